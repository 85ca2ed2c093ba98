import { expect, it } from 'vitest';
import { metalColour } from './metal-colour.ts';

it.each([
  ['Yellow gold', 'yellow'],
  ['18k Gold', 'yellow'],
  ['18K rose gold', 'rose'],
  ['White gold', 'white'],
  ['Sterling silver', 'white'],
  ['Platinum', 'white'],
  ['Black titanium', 'dark'],
  ['Golden hour', undefined],
  ['Two-tone', undefined],
])('%s looks %s', (name, colour) => {
  expect(metalColour(name)).toBe(colour);
});
