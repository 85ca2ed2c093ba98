import { execute, select } from '@lapidary/commerce-api/platform/sql';
import { describe, expect, it } from 'vitest';
import { openTestShop } from './testing/open-test-shop.ts';
import { runRebuild } from './testing/run-rebuild.ts';

const shop = await openTestShop();
await shop.lease.release();
/** Runs `npm run rebuild -- …` against the shop. */
const rebuild = (...args: string[]) => runRebuild(shop, ...args);

const releases = async () => (await select(shop.services, 'SELECT id FROM releases')).length;

describe('npm run rebuild', () => {
  it('says with --dry-run what would change, page by page, and writes nothing', async () => {
    await execute(shop.services, "UPDATE categories SET description = 'Other words.' WHERE slug = 'rings'");
    const before = await releases();
    const { code, stdout } = await rebuild('--dry-run');
    expect(code).toBe(0);
    expect(stdout).toContain('~ /rings/\n');
    expect(stdout).not.toContain('~ /bracelets/\n');
    expect(stdout).toMatch(/pages rendered: 0 would be added, \d changed, 0 removed; nothing was written/);
    expect(await releases()).toBe(before);
    expect((await shop.get('/rings/')).body).not.toContain('Other words.');
  });

  it('looks with --dry-run --pages at those pages', async () => {
    const { stdout } = await rebuild('--dry-run', '--pages', '/bracelets/', '/rings/');
    expect(stdout).toBe(
      '~ /rings/\n2 pages rendered: 0 would be added, 1 changed, 0 removed; nothing was written\n',
    );
  });

  it('renders with --pages those pages, what has changed meanwhile, and no other', async () => {
    await rebuild();
    expect((await shop.get('/rings/')).body).toContain('Other words.');
    const { code, stdout } = await rebuild('--pages', '/rings/', '/products/piece-3/');
    expect(code).toBe(0);
    expect(stdout).toContain('0 pages changed, 0 removed');
    expect(stdout).toMatch(/^2 of \d+ pages rendered/m);
  });

  it('compares with --verify what is live with a full build', async () => {
    const { code, stdout } = await rebuild('--verify');
    expect(code).toBe(0);
    expect(stdout).toMatch(/\d+ files compared with a full astro build: 0 differ/);
  });

  it.each([
    [['--pages', '/nowhere/'], 'there is no page /nowhere/'],
    [['--dry-run', '--pages', '/nowhere/'], 'there is no page /nowhere/'],
    [['--pages', 'rings'], '"rings" is no path: they begin with /, such as /rings/'],
    [['everything'], 'everything is not understood'],
    [['--dry-run', '--verify'], '--verify has nothing to compare after --dry-run'],
    [['--sometimes'], "Unknown option '--sometimes'"],
  ])('answers %j with one line', async (args, message) => {
    const before = await releases();
    const { code, stderr } = await rebuild(...args);
    expect(code).toBe(1);
    expect(stderr).toContain(message);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(await releases()).toBe(before);
  });
});
