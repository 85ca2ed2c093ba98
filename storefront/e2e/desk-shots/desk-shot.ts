import type { AdminProduct } from '@lapidary/shared/catalog/admin-product';
import { adminPath } from '@lapidary/shared/page-paths';
import type { Page } from 'playwright-core';
import type { MerchantApi } from '../fixtures/merchant-api.ts';

/** What the pictures of the desk are taken of. */
export interface DeskSubject {
  shop: string;
  merchant: MerchantApi;
  /** A product of the catalog, with pictures and a choice. */
  id: string;
  /** Made for this, without a picture. */
  plain: AdminProduct;
}

/** Brings a signed-in merchant's page to what is to be seen. */
export type DeskShot = (page: Page, subject: DeskSubject) => Promise<unknown>;

type Visit = (page: Page) => Promise<void>;

export const at = (page: Page, hash: string) => page.goto(adminPath() + hash);
export const press = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name }).first().click();
export const table = (page: Page) => page.getByRole('table').first().waitFor();
export const alert = (page: Page) => page.getByRole('alert').first().waitFor();

export const list =
  (hash: string): Visit =>
  async (page) => {
    await at(page, hash);
    await table(page);
  };

export const form =
  (hash: string): Visit =>
  async (page) => {
    await at(page, hash);
    await page.locator('.admin-form, .admin-editor').first().waitFor();
  };

/** What the API would answer a shop in which nothing has happened yet. */
export const answered =
  (path: string, body: unknown, hash: string, words: string): Visit =>
  async (page) => {
    await page.route(path, (route) => route.fulfill({ json: body }));
    await at(page, hash);
    await page.getByText(words).first().waitFor();
  };

export const failed =
  (path: string, hash: string): Visit =>
  async (page) => {
    await page.route(path, (route) => route.abort());
    await at(page, hash);
    await alert(page);
  };

/** The API takes its time for longer than anybody looks. */
export const loading =
  (path: string, hash: string): Visit =>
  async (page) => {
    await page.route(path, () => {});
    await at(page, hash);
    await page
      .getByText(/^Loading/)
      .first()
      .waitFor();
  };
