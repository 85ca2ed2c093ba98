import { crc32, deflateSync } from 'node:zlib';
import type { Problem } from '@lapidary/shared/errors';
import type { PresignedUpload, UploadedImage } from '@lapidary/shared/media/upload';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { getObject } from '../platform/aws/object-store.ts';
import { createTestApp } from '../platform/testing/test-app.ts';
import { openTestDatabase } from '../platform/testing/test-database.ts';
import { pictureAddress, picturePaths } from './picture-objects.ts';

const { database } = await openTestDatabase();
const { services, tokens, visitor } = createTestApp(database);
const token = tokens.merchant();

const SCRIPT = '<script>alert(document.cookie)</script>';

async function send<Answer>(path: string, body: unknown): Promise<{ status: number; body: Answer }> {
  const response = await visitor().send('POST', `/api/admin/uploads${path}`, { body, token });
  return { status: response.status, body: (await response.json()) as Answer };
}

/** Sends a file as the desk does, declared as `contentType`. */
async function submit(bytes: Uint8Array, contentType: string) {
  const wanted = { fileName: 'piece', contentType, bytes: bytes.byteLength };
  const asked = await send<PresignedUpload & Problem>('', wanted);
  if (asked.status !== 201) return { status: asked.status, detail: asked.body.detail };
  const form = new FormData();
  for (const [name, value] of Object.entries(asked.body.fields)) form.append(name, value);
  form.append('file', new Blob([new Uint8Array(bytes)], { type: contentType }), 'piece');
  await fetch(asked.body.url, { method: 'POST', body: form });
  const { status, body } = await send<UploadedImage & Problem>(`/${asked.body.id}/complete`, {
    alt: 'A piece',
  });
  return { status, detail: body.detail, image: body.image };
}

/** What the shop serves of a picture. */
const served = async (image: UploadedImage['image']): Promise<Buffer[]> =>
  await Promise.all(
    picturePaths(image).map(async (path) =>
      Buffer.from((await getObject(services.s3, pictureAddress(services, path)))!),
    ),
  );

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type), data]);
  const frame = Buffer.alloc(8 + body.length);
  frame.writeUInt32BE(data.length);
  body.copy(frame, 4);
  frame.writeUInt32BE(crc32(body), 4 + body.length);
  return frame;
};

/** A black PNG that says it has so many pixels, a few of which are there unless `bytes` are enough for all. */
function pngOf(width: number, height: number, bytes = 100_000): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 1;
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
  const data = deflateSync(Buffer.alloc(bytes));
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const photo = (width: number, height: number) => {
  const noise = { type: 'gaussian', mean: 128, sigma: 30 } as const;
  return sharp({ create: { width, height, channels: 3, background: '#876', noise } });
};
const boxOf = (brand: string): Buffer =>
  Buffer.concat([
    Buffer.from([0, 0, 0, 24]),
    Buffer.from(`ftyp${brand}\0\0\0\0mif1${brand}`),
    Buffer.alloc(400),
  ]);

const MB = 1024 * 1024;
const before = process.memoryUsage().rss;

describe('refused, with what it is', () => {
  const cases: [name: string, contentType: string, why: RegExp, () => Buffer | Promise<Buffer>][] = [
    [
      'a GIF that is a script',
      'image/png',
      /it is a GIF picture/,
      () => Buffer.from(`GIF89a/*\x01\0\x01\0\0\0\0*/=1;${SCRIPT}`, 'latin1'),
    ],
    [
      'an SVG with a script',
      'image/png',
      /it is an SVG drawing/,
      () => Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg">${SCRIPT}</svg>`),
    ],
    ['an SVG, declared as one', 'image/svg+xml', /contentType/, () => Buffer.from('<svg/>')],
    ['a PNG of 2,500 megapixels', 'image/png', /more than 50 megapixels/, () => pngOf(50_000, 50_000)],
    [
      'a truncated JPEG',
      'image/jpeg',
      /damaged/,
      async () => {
        const bytes = await photo(600, 600).jpeg().toBuffer();
        return bytes.subarray(0, bytes.length / 2);
      },
    ],
    ['a HEIC picture, named as JPEG', 'image/jpeg', /it is a HEIC picture/, () => boxOf('heic')],
    ['a HEIC picture', 'image/heic', /contentType/, () => boxOf('heic')],
    ['a file of 25 MB', 'image/jpeg', /bytes/, () => Buffer.alloc(25 * 1024 * 1024)],
    [
      'a PNG with the name of a JPEG',
      'image/jpeg',
      /^The file's content is not image\/jpeg: it is a PNG picture. Save it as JPEG, PNG, WebP or AVIF, with the matching name.$/,
      async () => await photo(20, 20).png().toBuffer(),
    ],
    ['a web page', 'image/webp', /it is a web page/, () => Buffer.from(`<!doctype html>${SCRIPT}`)],
  ];
  it.each(cases)('%s', async (_name, contentType, why, make) => {
    const { status, detail, image } = await submit(await make(), contentType);
    expect(image).toBeUndefined();
    expect([400, 422]).toContain(status);
    expect(detail).toMatch(why);
  });
});

describe('published clean', () => {
  let plain: Buffer;
  beforeAll(async () => {
    plain = await photo(700, 500).jpeg().toBuffer();
  });

  const cases: [name: string, contentType: string, () => Promise<Buffer>][] = [
    [
      'a JPEG with a script and an archive behind it',
      'image/jpeg',
      async () => Buffer.concat([plain, Buffer.from(`${SCRIPT}PK\x03\x04`)]),
    ],
    [
      'a photo with place and owner',
      'image/jpeg',
      async () =>
        await photo(700, 500)
          .withExif({
            IFD0: { Artist: 'Somebody', Copyright: SCRIPT },
            IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 0/1' },
          })
          .jpeg()
          .toBuffer(),
    ],
    [
      'a photo for print',
      'image/jpeg',
      async () => await photo(700, 500).toColourspace('cmyk').jpeg().toBuffer(),
    ],
    [
      'a moving picture',
      'image/webp',
      async () => {
        const frames = await Promise.all(
          ['#100', '#020'].map((background) =>
            sharp({ create: { width: 700, height: 500, channels: 3, background } })
              .png()
              .toBuffer(),
          ),
        );
        return await sharp(frames, { join: { animated: true } })
          .webp({ loop: 0 })
          .toBuffer();
      },
    ],
  ];
  it.each(cases)('%s', async (_name, contentType, make) => {
    const { status, image } = await submit(await make(), contentType);
    expect(status).toBe(200);
    expect(image).toMatchObject({ widths: [320, 640, 700], width: 700, height: 500 });
    const files = await served(image!);
    const formats = [];
    for (const bytes of files) {
      const found = await sharp(bytes).metadata();
      formats.push(found.format);
      expect(found).toMatchObject({ space: 'srgb', channels: 3 });
      expect([found.exif, found.icc, found.xmp, found.pages ?? 1]).toEqual([
        undefined,
        undefined,
        undefined,
        1,
      ]);
      // Nothing shorter: compressed pictures have any three letters by chance.
      for (const trace of ['script', 'Somebody', 'PK\x03\x04'])
        expect(bytes.includes(trace), trace).toBe(false);
    }
    expect(formats).toEqual(['jpeg', 'heif', 'webp', 'heif', 'webp', 'heif', 'webp']);
  });

  it('a photo taken sideways, upright', async () => {
    const bytes = await photo(400, 300).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    expect((await submit(bytes, 'image/jpeg')).image).toMatchObject({ width: 300, height: 400 });
  });

  it('the same picture once, however often it is sent', async () => {
    const first = await submit(plain, 'image/jpeg');
    const second = await submit(plain, 'image/jpeg');
    expect(second.image).toEqual(first.image);
  });
});

it('takes no more memory than one large picture, whatever was sent', async () => {
  const side = 7_000;
  const drawing = pngOf(side, side, side * (1 + side / 8));
  const { status, image } = await submit(drawing, 'image/png');
  expect({ status, widths: image?.widths }).toEqual({ status: 200, widths: [320, 640, 960, 1440, 1920] });
  // In kilobytes; the highest since this file's process started.
  const grown = process.resourceUsage().maxRSS * 1024 - before;
  process.stdout.write(
    `upload corpus: ${Math.round(grown / MB)} MB at most beside the ${Math.round(before / MB)} MB before\n`,
  );
  expect(grown).toBeLessThan(500 * MB);
});
