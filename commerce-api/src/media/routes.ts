import { createRoute } from '@hono/zod-openapi';
import { CompleteUpload, PresignedUpload, RequestUpload, UploadedImage } from '@lapidary/shared/media/upload';
import { requireMerchant } from '../platform/auth.ts';
import { BEARER, createRouter, idParam, jsonBody, jsonResponse, type Router } from '../platform/http.ts';
import { MERCHANT, problems } from '../platform/problem-answers.ts';
import { completeUpload } from './complete-upload.ts';
import { requestUpload } from './request-upload.ts';

const shared = { tags: ['Media'], middleware: requireMerchant, security: BEARER };
const requestRoute = createRoute({
  ...shared,
  method: 'post',
  path: '/admin/uploads',
  summary: 'Ask for a presigned upload of one picture',
  request: { body: jsonBody(RequestUpload) },
  responses: {
    201: jsonResponse('Send the fields and then the file as a form to the URL', PresignedUpload),
    ...problems(MERCHANT),
  },
});

const completeRoute = createRoute({
  ...shared,
  method: 'post',
  path: '/admin/uploads/{id}/complete',
  summary: 'Check an uploaded picture and store it for the shop',
  request: { params: idParam, body: jsonBody(CompleteUpload) },
  responses: {
    200: jsonResponse('The picture', UploadedImage),
    ...problems(MERCHANT, 'not_found', { unprocessable_upload: 'the file is missing, or no picture' }),
  },
});

export function mediaRoutes(): Router {
  const router = createRouter();
  router.openapi(requestRoute, async (c) => {
    const actor = c.var.actor.customerId;
    return c.json(await requestUpload(c.var.services, { ...c.req.valid('json'), actor }), 201);
  });
  router.openapi(completeRoute, async (c) => {
    const input = {
      actor: c.var.actor.customerId,
      id: c.req.valid('param').id,
      alt: c.req.valid('json').alt,
    };
    return c.json(await completeUpload(c.var.services, input), 200);
  });
  return router;
}
