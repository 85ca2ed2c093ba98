import { createRoute, z } from '@hono/zod-openapi';
import { ChangePerson, InvitePerson, Person, PersonList } from '@lapidary/shared/people/person';
import { requireManager } from '../platform/auth.ts';
import { BEARER, createRouter, jsonBody, jsonResponse, type Router } from '../platform/http.ts';
import { MANAGER, problems } from '../platform/problem-answers.ts';
import { changePerson } from './change-person.ts';
import { invitePerson } from './invite-person.ts';
import { listPeople } from './list-people.ts';
import { resetSecondFactor } from './reset-second-factor.ts';

const AWAY = { unavailable: 'Cognito does not answer, or the database is away; ask again' };
const shared = { tags: ['People'], middleware: requireManager, security: BEARER };
const byId = z.object({
  id: z.string().min(1).max(128).openapi({ example: '8f14e45f-ceea-4671-8a1b-2c3d4e5f6071' }),
});

const list = createRoute({
  ...shared,
  method: 'get',
  path: '/admin/people',
  summary: 'The merchants of the shop',
  responses: { 200: jsonResponse('All of them', PersonList), ...problems(MANAGER, AWAY) },
});

const invite = createRoute({
  ...shared,
  method: 'post',
  path: '/admin/people',
  summary: 'Make somebody a merchant',
  description:
    'A new address gets mail with a password that is good for three days. Asked again before the first sign-in, it mails ' +
    'another one. A shopper’s account becomes a merchant’s without mail.',
  request: { body: jsonBody(InvitePerson) },
  responses: {
    201: jsonResponse('The merchant', Person),
    ...problems(MANAGER, AWAY, {
      conflict: 'the address is a merchant’s already, or of an account that is off or not confirmed',
    }),
  },
});

const change = createRoute({
  ...shared,
  method: 'put',
  path: '/admin/people/{id}',
  summary: 'Change a merchant’s role, or turn their account off and on',
  description:
    'Whoever loses rights by it is signed out everywhere, at once; an open stream of publishing events ends with its ' +
    'access token. Whoever gains rights has them with the next access token, within the hour.',
  request: { params: byId, body: jsonBody(ChangePerson) },
  responses: {
    200: jsonResponse('The merchant', Person),
    ...problems(MANAGER, AWAY, 'not_found', { conflict: 'it is the caller’s own account' }),
  },
});

const reset = createRoute({
  ...shared,
  method: 'delete',
  path: '/admin/people/{id}/second-factor',
  summary: 'Forget the authenticator app of a merchant who has lost it',
  description: 'They are signed out everywhere, sign in by password, and set up another app.',
  request: { params: byId },
  responses: {
    204: { description: 'There is no second factor now' },
    ...problems(MANAGER, AWAY, 'not_found', { conflict: 'it is the caller’s own account' }),
  },
});

export function peopleRoutes(): Router {
  const router = createRouter();
  router.openapi(list, async (c) => c.json({ people: await listPeople(c.var.services) }, 200));
  router.openapi(invite, async (c) => {
    const { services, actor } = c.var;
    return c.json(await invitePerson(services, { actor, ...c.req.valid('json') }), 201);
  });
  router.openapi(change, async (c) => {
    const { services, actor } = c.var;
    const input = { actor, ...c.req.valid('param'), ...c.req.valid('json') };
    return c.json(await changePerson(services, input), 200);
  });
  router.openapi(reset, async (c) => {
    const { services, actor } = c.var;
    await resetSecondFactor(services, { actor, ...c.req.valid('param') });
    return c.body(null, 204);
  });
  return router;
}
