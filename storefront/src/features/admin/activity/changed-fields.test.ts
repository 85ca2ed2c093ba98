import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changedFields } from './changed-fields.ts';

describe('changedFields', () => {
  it('names what differs, wherever it is', () => {
    const before = { title: 'Ring', variants: [{ price: 100 }, { price: 200 }], tags: ['gold'], seo: null };
    const after = { title: 'Ring', variants: [{ price: 150 }], tags: ['gold', 'new'], seo: null };
    expect(changedFields(before, after)).toEqual([
      { field: 'variants 1 price', before: '100', after: '150' },
      { field: 'tags 2', before: null, after: 'new' },
      { field: 'variants 2 price', before: '200', after: null },
    ]);
  });

  it('names everything of what was made or taken away, but what is empty', () => {
    expect(changedFields(null, { a: 1, b: '' })).toEqual([{ field: 'a', before: null, after: '1' }]);
    expect(changedFields({ a: true }, null)).toEqual([{ field: 'a', before: 'true', after: null }]);
    expect(changedFields(null, null)).toEqual([]);
  });

  it('finds nothing between equal things, and the same number both ways', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        expect(changedFields(one, structuredClone(one))).toEqual([]);
        expect(changedFields(one, other)).toHaveLength(changedFields(other, one).length);
      }),
    );
  });
});
