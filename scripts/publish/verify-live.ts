import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

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

async function fetchBody(url: string): Promise<Buffer | null> {
  try {
    const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(5_000) });
    return Buffer.from(await response.arrayBuffer());
  } catch {
    // The edge is not to be reached at this moment; the deadline decides.
    return null;
  }
}
