import { describe, expect, it } from 'vitest';
import { listingForm, readListing, withTitle } from './listing-form.ts';

const form = { title: 'Rings', slug: 'rings', description: '', position: '3' };

describe('the form of a category or a collection', () => {
  it('is read as it is shown', () => {
    const listing = { slug: 'rings', title: 'Rings', description: 'For every day.', position: 3 };
    expect(readListing('category', listingForm(listing, 0), [])).toEqual({ ok: true, input: listing });
  });

  it.each([
    [{ title: ' ' }, 'title'],
    [{ slug: 'Rings' }, 'slug'],
    [{ slug: 'checkout' }, 'slug'],
    [{ position: 'first' }, 'position'],
    [{ slug: 'new-in' }, 'slug'],
  ])('of %j has its fault at %s', (change, path) => {
    const reading = readListing('category', { ...form, ...change }, ['new-in']);
    expect(reading.ok ? [] : reading.problems.map((problem) => problem.path)).toEqual([path]);
  });

  it('lets a collection be called as the shop’s own pages are', () => {
    expect(readListing('collection', { ...form, slug: 'about' }, []).ok).toBe(true);
  });

  it('makes the slug follow the title until it is written by hand, and never later', () => {
    expect(withTitle({ ...form, title: '', slug: '' }, 'New in', true)).toEqual({
      title: 'New in',
      slug: 'new-in',
    });
    expect(withTitle({ ...form, slug: 'own' }, 'New in', true)).toEqual({ title: 'New in' });
    expect(withTitle(form, 'New in', false)).toEqual({ title: 'New in' });
  });
});
