import { randomUUID } from 'node:crypto';
import type { StartSession } from '@lapidary/shared/customers/session';
import type { Order } from '@lapidary/shared/orders/order';
import { newId } from '../../platform/ids.ts';
import { execute } from '../../platform/sql.ts';
import { checkoutBody } from '../../platform/testing/checkout-body.ts';
import { insertLiveProduct } from '../../platform/testing/insert-live-product.ts';
import { productDocument } from '../../platform/testing/product-document.ts';
import type { TestApp } from '../../platform/testing/test-app.ts';
import type { TestBrowser } from '../../platform/testing/test-browser.ts';
import {
  acquirePublisherLease,
  type ReleaseContent,
  recordRelease,
  releasePublisherLease,
} from '../../publishing/index.ts';

/** The variant and the order that examples name. */
export const VARIANT = '01KJ4T9Z6N8Q2V5X7B3M1C0D4F';
export const ORDER = 'L-7KQ2-M9XD';

export interface ContractShop {
  /** Trusts tokens that the test signs. */
  api: TestApp;
  /** Trusts the tokens of the Cognito stand-in. */
  cognitoApi: TestApp;
  /** Proves the password of a new account to Cognito. */
  signIn(): Promise<StartSession>;
  /** The same, and starts a session at `cognitoApi`. */
  enter(): Promise<{ browser: TestBrowser; token: string }>;
}

/** Asks as a merchant. @throws Error when the shop refuses. */
export async function ask<Answer = { id: string }>(
  { api }: ContractShop,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const token = api.tokens.merchant();
  const response = await api.visitor().send(method, `/api/admin${path}`, { token, body, headers });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${text}`);
  return (text ? JSON.parse(text) : undefined) as Answer;
}

export const uniqueSlug = (): string => `piece-${randomUUID()}`;

export const uniqueEmail = (): string => `${randomUUID()}@example.com`;

/** Invites an editor. */
export const invite = async (shop: ContractShop, email = uniqueEmail()): Promise<string> =>
  (await ask(shop, 'POST', '/people', { email, role: 'editor' })).id;

export const newProduct = async (shop: ContractShop, slug = uniqueSlug()): Promise<string> =>
  (await ask(shop, 'POST', '/products', productDocument({ slug }))).id;

export async function liveProduct(shop: ContractShop, slug?: string): Promise<string> {
  const id = await newProduct(shop, slug);
  await ask(shop, 'POST', `/products/${id}/publish`);
  return id;
}

/** A bag with some of the example's variant. */
export async function filledBag(
  { api }: ContractShop,
  quantity = 1,
  variantId = VARIANT,
): Promise<TestBrowser> {
  const browser = api.visitor();
  const answer = await browser.send('POST', '/api/bag/lines', { body: { variantId, quantity } });
  if (answer.status !== 201) throw new Error(await answer.text());
  return browser;
}

export async function order(shop: ContractShop, token?: string): Promise<Order> {
  const browser = await filledBag(shop);
  const response = await browser.send('POST', '/api/checkout', {
    body: checkoutBody({ email: 'ada@example.com' }),
    headers: { 'idempotency-key': randomUUID() },
    ...(token && { token }),
  });
  if (response.status !== 201) throw new Error(await response.text());
  return (await response.json()) as Order;
}

/** Takes a promotion code away, so that it can be made. */
export const forgetCode = async ({ api }: ContractShop, code: string): Promise<unknown> =>
  await execute({ database: api.services.database }, 'DELETE FROM promotions WHERE code = $code', { code });

/** Makes a promotion code with these terms, whatever it was before. */
export async function promotion(shop: ContractShop, terms: { code: string }): Promise<string> {
  await forgetCode(shop, terms.code);
  return (await ask(shop, 'POST', '/promotions', { kind: 'percent', value: 1000, ...terms })).id;
}

/** A release that answers no request, as a publisher records it. */
export async function release({ api }: ContractShop, contents: ReleaseContent[] = []): Promise<string> {
  const { database } = api.services;
  const fence = await acquirePublisherLease({ database }, { owner: 'contract', ttlMs: 60_000 });
  const releaseId = newId();
  const now = new Date().toISOString();
  await recordRelease(database, {
    fence: fence!,
    baseId: releaseId,
    requestIds: [],
    contents,
    receipt: {
      releaseId,
      causes: [{ kind: 'publish', actor: 'contract', summary: 'Publish' }],
      changed: [],
      removed: [],
      rendered: 0,
      pages: 0,
      bytes: 0,
      phases: { snapshot: 0, plan: 0, render: 0, upload: 0, switch: 0, verify: 0 },
      requestedAt: now,
      liveAt: now,
      liveAfterMs: 1,
      verifiedUrl: null,
    },
  });
  await releasePublisherLease({ database }, 'contract');
  return releaseId;
}

/** Puts variants on sale, as one product. @returns their ids. */
export async function sell(
  { api }: ContractShop,
  variants: { id?: string; price: number; stock: number }[],
  slug = uniqueSlug(),
): Promise<string[]> {
  const on = { database: api.services.database };
  const { productId, variantIds } = await insertLiveProduct(on, { slug, variants });
  const { variants: fields, ...document } = productDocument({ slug });
  const draft = JSON.stringify({
    ...document,
    variants: fields.map((one) => ({ ...one, id: variantIds[0] })),
  });
  await execute(on, 'UPDATE products SET draft_json = $draft WHERE id = $productId', { draft, productId });
  return variantIds;
}

/** What the examples name: a piece with plenty of stock, an order of it, and a promotion code. */
export async function furnish(shop: ContractShop): Promise<void> {
  const on = { database: shop.api.services.database };
  await sell(shop, [{ id: VARIANT, price: 128_000, stock: 1000 }], 'solitaire-ring');
  const { number } = await order(shop);
  await execute(on, 'UPDATE orders SET number = $ORDER WHERE number = $number', { ORDER, number });
  await promotion(shop, { code: 'SPRING-10' });
}
