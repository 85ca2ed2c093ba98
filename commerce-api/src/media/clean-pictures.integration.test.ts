import { socialImagePath } from '@lapidary/shared/page-paths';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { createProduct, publishProducts, saveProduct } from '../catalog/index.ts';
import { newId } from '../platform/ids.ts';
import { execute, select } from '../platform/sql.ts';
import { productDocument } from '../platform/testing/product-document.ts';
import { createTestApp } from '../platform/testing/test-app.ts';
import { openTestDatabase } from '../platform/testing/test-database.ts';
import { cleanPictures, storeImage, storeSocialImages } from './index.ts';
import { isStored, picturePaths } from './picture-objects.ts';

const { database } = await openTestDatabase();
const on = { database };
const { services } = createTestApp(database);
const actor = 'merchant';
const WEEK = 7 * 24 * 60 * 60 * 1000;

const picture = async (background: string, alt = 'A ring') =>
  await storeImage(
    services,
    await sharp({ create: { width: 6, height: 8, channels: 3, background } })
      .png()
      .toBuffer(),
    alt,
  );
type Picture = Awaited<ReturnType<typeof picture>>;
const storedPaths = async (paths: string[]): Promise<string[]> => {
  const found = await Promise.all(paths.map((path) => isStored(services, path)));
  return paths.filter((_, index) => found[index]);
};
const isWhole = async (image: Picture): Promise<boolean> =>
  (await storedPaths(picturePaths(image))).length === picturePaths(image).length;

it('pictures that nobody uses go after their time; what a draft or a revision names stays', async () => {
  const drafted = await picture('#110');
  const shown = await picture('#120');
  const unused = await picture('#130');
  const takenUp = await picture('#140');
  const focus = { x: 0.1, y: 0.9 };
  await storeSocialImages(services, [{ ...unused, focus }]);
  const ofUnused = [...picturePaths(unused), socialImagePath(unused.key, focus)];
  expect(await storedPaths(ofUnused)).toEqual(ofUnused);
  await createProduct(services, { actor, document: productDocument({ slug: 'drafted', images: [drafted] }) });
  const document = productDocument({ slug: 'shown', images: [shown] });
  const product = await createProduct(services, { actor, document });
  await publishProducts(services, { actor, productIds: [product.id] });
  // Neither the draft nor the shop has it any more, but a rollback would.
  const { id, version, draft } = product;
  await saveProduct(services, { actor, id, version, document: { ...draft, images: [] } });
  await publishProducts(services, { actor, productIds: [id] });
  await execute(
    on,
    `INSERT INTO uploads (id, object_key, file_name, content_type, bytes, state, image_json, actor, created_at)
     VALUES ($id, 'k', 'unused.png', 'image/png', 9, 'accepted', $image, 'm', 1)`,
    { id: newId(), image: JSON.stringify(unused) },
  );

  const now = Date.now();
  expect(await cleanPictures(services, now + WEEK - 60_000)).toBe(0);
  expect(await cleanPictures(services, now + WEEK + 60_000)).toBe(0);
  // Between being found and being deleted, one finds its use.
  await createProduct(services, { actor, document: productDocument({ slug: 'late', images: [takenUp] }) });
  expect(await cleanPictures(services, now + 2 * WEEK)).toBe(0);
  expect(await cleanPictures(services, now + 3 * WEEK)).toBe(1);
  expect(await Promise.all([drafted, shown, takenUp].map(isWhole))).toEqual([true, true, true]);
  expect(await storedPaths(ofUnused)).toEqual([]);
  expect(await select(on, 'SELECT path FROM picture_crops')).toEqual([]);
  expect(await select(on, 'SELECT id FROM uploads')).toEqual([]);
  const kept = await select<{ image_key: string }>(on, 'SELECT image_key FROM pictures');
  expect(kept.map((row) => row.image_key).toSorted()).toEqual(
    [drafted, shown, takenUp].map(({ key }) => key).toSorted(),
  );
  // Sent again, it is stored again.
  expect(await isWhole(await picture('#130'))).toBe(true);
});

it('uploads that were begun and never finished go after a day', async () => {
  await execute(
    on,
    `INSERT INTO uploads (id, object_key, file_name, content_type, bytes, state, image_json, actor, created_at)
     VALUES ($id, 'quarantine/x', 'x.png', 'image/png', 9, 'requested', NULL, 'm', $now)`,
    { id: newId(), now: Date.now() },
  );
  await cleanPictures(services, Date.now());
  expect(await select(on, 'SELECT id FROM uploads')).toHaveLength(1);
  await cleanPictures(services, Date.now() + 25 * 60 * 60 * 1000);
  expect(await select(on, 'SELECT id FROM uploads')).toEqual([]);
});
