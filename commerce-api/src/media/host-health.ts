import type { FetchError } from './fetch-bytes.ts';

const FAILURES_OF_A_DEAD_HOST = 3;
/** Codes that say that this machine has no network, whatever the host. */
const NO_NETWORK: readonly string[] = ['EAI_AGAIN', 'ENETUNREACH'];

/** Remembers which hosts could not be reached during one import, so that nobody waits for them again and again. */
export interface HostHealth {
  /** Why an address need not be tried; undefined when it should be. */
  reasonToSkip(url: string): string | undefined;
  /** A picture came; failures of its host before that were passing ones. */
  recordAnswer(url: string): void;
  recordFailure(url: string, error: FetchError): void;
}

const hostOf = (url: string): string => URL.parse(url)?.host ?? '';

export function createHostHealth(): HostHealth {
  const failures = new Map<string, number>();
  const reasons = new Map<string, string>();
  let answered = false;
  let withoutNetwork = 0;
  let networkReason = '';
  return {
    reasonToSkip(url) {
      if (!answered && withoutNetwork >= FAILURES_OF_A_DEAD_HOST) return networkReason;
      const host = hostOf(url);
      return (failures.get(host) ?? 0) >= FAILURES_OF_A_DEAD_HOST ? reasons.get(host) : undefined;
    },
    recordAnswer(url) {
      answered = true;
      failures.delete(hostOf(url));
    },
    recordFailure(url, { hostDown, code, message }) {
      if (!hostDown) return;
      const host = hostOf(url);
      failures.set(host, (failures.get(host) ?? 0) + 1);
      reasons.set(host, message);
      if (code === undefined || !NO_NETWORK.includes(code)) return;
      withoutNetwork += 1;
      networkReason = message;
    },
  };
}
