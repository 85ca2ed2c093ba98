import { expect, it } from 'vitest';
import { languageChoices } from './language-choices.ts';

it('offers what the browser prefers and what was chosen before, once each', () => {
  expect(languageChoices('fr', ['en-GB', 'fr']).map(({ tag }) => tag)).toEqual(['fr', 'en-GB']);
  expect(languageChoices('', ['de'])).toEqual([{ tag: 'de', name: 'Deutsch' }]);
});
