import { DOCUMENT_EXAMPLE, type ProductDocument } from '@lapidary/shared/catalog/product';
import { expect, it } from 'vitest';
import { releaseDifferences } from './release-diff.ts';

const piece: ProductDocument = { ...DOCUMENT_EXAMPLE, categorySlug: null };

it('tells what is new, changed and gone, field by field', () => {
  const words = { title: 'Rings', description: '', position: 0 };
  const found = releaseDifferences(
    {
      listings: [
        { kind: 'category', slug: 'rings', before: words, after: { ...words, description: 'Round.' } },
        { kind: 'collection', slug: 'gifts', before: words, after: null },
      ],
      pieces: [
        { productId: 'a', before: piece, after: { ...piece, title: 'Moon Ring' } },
        { productId: 'b', before: null, after: piece },
        { productId: 'c', before: piece, after: null },
        { productId: 'd', before: null, after: null },
      ],
    },
    'USD',
  );
  expect(found.map(({ title, change, slug }) => [title, change, slug])).toEqual([
    ['Category Rings', 'changed', null],
    ['Collection Rings', 'gone', null],
    ['Moon Ring', 'changed', 'solitaire-ring'],
    ['Solitaire Ring', 'new', 'solitaire-ring'],
    ['Solitaire Ring', 'gone', null],
    ['A piece that is no longer known', 'new', null],
  ]);
  expect(found[0]!.rows).toEqual([{ field: 'Description', mine: '—', theirs: 'Round.' }]);
  expect(found[2]!.rows).toEqual([{ field: 'Title', mine: 'Solitaire Ring', theirs: 'Moon Ring' }]);
  expect(found[3]!.rows).toEqual([]);
});
