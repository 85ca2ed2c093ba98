import { describe, expect, it } from 'vitest';
import { clashWords, takenWords, worthMerging } from './compare-edits.ts';

const field = (name: string, mine: string, theirs: string, merged: string) => ({
  field: name,
  mine,
  theirs,
  merged,
});

describe('a comparison', () => {
  it('says once of each side what both have changed', () => {
    expect(clashWords([])).toEqual([]);
    expect(
      clashWords([
        { field: 'Title', kept: 'mine' },
        { field: 'Variants', kept: 'theirs' },
        { field: 'Options', kept: 'mine' },
        { field: 'Title', kept: 'mine' },
      ]),
    ).toEqual([
      'Both of you changed Title and Options; yours are kept.',
      'Both of you changed Variants; theirs is kept.',
    ]);
  });

  it('says what a merge takes, and whether there is one to make', () => {
    const comparison = { fields: [field('Title', 'a', 'b', 'a'), field('Slug', 'c', 'd', 'd')], clashes: [] };
    expect(takenWords(comparison)).toBe('Taken from theirs: Slug.');
    expect(worthMerging(comparison)).toBe(true);
    expect(worthMerging({ fields: comparison.fields.slice(1), clashes: [] })).toBe(false);
    expect(takenWords({ fields: comparison.fields.slice(0, 1), clashes: [] })).toBeNull();
  });
});
