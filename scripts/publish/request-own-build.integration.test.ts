import { select } from '@lapidary/commerce-api/platform/sql';
import { openTestDatabase } from '@lapidary/commerce-api/platform/testing/test-database';
import { expect, it } from 'vitest';
import { requestOwnBuild } from './request-own-build.ts';

const { database } = await openTestDatabase();
const waiting = () =>
  select<{ cause: string; products: string | null }>(
    { database },
    "SELECT cause_json AS cause, product_ids_json AS products FROM publish_requests WHERE state = 'waiting'",
  );

it('asks for every page after a deployment, and for none when the live site is of this build', async () => {
  await requestOwnBuild({ publisher: { isOwnBuildLive: async () => true }, services: { database } });
  expect(await waiting()).toEqual([]);
  await requestOwnBuild({ publisher: { isOwnBuildLive: async () => false }, services: { database } });
  const [request] = await waiting();
  expect(request?.products).toBeNull();
  expect(request?.cause).toContain('what was deployed');
});
