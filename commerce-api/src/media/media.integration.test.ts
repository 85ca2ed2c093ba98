import type { AdminProduct } from '@lapidary/shared/catalog/admin-product';
import type { Problem } from '@lapidary/shared/errors';
import { averageColor } from '@lapidary/shared/media/thumbhash';
import type { PresignedUpload, UploadedImage } from '@lapidary/shared/media/upload';
import { imagePath, socialImagePath } from '@lapidary/shared/page-paths';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { getObject, objectSize } from '../platform/aws/object-store.ts';
import { productDocument } from '../platform/testing/product-document.ts';
import { createTestApp } from '../platform/testing/test-app.ts';
import { openTestDatabase } from '../platform/testing/test-database.ts';
import { storeImage } from './index.ts';
import { pictureAddress } from './picture-objects.ts';

const { database } = await openTestDatabase();
const { services, tokens, visitor } = createTestApp(database);
const { s3, settings } = services;
const token = tokens.merchant();

const photo = (width: number, height: number, colour = '#876') =>
  sharp({ create: { width, height, channels: 3, background: colour } }).withExif({
    IFD0: { Artist: 'Somebody' },
  });

async function send<Answer>(path: string, body: unknown): Promise<{ status: number; body: Answer }> {
  const response = await visitor().send('POST', `/api/admin/uploads${path}`, { body, token });
  return { status: response.status, body: (await response.json()) as Answer };
}

/** Uploads as a browser does, through the presigned form. */
async function upload(bytes: Uint8Array, contentType = 'image/jpeg', declared = bytes.byteLength) {
  const { body } = await send<PresignedUpload>('', { fileName: 'ring.jpg', contentType, bytes: declared });
  const form = new FormData();
  for (const [name, value] of Object.entries(body.fields)) form.append(name, value);
  form.append('file', new Blob([new Uint8Array(bytes)], { type: contentType }), 'ring.jpg');
  const { status } = await fetch(body.url, { method: 'POST', body: form });
  return { id: body.id, status };
}

const complete = (id: string, alt = '') => send<UploadedImage & Problem>(`/${id}/complete`, { alt });

describe('an uploaded picture', () => {
  it('is encoded anew in several widths, without metadata, and leaves quarantine', async () => {
    const { id, status } = await upload(await photo(1000, 1250).jpeg().toBuffer());
    expect(status).toBeLessThan(300);
    const done = await complete(id, 'A ring');
    expect(done).toMatchObject({
      status: 200,
      body: { image: { alt: 'A ring', widths: [320, 640, 960, 1000], width: 1000, height: 1250 } },
    });
    const { image } = done.body;
    expect(averageColor(image.thumbhash!)).toMatch(/^#8[0-9a-f]7[0-9a-f]6[0-9a-f]$/);
    for (const [path, found] of [
      [imagePath(image.key, 320), { format: 'webp', width: 320, height: 400 }],
      [imagePath(image.key, 320, 'avif'), { compression: 'av1', width: 320, height: 400 }],
      [socialImagePath(image.key), { format: 'jpeg', width: 1200, height: 630 }],
    ] as const) {
      const stored = await sharp((await getObject(s3, pictureAddress(services, path)))!).metadata();
      expect(stored, path).toMatchObject(found);
      expect(stored.exif).toBeUndefined();
    }
    const quarantined = { bucket: settings.buckets.quarantine, key: `quarantine/${id}` };
    expect(await objectSize(s3, quarantined)).toBeNull();
    expect((await complete(id, 'A ring')).body).toEqual(done.body);
  });

  it('smaller than the smallest width keeps its own', async () => {
    const { id } = await upload(await photo(90, 60).png().toBuffer(), 'image/png');
    expect((await complete(id)).body.image.widths).toEqual([90]);
  });

  it('is turned upright', async () => {
    const bytes = await photo(400, 300).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    expect(await storeImage(services, bytes, '')).toMatchObject({ width: 300, height: 400 });
  });

  it('is stored well beside others that come at the same moment and fail', async () => {
    const good = await photo(400, 400, '#321').jpeg().toBuffer();
    const broken = good.subarray(0, 300);
    const settled = await Promise.allSettled(
      [broken, good, broken, good].map((bytes) => storeImage(services, bytes, '')),
    );
    expect(settled.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'rejected', 'fulfilled']);
  });

  it('has one address however often it is stored', async () => {
    const bytes = await photo(500, 500, '#123').jpeg().toBuffer();
    expect(await storeImage(services, bytes, 'one')).toEqual({
      ...(await storeImage(services, bytes, 'two')),
      alt: 'one',
    });
  });
});

describe('a point of focus', () => {
  const save = (images: object[], slug: string) =>
    visitor().send('POST', '/api/admin/products', {
      token,
      body: { ...productDocument({ slug }), images },
    });

  it('is what the crop for sharing keeps, stored once the draft is', async () => {
    // Red at the top, blue below.
    const red = await photo(400, 250, '#f00').png().toBuffer();
    const bytes = await photo(400, 500, '#00f')
      .composite([{ input: red, gravity: 'north' }])
      .png()
      .toBuffer();
    const image = await storeImage(services, bytes, 'A piece');
    for (const [y, channel] of [
      [0, 0],
      [1, 2],
    ] as const) {
      const focus = { x: 0.5, y };
      const answer = await save([{ ...image, focus }], `focus-${y}`);
      expect(answer.status).toBe(201);
      expect(((await answer.json()) as AdminProduct).draft.images).toEqual([{ ...image, focus }]);
      const crop = sharp((await getObject(s3, pictureAddress(services, socialImagePath(image.key, focus))))!);
      expect(await crop.metadata()).toMatchObject({ format: 'jpeg', width: 1200, height: 630 });
      expect((await crop.stats()).channels[channel]!.mean).toBeGreaterThan(220);
    }
  });

  it('outside the picture, or of one that is not there, is refused by its field', async () => {
    const unknown = { key: 'media/unknown', widths: [320], width: 320, height: 400, alt: '' };
    for (const [focus, path] of [
      [{ x: 1.2, y: 0 }, 'images.0.focus.x'],
      [{ x: 0.2, y: 0 }, 'images.0.focus'],
    ] as const) {
      const answer = await save([{ ...unknown, focus }], 'focus-unknown');
      expect(answer.status).toBe(400);
      const { fields } = (await answer.json()) as Problem;
      expect(fields?.map((field) => field.path)).toEqual([path]);
    }
  });
});

// What is in a file: upload-corpus.integration.test.ts.
describe('refused', () => {
  it('is an upload larger or of another type than was asked for, by the bucket itself', async () => {
    const bytes = await photo(300, 300).jpeg().toBuffer();
    expect((await upload(bytes, 'image/jpeg', bytes.byteLength - 1)).status).toBe(400);
    const { id } = await upload(bytes, 'image/jpeg', 1);
    expect((await complete(id)).body.code).toBe('unprocessable_upload');
    expect(await send('', { fileName: 'x.svg', contentType: 'image/svg+xml', bytes: 10 })).toMatchObject({
      status: 400,
    });
    expect(
      await send('', { fileName: 'x', contentType: 'image/png', bytes: 21 * 1024 * 1024 }),
    ).toMatchObject({ status: 400 });
  });

  it('is completing what was never asked for, and everybody but merchants', async () => {
    expect(await complete('unknown')).toMatchObject({ status: 404 });
    const shopper = { body: { alt: '' }, token: tokens.shopper() };
    expect((await visitor().send('POST', '/api/admin/uploads/x/complete', shopper)).status).toBe(403);
    expect((await visitor().send('POST', '/api/admin/uploads', { body: {} })).status).toBe(401);
  });
});
