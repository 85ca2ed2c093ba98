import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { chooseEncoding, compress, isCompressible } from './compression.ts';

describe('chooseEncoding', () => {
  it.each([
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip', 'gzip'],
    ['GZIP;q=0.5', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['br; q=0.0, gzip;q=0', undefined],
    ['identity', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('%s gives %s', (header, encoding) => {
    expect(chooseEncoding(header)).toBe(encoding);
  });
});

describe('isCompressible', () => {
  it.each([
    ['text/html; charset=utf-8', 5000, true],
    ['image/svg+xml', 5000, true],
    ['application/json', 5000, true],
    ['image/avif', 5000, false],
    ['text/html', 999, false],
    ['text/html', 10_000_001, false],
  ])('%s of %i bytes: %s', (type, bytes, expected) => {
    expect(isCompressible({ 'content-type': type }, bytes)).toBe(expected);
  });

  it('leaves what is encoded already', () => {
    expect(isCompressible({ 'content-type': 'text/css', 'content-encoding': 'gzip' }, 5000)).toBe(false);
  });
});

it('compress makes smaller bytes that decompress to the same', async () => {
  const body = Buffer.from('<p>ring</p>'.repeat(500));
  const [br, gzip] = [await compress(body, 'br'), await compress(body, 'gzip')];
  expect(brotliDecompressSync(br)).toEqual(body);
  expect(gunzipSync(gzip)).toEqual(body);
  expect(Math.max(br.length, gzip.length)).toBeLessThan(body.length / 5);
});
