import {
  accountPath,
  checkoutPath,
  collectionPath,
  collectionsPath,
  forgotPasswordPath,
  homePath,
  notFoundPath,
  orderConfirmationPath,
  productPath,
  signInPath,
  signUpPath,
  styleGuidePath,
} from '@lapidary/shared/page-paths';
import { HtmlValidate } from 'html-validate';
import { expect, inject, it } from 'vitest';
import { fetchPage } from './fixtures/site.ts';

const { url: shop } = inject('shop');

const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:recommended'],
  elements: [
    'html5',
    { 'astro-island': { flow: true, phrasing: true }, 'astro-slot': { flow: true, phrasing: true } },
  ],
});

it.each([
  homePath(),
  '/rings/',
  '/signets/',
  collectionsPath(),
  collectionPath('diamonds'),
  productPath('orbit-eternity-ring'),
  productPath('cobalt-chain-bracelet'),
  checkoutPath(),
  orderConfirmationPath(),
  accountPath(),
  signInPath(),
  signUpPath(),
  forgotPasswordPath(),
  styleGuidePath(),
  notFoundPath(),
])('%s is valid HTML', async (path) => {
  const { html } = await fetchPage(shop, path);
  const { results } = await validator.validateString(html);
  const faults = results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line, column }) => `${line}:${column} ${ruleId}: ${message}`),
  );
  expect(faults).toEqual([]);
});
