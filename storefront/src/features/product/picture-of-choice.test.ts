import { expect, it } from 'vitest';
import { pictureOfChoice } from './picture-of-choice.ts';

const DESCRIPTIONS = [
  'Plain polished yellow gold band on a pale surface',
  'The same band in rose gold',
  'Close view of the yellow gold band, 6 mm wide',
];

it.each([
  [['Rose gold', '6'], 1],
  [['Yellow gold', '6'], 0],
  [['6', 'Rose gold'], 1],
  [['Platinum', '6'], null],
  [[], null],
])('of %j it is %j', (values, place) => {
  expect(pictureOfChoice(DESCRIPTIONS, values)).toBe(place);
});
