import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { findShortages } from './find-shortages.ts';
import { QUOTAS } from './quotas.ts';
import { testContext } from './testing/deploy-context.ts';
import { FakeAccount } from './testing/fake-account.ts';

const PLACE = { account: '111122223333', hostedZoneId: 'Z0123456789EXAMPLE' };
const moreAt = 'https://example.com/quotas';
const full = { used: 10, allowed: 10, moreAt };

/** An account that has these stacks of a shop. */
function accountWith(...concerns: string[]): FakeAccount {
  const account = new FakeAccount({ task: async () => undefined, serve: async () => undefined });
  for (const concern of concerns) account.stacks.set(concern, '{}');
  return account;
}
const contextOf = (account: FakeAccount) => testContext(account, { fetch, place: PLACE });

test('a shortage says what is used, what is allowed and where to ask for more', async () => {
  const account = accountWith();
  account.usages['AWS::Lightsail::Database'] = { used: 2, allowed: 2, moreAt };
  account.usages['AWS::S3::Bucket'] = { used: 94, allowed: 100, moreAt };
  const advice = `delete what nobody needs, or ask for more: ${moreAt}`;
  expect(await findShortages(contextOf(account))).toEqual([
    `no room for databases of Lightsail in ap-southeast-1: 2 of 2 used, 1 more needed; ${advice}`,
    `no room for buckets of the account in us-east-1: 94 of 100 used, 7 more needed; ${advice}`,
  ]);
  account.usages['AWS::Lightsail::Database'] = { used: 1, allowed: 2, moreAt };
  account.usages['AWS::S3::Bucket'] = { used: 93, allowed: 100, moreAt };
  expect(await findShortages(contextOf(account))).toEqual([]);
});

test('what is there already needs no more room, whatever a run before has come to', async () => {
  const foundation = ['storefront', 'database', 'identity', 'guardrails', 'api'];
  const account = accountWith(...foundation);
  for (const { resource } of QUOTAS) account.usages[resource] = full;
  const faults = await findShortages(contextOf(account));
  expect(faults.map((fault) => fault.split(';')[0])).toEqual(
    ['buckets of the account', 'distributions of CloudFront', 'certificates of ACM'].map(
      (what) => `no room for ${what} in us-east-1: 10 of 10 used, 1 more needed`,
    ),
  );
  account.stacks.set('edge', '{}');
  account.calls.length = 0;
  expect(await findShortages(contextOf(account))).toEqual([]);
  expect(account.calls.filter((call) => call.startsWith('usage'))).toEqual([]);
});

test('what may not be looked at is said, and is no shortage', async () => {
  const account = accountWith();
  account.usages['AWS::Cognito::UserPool'] = { unknown: 'not authorized to perform ListUserPools' };
  const context = contextOf(account);
  expect(await findShortages(context)).toEqual([]);
  expect(context.said).toEqual([
    '  not checked whether there is room for user pools of Cognito: not authorized to perform ListUserPools',
  ]);
});

test.each(['small', 'standard'])(
  'as many are reckoned with as the stacks of the profile %s make',
  (profile) => {
    const list = readFileSync(resolve(import.meta.dirname, `../infra/resources-${profile}.txt`), 'utf8');
    const made = list.split('\n').map((line) => line.split(' '));
    for (const { resource, makes } of QUOTAS) {
      const stacks = made.filter(([, type]) => type === resource).map(([stack]) => stack);
      const reckoned = Object.entries(makes).flatMap(([concern, count]) =>
        Array<string>(count).fill(`lapidary-${concern}`),
      );
      expect(stacks.sort(), resource).toEqual(reckoned.sort());
    }
  },
);
