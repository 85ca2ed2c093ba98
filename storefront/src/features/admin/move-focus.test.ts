import { expect, it } from 'vitest';
import { focusWords, MIDDLE, moveFocus, pointOf } from './move-focus.ts';

it.each([
  ['ArrowLeft', { x: 0.45, y: 0.5 }],
  ['ArrowRight', { x: 0.55, y: 0.5 }],
  ['ArrowUp', { x: 0.5, y: 0.45 }],
  ['ArrowDown', { x: 0.5, y: 0.55 }],
  ['Tab', null],
])('%s from the middle leads to %o', (key, point) => {
  expect(moveFocus(MIDDLE, key)).toEqual(point);
});

it('stays in the picture', () => {
  expect(moveFocus({ x: 0.02, y: 0 }, 'ArrowLeft')).toEqual({ x: 0, y: 0 });
  expect(moveFocus({ x: 0, y: 1 }, 'ArrowDown')).toEqual({ x: 0, y: 1 });
  expect(pointOf(-3, 1.2)).toEqual({ x: 0, y: 1 });
});

it('is told in words', () => {
  expect(focusWords({ x: 0.3, y: 0.754 })).toBe('30 % from the left, 75 % from the top');
});
