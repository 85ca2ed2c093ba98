import fc from 'fast-check';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { type PictureFormat, pictureFormat } from './picture-format.ts';

it.each<PictureFormat>(['jpeg', 'png', 'webp', 'avif', 'gif', 'tiff'])(
  'knows %s by its bytes',
  async (format) => {
    const picture = sharp({ create: { width: 8, height: 8, channels: 3, background: '#876' } });
    expect(pictureFormat(await picture.toFormat(format).toBuffer())).toBe(format);
  },
);

it('takes programs, documents and other containers for no picture', () => {
  const others = [
    '',
    '<svg xmlns="http://www.w3.org/2000/svg"/>',
    '<?xml version="1.0"?><svg/>',
    '%PDF-1.7',
    '<html>',
    'RIFF\0\0\0\0AVI LIST',
    '\0\0\0\x18ftypheic\0\0\0\0mif1heic',
    '\0\0\0\x14ftypisom\0\0\0\0mp42',
    '\xff\xd8',
  ];
  for (const text of others) expect(pictureFormat(Buffer.from(text, 'latin1'))).toBeUndefined();
});

it('reads any bytes without a fault, and looks at nothing but the beginning', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.uint8Array({ maxLength: 50 }), (bytes, tail) => {
      const format = pictureFormat(bytes);
      if (format !== undefined) expect(pictureFormat(Buffer.concat([bytes, tail]))).toBe(format);
    }),
  );
});
