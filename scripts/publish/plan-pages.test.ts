import { describe, expect, it } from 'vitest';
import { planPages } from './plan-pages.ts';

const recorded = new Map<string, Record<string, string>>([
  ['/a/', { 'product["a"]': '1', 'store[]': 's' }],
  ['/b/', { 'product["b"]': '2' }],
  ['/c/', {}],
]);
const now: Record<string, string> = { 'product["a"]': '1', 'store[]': 's', 'product["b"]': '2' };

describe('planPages', () => {
  it('renders nothing when every read is answered as before', () => {
    expect(planPages(['/a/', '/b/', '/c/'], recorded, (query) => now[query] ?? '')).toEqual([]);
  });

  it('renders the pages that read something that changed', () => {
    const changed: Record<string, string> = { ...now, 'store[]': 'other' };
    expect(planPages(['/a/', '/b/', '/c/'], recorded, (query) => changed[query] ?? '')).toEqual(['/a/']);
  });

  it('renders pages that were never rendered', () => {
    expect(planPages(['/a/', '/new/'], recorded, (query) => now[query] ?? '')).toEqual(['/new/']);
  });
});
