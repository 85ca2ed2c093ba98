import { ERROR_STATUS, type ErrorCode, type LineProblem } from '@lapidary/shared/errors';
import { describe, expect, it } from 'vitest';
import { bagFailures } from '../features/bag/bag-failures.ts';
import en from '../messages/en/failures.ts';
import vi from '../messages/vi/failures.ts';
import { ApiProblem, BackendUnreachable } from './api-client.client.ts';
import { failureText, lineText } from './failure-text.ts';

const problem = (code: ErrorCode) =>
  new ApiProblem({
    type: 'about:blank',
    title: code,
    status: ERROR_STATUS[code],
    code,
    detail: `detail of ${code}`,
    requestId: 'r-7',
  });
const line = (available: number): LineProblem => ({
  variantId: 'v',
  title: 'Ring',
  requested: 3,
  available,
  message: 'Only 2 left — your bag already holds 2.',
});

describe('failureText', () => {
  it('has the API’s own words in English, and words for the code in Vietnamese', () => {
    expect(failureText(problem('promotion_minimum'), en)).toBe('detail of promotion_minimum');
    expect(failureText(problem('promotion_minimum'), vi)).toContain('giá trị tối thiểu');
    expect(failureText(problem('slug_taken'), vi)).toBe('detail of slug_taken');
  });

  it('names the number of a request that met a fault, and says when nobody answers', () => {
    for (const words of [en, vi]) {
      expect(failureText(problem('internal'), words)).toContain('r-7');
      expect(failureText(new BackendUnreachable('cut'), words)).toBe(words.unreachable);
    }
  });

  it('throws faults of the page on', () => {
    expect(() => failureText(new TypeError('x'), vi)).toThrow('x');
  });
});

it('lineText says how many are left', () => {
  expect(lineText(line(2), en)).toBe('Only 2 left — your bag already holds 2.');
  expect(lineText(line(2), vi)).toBe('Chỉ còn 2 sản phẩm.');
  expect(lineText(line(0), vi)).toBe('Sản phẩm này đã hết hàng.');
});

it('every page has the words for what can happen to a bag, and no others', () => {
  expect(failureText(problem('out_of_stock'), bagFailures(vi))).toBe(vi.problems.out_of_stock);
  expect(Object.keys(bagFailures(vi).problems).length).toBeLessThan(8);
  expect(bagFailures(en)).toEqual(en);
});
