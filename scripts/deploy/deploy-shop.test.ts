import { describe, expect, test } from 'vitest';
import type { Deployment } from '../infra/deployment.ts';
import { deployShop, rollBackShop, rotateOriginOfShop, rotateShop } from './deploy-shop.ts';
import { testContext } from './testing/deploy-context.ts';
import { API_HOST, FakeAccount, type Fault } from './testing/fake-account.ts';

/** A shop that is nothing but what it serves by. */
class Shop {
  readonly account = new FakeAccount({
    task: async (program) => {
      if (this.taskFails) throw new Error('the task failed');
      if (program === 'add-origin-secret' && this.goodSecrets.length === 1) this.keepSecrets(2);
      if (program === 'drop-origin-secret') this.keepSecrets(1);
    },
    serve: async (image) => {
      if (this.sick.has(image)) throw new Error('unhealthy');
      this.published = true;
    },
  });
  readonly sick = new Set<string>();
  /** Images whose API answers nothing good. */
  readonly broken = new Set<string>();
  taskFails = false;
  published = false;
  /** What the API takes, by the version of APP_CONFIG whose value it was when it was new; the newest first. */
  goodSecrets = ['version-1'];

  /** A new version of APP_CONFIG, in which so many secrets are good. */
  keepSecrets(count: 1 | 2): void {
    const next = `version-${Number(this.account.secretVersionNow.split('-')[1]) + 1}`;
    this.account.secretVersionNow = next;
    this.secretIn.set(next, count === 2 ? next : this.goodSecrets[0]!);
    this.goodSecrets = count === 2 ? [next, this.goodSecrets[0]!] : this.goodSecrets.slice(0, 1);
    if (!this.goodSecrets.includes(this.sentSecret)) this.closed = true;
  }

  /** The secret to send, by version of APP_CONFIG. */
  readonly secretIn = new Map([['version-1', 'version-1']]);
  /** Whether the API has ever refused what CloudFront sends. */
  closed = false;

  /** What CloudFront was told to send. */
  get sentSecret(): string {
    const edge = JSON.parse(this.account.stacks.get('edge') ?? '{}') as Partial<Deployment>;
    return this.secretIn.get(edge.originSecretVersion ?? 'version-1')!;
  }

  readonly fetch = (async (input: string): Promise<Response> => {
    const { host, pathname } = new URL(input);
    const { live } = this.account;
    if (host === API_HOST) return new Response('', { status: 403 });
    if (!this.account.stacks.has('edge')) throw new Error('getaddrinfo ENOTFOUND');
    if (pathname.startsWith('/api/')) {
      if (live === undefined || this.broken.has(live)) return new Response('', { status: 503 });
      const problem = { 'content-type': 'application/problem+json' };
      if (pathname === '/api/admin/products') return new Response('', { status: 401, headers: problem });
      if (pathname === '/api/bag/lines') return new Response('', { status: 400, headers: problem });
      return new Response('');
    }
    if (!this.published) return new Response('', { status: 503 });
    if (pathname === '/runtime.json') return new Response('{"userPoolId":"x"}');
    if (pathname.startsWith('/no-such')) return new Response('', { status: 404 });
    return new Response('<html>', { headers: { 'strict-transport-security': 'max-age=1' } });
  }) as typeof fetch;

  async run(work: typeof deployShop, fault?: Fault): Promise<{ error: Error | undefined; said: string[] }> {
    this.account.calls.length = 0;
    this.account.fault = fault;
    const context = testContext(this.account, { fetch: this.fetch });
    const error = await work(context).then(
      () => undefined,
      (failure: Error) => failure,
    );
    this.account.fault = undefined;
    return { error, said: context.said };
  }
}

test('from an empty account to a shop, and again to the next version', async () => {
  const shop = new Shop();
  const first = await shop.run(deployShop);
  expect(first.error).toBeUndefined();
  expect(shop.account.live).toBe(':lapidary-api.app.1');
  expect(shop.account.deployments[0]!.images).toEqual({
    api: ':lapidary-api.app.1',
    publisher: ':lapidary-api.app.1',
    backup: ':lapidary-api.app.1',
  });
  expect(first.said.join('\n')).toMatch(
    /1\/8 preflight: .*\n.*8\/8 smoke: done in [\d.]+ s\n.*a month, without traffic/s,
  );

  const second = await shop.run(deployShop);
  expect(second.error).toBeUndefined();
  expect(shop.account.live).toBe(':lapidary-api.app.2');
  expect(second.said).toContain('7/8 first publish: nothing to do');
  expect(second.said).toContain(
    '  storefront, database, mail, identity, observability, guardrails: no change',
  );
});

const callsOf = async (prepare: (shop: Shop) => Promise<unknown>): Promise<string[]> => {
  const shop = new Shop();
  await prepare(shop);
  await shop.run(deployShop);
  return [...shop.account.calls];
};
const nothing = async () => undefined;
const once = (shop: Shop) => shop.run(deployShop);
const firstCalls = await callsOf(nothing);
const nextCalls = await callsOf(once);

describe.each([
  ['the first deployment', nothing, firstCalls],
  ['a later deployment', once, nextCalls],
] as const)('%s', (_what, prepare, calls) => {
  const faults = calls.flatMap((name, index) =>
    (['before', 'after'] as const).flatMap((moment) =>
      [false, true].map((forever) => ({ name, call: index + 1, moment, forever })),
    ),
  );

  test(`with each of its calls going wrong ends live or unchanged, and a second run completes it`, async () => {
    expect(calls.length).toBeGreaterThan(15);
    for (const fault of faults) {
      const shop = new Shop();
      await prepare(shop);
      const before = shop.account.live;
      const { error } = await shop.run(deployShop, fault);
      const where = JSON.stringify(fault);
      const { live, running } = shop.account;
      // Whole, by one image or the other; a fault that comes too late to matter is none.
      const known = [before, `:lapidary-api.app.${before === undefined ? 1 : 2}`];
      expect(known, where).toContain(live);
      if (error && !fault.forever && before !== undefined) {
        expect(live, where).toBe(before);
        expect(running, where).toContain('backup');
      }
      const again = await shop.run(deployShop);
      expect(again.error, where).toBeUndefined();
      expect(shop.account.live, where).toMatch(/app\.[1-3]$/);
      expect(shop.account.running, where).toEqual(['api', 'publisher', 'backup']);
    }
  });
});

describe('a later deployment keeps what is live', () => {
  test.each([
    [
      'its migration fails',
      (shop: Shop) => {
        shop.taskFails = true;
      },
      /migrate was not started, or ended.*the task failed/s,
    ],
    [
      'its containers stay unhealthy',
      (shop: Shop) => void shop.sick.add(':lapidary-api.app.2'),
      /roll-out: the deployment failed/,
    ],
    [
      'its API is broken',
      (shop: Shop) => void shop.broken.add(':lapidary-api.app.2'),
      /smoke: .*api\/ready.*status 503/,
    ],
  ])('when %s', async (_what, spoil, message) => {
    const shop = new Shop();
    await shop.run(deployShop);
    spoil(shop);
    const { error } = await shop.run(deployShop);
    expect(error?.message).toMatch(message);
    expect(error?.message).toContain('Shoppers are served as before.');
    expect(shop.account.live).toBe(':lapidary-api.app.1');
    expect(shop.account.running).toEqual(['api', 'publisher', 'backup']);
  });

  test('when what would change is not confirmed', async () => {
    const shop = new Shop();
    const context = testContext(shop.account, { fetch: shop.fetch, confirm: async () => false });
    await expect(deployShop(context)).rejects.toThrow('foundation: not confirmed');
    expect(shop.account.stacks.size).toBe(0);
  });
});

test('preflight tells everything that is missing at once, and nothing is made', async () => {
  const shop = new Shop();
  shop.account.bootstrapped = false;
  shop.account.certificates = false;
  shop.account.usages['AWS::Lightsail::Database'] = { used: 2, allowed: 2, moreAt: 'https://example.com' };
  const { error } = await shop.run(deployShop);
  expect(error?.message).toContain('npx cdk bootstrap aws://111122223333/ap-southeast-1');
  expect(error?.message).toContain('npx cdk bootstrap aws://111122223333/us-east-1');
  expect(error?.message).toContain('there is no secret lapidary/CERTIFICATES');
  expect(error?.message).toContain('no room for databases of Lightsail in ap-southeast-1: 2 of 2 used');
  shop.account.zone = undefined;
  expect((await shop.run(deployShop)).error?.message).toContain('Route 53 has no zone for shop.example.com');
  expect(shop.account.stacks.size).toBe(0);
});

test('rolling back serves by the image of before', async () => {
  const shop = new Shop();
  await shop.run(deployShop);
  expect((await shop.run(rollBackShop)).error?.message).toContain('the service has served by no older image');
  await shop.run(deployShop);
  const { error } = await shop.run(rollBackShop);
  expect(error).toBeUndefined();
  expect(shop.account.live).toBe(':lapidary-api.app.1');
});

test('the password is rotated by a task, which is taken out afterwards', async () => {
  const shop = new Shop();
  expect((await shop.run(rotateShop)).error?.message).toContain('nothing is live yet');
  await shop.run(deployShop);
  expect((await shop.run(rotateShop)).error).toBeUndefined();
  expect(shop.account.log.at(-1)).toBe('task rotate-abc123 is done');
  expect(shop.account.running).toEqual(['api', 'publisher', 'backup']);
  shop.taskFails = true;
  expect((await shop.run(rotateShop)).error?.message).toContain('Shoppers are served as before.');
  expect(shop.account.running).toEqual(['api', 'publisher', 'backup']);
});

describe('the origin secret is changed', () => {
  const changed = async (fault?: Fault) => {
    const shop = new Shop();
    await shop.run(deployShop);
    return { shop, ...(await shop.run(rotateOriginOfShop, fault)) };
  };

  test('by two tasks with CloudFront between them', async () => {
    const { shop, error } = await changed();
    expect(error).toBeUndefined();
    expect(shop.account.calls.filter((call) => call.startsWith('deploy of'))).toEqual([
      'deploy of api',
      'deploy of edge+edge-observability',
      'deploy of api',
      'deploy of api',
    ]);
    expect(shop.goodSecrets).toEqual(['version-2']);
    expect(shop.sentSecret).toBe('version-2');
    expect(shop.account.running).toEqual(['api', 'publisher', 'backup']);
    // What runs next finds the edge as it should be, but for the version that says the same.
    expect((await shop.run(deployShop)).error).toBeUndefined();
    expect(shop.sentSecret).toBe('version-2');
    expect(shop.closed).toBe(false);
  });

  test('and /api is open all the time, whichever call goes wrong; the next run completes it', async () => {
    const { shop: whole } = await changed();
    const calls = whole.account.calls.length;
    expect(calls).toBeGreaterThan(15);
    for (let call = 1; call <= calls; call += 1) {
      for (const moment of ['before', 'after'] as const) {
        for (const forever of [false, true]) {
          const fault = { call, moment, forever };
          const { shop } = await changed(fault);
          expect(shop.goodSecrets, JSON.stringify(fault)).toContain(shop.sentSecret);
          expect((await shop.run(rotateOriginOfShop)).error, JSON.stringify(fault)).toBeUndefined();
          expect(shop.goodSecrets, JSON.stringify(fault)).toEqual([shop.sentSecret]);
          expect(shop.sentSecret, JSON.stringify(fault)).not.toBe('version-1');
          expect(shop.closed, JSON.stringify(fault)).toBe(false);
          expect(shop.account.running, JSON.stringify(fault)).toEqual(['api', 'publisher', 'backup']);
        }
      }
    }
  });

  test('only when its copy for the edge has followed', async () => {
    const shop = new Shop();
    await shop.run(deployShop);
    shop.account.copiesSecrets = false;
    const { error } = await shop.run(rotateOriginOfShop);
    expect(error?.message).toContain('is not the same in ap-southeast-1 and us-east-1');
    expect(shop.goodSecrets).toContain(shop.sentSecret);
  });
});
