import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePieces, withoutPiece, withPiece } from './kept-pieces.ts';

const piece = (slug: string) => ({ slug, title: slug, picture: '/media/a-320.webp' });

describe('pieces kept in the browser', () => {
  it('come out as they went in', () => {
    const pieces = [piece('a'), { ...piece('b'), picture: '' }];
    expect(parsePieces(JSON.stringify(pieces))).toEqual(pieces);
  });

  it('are none where the storage holds anything else', () => {
    expect(parsePieces(null)).toEqual([]);
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(Array.isArray(parsePieces(text))).toBe(true);
      }),
    );
    const strange = [
      { slug: '../x', title: '', picture: '' },
      { ...piece('a'), picture: '//evil.example/x' },
      null,
    ];
    expect(parsePieces(JSON.stringify(strange))).toEqual([]);
  });

  it('hold each piece once, the newest first, and no more than there is room for', () => {
    const slugs = fc.array(fc.constantFrom('a', 'b', 'c', 'd'));
    fc.assert(
      fc.property(slugs, (order) => {
        const pieces = order.reduce(
          (kept, slug) => withPiece(kept, piece(slug), 3),
          [] as ReturnType<typeof piece>[],
        );
        expect(pieces.map(({ slug }) => slug)).toEqual([...new Set(order.toReversed())].slice(0, 3));
        expect(withoutPiece(pieces, 'a').some(({ slug }) => slug === 'a')).toBe(false);
      }),
    );
  });
});
