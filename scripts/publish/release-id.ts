import { newId } from '@lapidary/commerce-api/platform/ids';
import { incrementBase32 } from 'ulid';

const PREFIX = 'r_';

/**
 * An id for the release that follows `live`. The newest release is the one with the greatest id, so it must grow even
 * when the clock of this publisher is behind that of the one before.
 */
export function nextReleaseId(live: string | null): string {
  const id = `${PREFIX}${newId()}`;
  if (live === null || id > live) return id;
  return `${PREFIX}${incrementBase32(live.slice(PREFIX.length))}`;
}
