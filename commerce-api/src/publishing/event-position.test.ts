import fc from 'fast-check';
import { expect, it } from 'vitest';
import { newId } from '../platform/ids.ts';
import { formatPosition, parsePosition } from './event-position.ts';

it('a position is read as it was written', () => {
  fc.assert(
    fc.property(fc.nat(), fc.boolean(), (changedAt, released) => {
      const position = { changedAt, releaseId: released ? `r_${newId()}` : '' };
      expect(parsePosition(formatPosition(position))).toEqual(position);
    }),
  );
});

it('anything else is none', () => {
  for (const id of [undefined, '', '1', 'x.r_1', '1.r_1', "1.'; DROP TABLE releases"]) {
    expect(parsePosition(id)).toBeNull();
  }
});
