import { expect, it } from 'vitest';
import { newId } from './ids.ts';

it('makes ids that are unique and grow, many in a millisecond and over many', async () => {
  const ids: string[] = [];
  for (let round = 0; round < 20; round += 1) {
    for (let n = 0; n < 500; n += 1) ids.push(newId());
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.toSorted()).toEqual(ids);
  for (const id of ids) expect(id).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/);
});
