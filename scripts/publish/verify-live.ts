import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Services } from '@lapidary/commerce-api/platform/services';
import { isReleased, type ManifestPage } from './manifest.ts';

const VERIFY_DEADLINE_MS = 30_000;

const PAUSE_MS = 20;

/**
 * Asks the public URL until it serves the expected bytes.
 * @returns whether it did before the deadline.
 */
export async function verifyLive(input: { url: string; hash: string; deadlineMs: number }): Promise<boolean> {
  const deadline = Date.now() + input.deadlineMs;
  do {
    const body = await fetchBody(input.url);
    if (body && createHash('sha256').update(body).digest('hex') === input.hash) return true;
    await sleep(PAUSE_MS);
  } while (Date.now() < deadline);
  return false;
}

/**
 * Proves through the public URL that a changed page of the release is there.
 * @returns the URL that was asked, or null when no page changed, or the edge does not serve it yet.
 */
export async function verifyRelease(
  { settings, log }: Pick<Services, 'settings' | 'log'>,
  pages: Readonly<Record<string, ManifestPage>>,
  changed: readonly string[],
): Promise<string | null> {
  const path = changed.find((candidate) => isReleased(candidate) && candidate.includes('/products/'));
  const proof = path ?? changed.find(isReleased);
  if (!proof) return null;
  const url = settings.publicUrl + proof;
  const { hash } = pages[proof]!;
  if (await verifyLive({ url, hash, deadlineMs: VERIFY_DEADLINE_MS })) return url;
  log.warn({ url }, 'the public URL does not serve the new page yet');
  return null;
}

async function fetchBody(url: string): Promise<Buffer | null> {
  try {
    const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(5_000) });
    return Buffer.from(await response.arrayBuffer());
  } catch {
    // The edge is not to be reached at this moment; the deadline decides.
    return null;
  }
}
