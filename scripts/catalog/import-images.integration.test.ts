import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HeadObjectCommand } from '@aws-sdk/client-s3';
import { createS3Client } from '@lapidary/commerce-api/platform/aws/clients';
import { execute, selectOne } from '@lapidary/commerce-api/platform/sql';
import { openTestDatabase } from '@lapidary/commerce-api/platform/testing/test-database';
import { offerLocalCredentials } from '@lapidary/commerce-api/platform/testing/test-settings';
import { readSettings } from '@lapidary/commerce-api/settings';
import { type Image, ProductDocument } from '@lapidary/shared/catalog/product';
import { imagePath } from '@lapidary/shared/page-paths';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { fetchBytes } from './images/fetch-bytes.ts';
import { importFile } from './import-file.ts';
import { loadSample } from './sample/load-sample.ts';
import { sampleCatalog } from './sample/sample-catalog.ts';
import { csvText, plainRow } from './shopify/csv-fixture.ts';

const { database, url } = await openTestDatabase();
offerLocalCredentials();
const settings = readSettings({
  DATABASE_URL: url,
  AWS_ENDPOINT_S3: inject('awsEndpoints').s3,
  COGNITO_USER_POOL_ID: 'us-east-1_local0001',
  COGNITO_CLIENT_ID: 'local',
});
const services = { database, settings, s3: createS3Client(settings) };
const home = mkdtempSync(join(tmpdir(), 'lapidary-import-images-'));

/** One red pixel. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);
const asked: string[] = [];
const server = createServer((request, response) => {
  asked.push(request.url!);
  if (request.url === '/ring.png') response.end(PICTURE);
  else if (request.url === '/page.html') response.end('<html>not a picture</html>');
  else response.writeHead(404).end();
});
let origin: string;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  services.s3.destroy();
  rmSync(home, { recursive: true });
});

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

describe('pictures of an imported catalog', () => {
  const path = join(home, 'catalog.csv');
  const importIt = async () =>
    await importFile(services, path, {
      home,
      // This machine stands for the public internet.
      fetch: async (address) => await fetchBytes(address, { isAllowed: () => true }),
    });

  it('are stored; what is none is named, and its product comes without it', async () => {
    writeFileSync(
      path,
      csvText([
        plainRow({ 'Image Src': `${origin}/ring.png`, 'Image Position': '1', 'Image Alt Text': 'Front' }),
        { Handle: 'plain-band', 'Image Src': `${origin}/gone.png`, 'Image Position': '2' },
        plainRow({ Handle: 'other-band', 'Image Src': `${origin}/page.html` }),
      ]),
    );
    const { images } = await importIt();
    expect(images).toMatchObject({ stored: 1, known: 0 });
    expect(images.failed).toEqual([
      {
        handle: 'plain-band',
        row: 3,
        url: `${origin}/gone.png`,
        reason: 'the server answered 404 Not Found',
      },
      { handle: 'other-band', row: 4, url: `${origin}/page.html`, reason: expect.any(String) },
    ]);
    const [image, ...more] = (await draftOf('plain-band')).images;
    expect(more).toEqual([]);
    expect(image).toMatchObject({ alt: 'Front', width: 1, height: 1 });
    await expectStored(image!);
    expect((await draftOf('other-band')).images).toEqual([]);
  });

  it('are neither fetched nor changed by a second import, except those that failed', async () => {
    const before = await draftOf('plain-band');
    asked.length = 0;
    const again = await importIt();
    expect(asked.toSorted()).toEqual(['/gone.png', '/page.html']);
    expect(again).toMatchObject({ created: [], changed: [], publishRequestId: null });
    expect(again.images).toMatchObject({ stored: 0, known: 1 });
    expect(await draftOf('plain-band')).toEqual(before);
  });
});

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
