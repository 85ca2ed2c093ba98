import { createRoute } from '@hono/zod-openapi';
import {
  PaymentSettings,
  TaxSettings,
  VersionedPaymentSettings,
  VersionedTaxSettings,
} from '@lapidary/shared/pricing/store-settings';
import { createRouter, ETAG, ifMatchHeader, jsonBody, jsonResponse, type Router } from '../platform/http.ts';
import { etagOf, versionOf } from '../platform/if-match.ts';
import { MANAGER, problems } from '../platform/problem-answers.ts';
import { changeStoreSettings } from './change-store-settings.ts';
import { managerOnly } from './manager-only.ts';
import { selectSetting } from './store-setting-rows.ts';

const readTax = createRoute({
  ...managerOnly,
  method: 'get',
  path: '/admin/settings/tax',
  summary: 'Tax rates, and whether prices include the tax',
  responses: {
    200: { ...jsonResponse('The settings', VersionedTaxSettings), ...ETAG },
    ...problems(MANAGER),
  },
});

const changeTax = createRoute({
  ...managerOnly,
  method: 'put',
  path: '/admin/settings/tax',
  summary: 'Replace the tax settings; orders keep what they were charged',
  request: { headers: ifMatchHeader, body: jsonBody(TaxSettings) },
  responses: {
    200: { ...jsonResponse('The settings', VersionedTaxSettings), ...ETAG },
    ...problems(MANAGER, 'version_stale', 'version_required'),
  },
});

const readPayment = createRoute({
  ...managerOnly,
  method: 'get',
  path: '/admin/settings/payment',
  summary: 'Ways to pay that the shop takes',
  responses: {
    200: { ...jsonResponse('The settings', VersionedPaymentSettings), ...ETAG },
    ...problems(MANAGER),
  },
});

const changePayment = createRoute({
  ...managerOnly,
  method: 'put',
  path: '/admin/settings/payment',
  summary: 'Replace the ways to pay',
  request: { headers: ifMatchHeader, body: jsonBody(PaymentSettings) },
  responses: {
    200: { ...jsonResponse('The settings', VersionedPaymentSettings), ...ETAG },
    ...problems(MANAGER, 'version_stale', 'version_required'),
  },
});

export function settingsRoutes(): Router {
  const router = createRouter();
  router.openapi(readTax, async (c) => {
    const answer = await selectSetting<TaxSettings>({ database: c.var.services.database }, 'tax');
    return c.json(answer, 200, etagOf(answer));
  });
  router.openapi(changeTax, async (c) => {
    const settings = c.req.valid('json');
    const version = await changeStoreSettings(c.var.services, {
      actor: c.var.actor.customerId,
      name: 'tax',
      version: versionOf(c.req.valid('header')['if-match']),
      settings,
    });
    return c.json({ settings, version }, 200, etagOf({ version }));
  });
  router.openapi(readPayment, async (c) => {
    const answer = await selectSetting<PaymentSettings>({ database: c.var.services.database }, 'payment');
    return c.json(answer, 200, etagOf(answer));
  });
  router.openapi(changePayment, async (c) => {
    const settings = c.req.valid('json');
    const version = await changeStoreSettings(c.var.services, {
      actor: c.var.actor.customerId,
      name: 'payment',
      version: versionOf(c.req.valid('header')['if-match']),
      settings,
    });
    return c.json({ settings, version }, 200, etagOf({ version }));
  });
  return router;
}
