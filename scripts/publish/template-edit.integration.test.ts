import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { saveListing } from '@lapidary/commerce-api/catalog';
import { requestPublish } from '@lapidary/commerce-api/publishing';
import { collectionPath, productPath } from '@lapidary/shared/page-paths';
import type { Receipt } from '@lapidary/shared/publishing/release';
import { buildRenderer, buildSite } from '@lapidary/storefront/renderer/build';
import { outputFile } from '@lapidary/storefront/renderer/kept-renderer';
import { afterAll, expect, it } from 'vitest';
import { answerRequests } from './answer-requests.ts';
import { isReleased } from './manifest.ts';
import { openPublisher } from './open-publisher.ts';
import { changeProduct } from './testing/change-product.ts';
import { editedStorefront } from './testing/edited-storefront.ts';
import { openTestShop } from './testing/open-test-shop.ts';

const actor = 'merchant';
const shop = await openTestShop();
const { services, settings } = shop;
const folder = await mkdtemp(join(tmpdir(), 'lapidary-template-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Far apart, so that nothing but the collection has them on one page. */
const IN_COLLECTION = ['piece-1', 'piece-20', 'piece-45'];
const LISTING = { slug: 'gifts', title: 'Gifts', description: '', position: 0 };

/** On a product's page, the pieces that are in its collections too: so far it asked nothing of them. */
const ALSO_IN_COLLECTION = `
    {
      collections.map((collection) => (
        <ul class="also-in-collection">
          {catalog()
            .collectionPage(collection.slug, 1)
            .filter((card) => card.slug !== slug)
            .map((card) => (
              <li>{card.title}</li>
            ))}
        </ul>
      ))
    }
`;

it('a template may ask what it never asked, and the publisher follows that without a change to it', async () => {
  await saveListing(services, { actor, kind: 'collection', listing: LISTING });
  for (const slug of IN_COLLECTION) await changeProduct(services, slug, { collectionSlugs: [LISTING.slug] });
  await shop.publish();
  await changeProduct(services, 'piece-45', { title: 'Before the edit' });
  const before = await shop.publish();
  expect(before.changed).toContain(collectionPath(LISTING.slug));
  expect(before.changed).not.toContain(productPath('piece-1'));

  const storefront = await editedStorefront(folder, {
    file: 'src/features/product/ProductPage.astro',
    before: '    {\n      related.length > 0 && (',
    insert: ALSO_IN_COLLECTION,
  });
  const built = { rendererFolder: join(folder, 'bundle'), assetsFolder: join(folder, 'assets') };
  const logFile = join(folder, 'build.log');
  await buildRenderer({ ...built, outFolder: built.assetsFolder, logFile, storefront });
  const open = await openPublisher({ ...settings, ...built });
  const publish = async (): Promise<Receipt> => {
    await open.publisher.reconcile(shop.lease.fence);
    return (await answerRequests(open, shop.lease.fence))!;
  };
  try {
    const cause = { kind: 'rebuild', actor, summary: 'Other templates' } as const;
    await requestPublish(services, { cause, productIds: null });
    await publish();
    expect((await shop.get(productPath('piece-1'))).body).toContain('<li>Before the edit</li>');

    await changeProduct(services, 'piece-45', { title: 'After the edit' });
    const receipt = await publish();
    expect(receipt.changed).toEqual(expect.arrayContaining(IN_COLLECTION.map(productPath)));
    expect(receipt.changed).not.toContain(productPath('piece-30'));
    expect(receipt.rendered).toBe(receipt.changed.length);
    expect((await shop.get(productPath('piece-1'))).body).toContain('<li>After the edit</li>');
  } finally {
    await open.close();
  }

  const outFolder = join(folder, 'site');
  await buildSite({ snapshotFile: settings.snapshotFile, outFolder, logFile, storefront });
  const paths = Object.keys((await shop.live()).pages).filter(isReleased);
  expect(paths).toContain(productPath('piece-1'));
  for (const path of paths) {
    const fresh = await readFile(join(outFolder, outputFile(path)), 'utf8');
    expect((await shop.get(path)).body === fresh ? path : `${path} differs from a full build`).toBe(path);
  }
});
