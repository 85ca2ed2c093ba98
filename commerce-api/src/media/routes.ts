import { createRoute, z } from '@hono/zod-openapi';
import { CompleteUpload, PresignedUpload, RequestUpload, UploadedImage } from '@lapidary/shared/media/upload';
import { requireMerchant } from '../platform/auth.ts';
import {
  BEARER,
  createRouter,
  jsonBody,
  jsonResponse,
  problemResponse,
  type Router,
} from '../platform/http.ts';
import { completeUpload } from './complete-upload.ts';
import { requestUpload } from './request-upload.ts';

const shared = { tags: ['Media'], middleware: requireMerchant, security: BEARER };
const guarded = { 401: problemResponse('Not signed in'), 403: problemResponse('Not a merchant') };

const requestRoute = createRoute({
  ...shared,
  method: 'post',
  path: '/admin/uploads',
  summary: 'Ask for a presigned upload of one picture',
  request: { body: jsonBody(RequestUpload) },
  responses: {
    201: jsonResponse('Send the fields and then the file as a form to the URL', PresignedUpload),
    400: problemResponse('Too large, or not a kind of picture that the shop takes'),
    ...guarded,
  },
});

const completeRoute = createRoute({
  ...shared,
  method: 'post',
  path: '/admin/uploads/{id}/complete',
  summary: 'Check an uploaded picture and store it for the shop',
  request: { params: z.object({ id: z.string().min(1).max(40) }), body: jsonBody(CompleteUpload) },
  responses: {
    200: jsonResponse('The picture', UploadedImage),
    400: problemResponse('The request is not valid'),
    ...guarded,
    404: problemResponse('No such upload'),
    422: problemResponse('The file is missing, or no picture'),
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
