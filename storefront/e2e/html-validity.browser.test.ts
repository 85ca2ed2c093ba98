import {
  accountPath,
  checkoutPath,
  collectionPath,
  collectionsPath,
  editorialPaths,
  filterPath,
  forgotPasswordPath,
  giftsPath,
  homePath,
  notFoundPath,
  orderConfirmationPath,
  productPath,
  searchPath,
  signInPath,
  signUpPath,
  styleGuidePath,
  wishlistPath,
} from '@lapidary/shared/page-paths';
import { HtmlValidate } from 'html-validate';
import { describe, expect, inject, it } from 'vitest';
import { fetchPage } from './fixtures/site.ts';

const { url: shop } = inject('shop');

async function faults(validator: HtmlValidate, path: string): Promise<string[]> {
  const { html } = await fetchPage(shop, path);
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line, column }) => `${line}:${column} ${ruleId}: ${message}`),
  );
}

const published = new HtmlValidate({
  root: true,
  extends: ['html-validate:recommended'],
  elements: ['html5'],
});

describe('what the publisher renders is valid HTML', () => {
  it.each([
    homePath(),
    '/rings/',
    '/signets/',
    filterPath('rings', 'metal', 'rose-gold'),
    collectionsPath(),
    collectionPath('diamonds'),
    productPath('orbit-eternity-ring'),
    productPath('cobalt-chain-bracelet'),
    notFoundPath(),
    giftsPath('1000-2000'),
    searchPath(),
    wishlistPath(),
    ...editorialPaths(),
  ])('%s', async (path) => {
    expect(await faults(published, path)).toEqual([]);
  });
});

// How React spells attributes is as good to a browser; Astro puts a style element before the first island.
const withIslands = new HtmlValidate({
  root: true,
  extends: ['html-validate:recommended'],
  elements: [
    'html5',
    { 'astro-island': { flow: true, phrasing: true }, style: { flow: true, phrasing: true } },
  ],
  rules: { 'attr-case': 'off', 'attribute-boolean-style': 'off', 'void-style': 'off' },
});

describe('what holds an island is valid HTML, but for spelling', () => {
  it.each([
    checkoutPath(),
    orderConfirmationPath(),
    accountPath(),
    signInPath(),
    signUpPath(),
    forgotPasswordPath(),
    styleGuidePath(),
  ])('%s', async (path) => {
    expect(await faults(withIslands, path)).toEqual([]);
  });
});
