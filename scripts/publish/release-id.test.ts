import { ulid } from 'ulid';
import { expect, it } from 'vitest';
import { nextReleaseId } from './release-id.ts';

it('grows from release to release', () => {
  let live: string | null = null;
  for (let count = 0; count < 100; count += 1) {
    const next: string = nextReleaseId(live);
    expect(live === null || next > live).toBe(true);
    expect(next).toMatch(/^r_[0-9A-Z]{26}$/);
    live = next;
  }
});

it('grows also when the release before comes from a clock that is ahead', () => {
  const ahead = `r_${ulid(Date.now() + 3_600_000)}`;
  const next = nextReleaseId(ahead);
  expect(next > ahead).toBe(true);
  expect(nextReleaseId(next) > next).toBe(true);
});
