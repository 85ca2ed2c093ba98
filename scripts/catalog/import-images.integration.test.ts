import { HeadObjectCommand } from '@aws-sdk/client-s3';
import { createS3Client } from '@lapidary/commerce-api/platform/aws/clients';
import { execute, selectOne } from '@lapidary/commerce-api/platform/sql';
import { openTestDatabase } from '@lapidary/commerce-api/platform/testing/test-database';
import { offerLocalCredentials } from '@lapidary/commerce-api/platform/testing/test-settings';
import { readSettings } from '@lapidary/commerce-api/settings';
import { type Image, ProductDocument } from '@lapidary/shared/catalog/product';
import { imagePath } from '@lapidary/shared/page-paths';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { loadSample } from './sample/load-sample.ts';
import { sampleCatalog } from './sample/sample-catalog.ts';

const { database, url } = await openTestDatabase();
offerLocalCredentials();
const settings = readSettings({
  DATABASE_URL: url,
  AWS_ENDPOINT_S3: inject('awsEndpoints').s3,
  COGNITO_USER_POOL_ID: 'us-east-1_local0001',
  COGNITO_CLIENT_ID: 'local',
});
const services = { database, settings, s3: createS3Client(settings) };

afterAll(() => services.s3.destroy());

const draftOf = async (slug: string): Promise<ProductDocument> => {
  const row = await selectOne<{ draft_json: string }>(
    { database },
    'SELECT draft_json FROM products WHERE slug = $slug',
    { slug },
  );
  return ProductDocument.parse(JSON.parse(row!.draft_json));
};

/** Every rendition that an image names is in the media bucket. */
async function expectStored({ key, widths }: Image): Promise<void> {
  for (const width of widths) {
    const object = { Bucket: settings.buckets.media, Key: imagePath(key, width).slice(1) };
    const { ContentLength } = await services.s3.send(new HeadObjectCommand(object));
    expect(ContentLength, object.Key).toBeGreaterThan(0);
  }
}

const count = async (table: string): Promise<number> =>
  (await selectOne<{ n: number }>({ database }, `SELECT COUNT(*) AS n FROM ${table}`))!.n;

describe('the sample catalog', () => {
  // One piece of each category: resizing all pictures takes its time on a busy machine.
  const catalog = sampleCatalog.map((category) => ({ ...category, pieces: category.pieces.slice(-1) }));
  const pieces = catalog.flatMap((category) => category.pieces);

  it('is loaded with every picture, published', async () => {
    const loaded = await loadSample(services, catalog);
    expect(loaded).toEqual({
      products: pieces.length,
      images: pieces.flatMap(({ pictures }) => pictures).length,
    });
    for (const { slug, pictures } of pieces) {
      const { images } = await draftOf(slug);
      expect(images.map(({ alt }) => alt)).toEqual(pictures.map(({ alt }) => alt));
      for (const image of images) {
        expect(image.width / image.height).toBe(4 / 5);
        await expectStored(image);
      }
    }
    const live = await selectOne<{ n: number }>(
      { database },
      'SELECT COUNT(*) AS n FROM products WHERE live_slug IS NOT NULL AND category_slug IS NOT NULL',
    );
    expect(live!.n).toBe(pieces.length);
  });

  it('changes nothing when it is loaded again, and leaves stock alone', async () => {
    await execute({ database }, 'UPDATE stock_levels SET stock = stock + 1');
    const tables = ['products', 'product_revisions', 'stock_levels', 'publish_requests', 'audit_entries'];
    const before = await Promise.all(tables.map(count));
    const stock = await selectOne({ database }, 'SELECT SUM(stock) AS units FROM stock_levels');
    await loadSample(services, catalog);
    expect(await Promise.all(tables.map(count))).toEqual(before);
    expect(await selectOne({ database }, 'SELECT SUM(stock) AS units FROM stock_levels')).toEqual(stock);
  });
});
