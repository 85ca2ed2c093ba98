import decodeQR from 'qr/decode.js';
import { expect, it } from 'vitest';
import { inFours, otpauthUri } from './otpauth-uri.ts';
import { qrPath } from './qr-path.ts';

const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZA';

/** The picture of a path whose steps are "M<x> <y>h1v1h-1z", `scale` pixels for a module. */
function draw({ size, path }: { size: number; path: string }, scale = 6) {
  const [width, height] = [size * scale, size * scale];
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (const [, x, y] of path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)) {
    for (let at = 0; at < scale * scale; at += 1) {
      const pixel = (Number(y) * scale + Math.floor(at / scale)) * width + Number(x) * scale + (at % scale);
      data.set([0, 0, 0], pixel * 4);
    }
  }
  return { width, height, data };
}

it('is read by a reader of QR codes as what an authenticator app takes', () => {
  const uri = otpauthUri(SECRET, { email: 'ada+desk@example.com', shop: 'shop.example.com' });
  expect(decodeQR(draw(qrPath(uri)))).toBe(uri);
  const read = new URL(uri);
  expect([read.protocol, read.host]).toEqual(['otpauth:', 'totp']);
  expect(decodeURIComponent(read.pathname)).toBe('/shop.example.com:ada+desk@example.com');
  expect(Object.fromEntries(read.searchParams)).toEqual({ secret: SECRET, issuer: 'shop.example.com' });
});

it('is shown in groups of four to who types it', () => {
  expect(inFours('ABCDEFGHIJ')).toBe('ABCD EFGH IJ');
  expect(inFours(SECRET).replaceAll(' ', '')).toBe(SECRET);
});
