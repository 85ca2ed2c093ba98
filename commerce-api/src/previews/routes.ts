import { createRoute, z } from '@hono/zod-openapi';
import { PreviewLink } from '@lapidary/shared/catalog/preview';
import { ERROR_STATUS, type ErrorCode } from '@lapidary/shared/errors';
import { pageSecurityPolicy } from '@lapidary/shared/page-security-policy';
import { AppError } from '../platform/app-error.ts';
import { requireMerchant } from '../platform/auth.ts';
import { BEARER, createRouter, idParam, jsonResponse, type Router } from '../platform/http.ts';
import { MERCHANT, problems } from '../platform/problem-answers.ts';
import { createPreview } from './create-preview.ts';
import { forecastRoutes } from './forecast-routes.ts';
import { NOTICE_POLICY, previewNotice } from './preview-notice.ts';
import { readPreview } from './read-preview.ts';

const WAIT_MS = 5_000;
const REFRESH_AFTER_SECONDS = 2;

const createPreviewRoute = createRoute({
  tags: ['Previews'],
  middleware: requireMerchant,
  security: BEARER,
  method: 'post',
  path: '/admin/products/{id}/preview',
  summary: 'A link that shows the draft as its page would be, for a day',
  description:
    'The link shows the draft as it is now, to whoever has it. Saving or publishing does not change it.',
  request: { params: idParam },
  responses: {
    201: jsonResponse('The link', PreviewLink),
    ...problems(MERCHANT, 'not_found'),
  },
});

const readPreviewRoute = createRoute({
  tags: ['Previews'],
  method: 'get',
  path: '/previews/{token}',
  summary: 'The page that a preview’s link leads to',
  description: 'Waits a few seconds while it is rendered. Browsers get failures as a page, not as a problem.',
  request: {
    params: z.object({ token: z.string().max(500).openapi({ example: 'eyJwIjoiMDFLSjRUOFcifQ.c2lnbmVk' }) }),
  },
  responses: {
    200: {
      description: 'The page, or one that asks again by itself while it is still rendered',
      content: { 'text/html': { schema: z.string().openapi({ example: '<!doctype html>…' }) } },
    },
    ...problems('not_found', 'link_expired', { internal: 'the draft could not be rendered' }),
  },
});

const html = (policy: string) => ({
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': policy,
});

/** What a browser shows in place of a preview, by the code of the failure. */
const TITLES: Partial<Record<ErrorCode, string>> = {
  link_expired: 'This preview has expired',
  internal: 'This draft could not be rendered',
  not_found: 'There is no preview here',
};

const noticeOf = ({ code, message }: AppError): string =>
  previewNotice({ title: TITLES[code] ?? 'The preview cannot be shown', text: message });

export function previewRoutes(): Router {
  const router = createRouter();
  router.route('/', forecastRoutes());
  router.use('/previews/*', async (c, next) => {
    await next();
    c.header('cache-control', 'no-store');
    c.header('x-robots-tag', 'noindex, nofollow');
    c.header('referrer-policy', 'no-referrer');
  });
  router.openapi(createPreviewRoute, async (c) => {
    const input = { actor: c.var.actor.customerId, productId: c.req.valid('param').id };
    return c.json(await createPreview(c.var.services, input), 201);
  });
  router.openapi(readPreviewRoute, async (c) => {
    const { services } = c.var;
    const signal = AbortSignal.any([c.req.raw.signal, ...(services.draining ? [services.draining] : [])]);
    try {
      const page = await readPreview(services, {
        token: c.req.valid('param').token,
        waitMs: WAIT_MS,
        signal,
      });
      if (page !== null) return c.body(page, 200, html(pageSecurityPolicy()));
      const title = 'Still rendering the preview';
      const text = 'This page asks again by itself.';
      const notice = previewNotice({ title, text, refreshAfter: REFRESH_AFTER_SECONDS });
      return c.body(notice, 200, html(NOTICE_POLICY));
    } catch (error) {
      if (!(error instanceof AppError) || !c.req.header('accept')?.includes('text/html')) throw error;
      return c.body(noticeOf(error), ERROR_STATUS[error.code], html(NOTICE_POLICY));
    }
  });
  return router;
}
