import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moveEntry, withEntry, withoutEntry } from './list-moves.ts';

describe('moveEntry', () => {
  it('moves and is undone by moving back', () => {
    expect(moveEntry(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 1 }), fc.nat(), fc.nat(), (list, a, b) => {
        const [from, to] = [a % list.length, b % list.length];
        expect(moveEntry(moveEntry(list, from, to), to, from)).toEqual(list);
      }),
    );
  });

  it('leaves the list alone at its ends', () => {
    expect(moveEntry(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
    expect(moveEntry(['a', 'b'], 1, 2)).toEqual(['a', 'b']);
  });
});

describe('replacing and removing', () => {
  it('touches the one entry', () => {
    expect(withEntry(['a', 'b'], 1, 'c')).toEqual(['a', 'c']);
    expect(withoutEntry(['a', 'b'], 0)).toEqual(['b']);
  });
});
