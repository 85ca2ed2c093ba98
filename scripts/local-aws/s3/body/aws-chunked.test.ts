import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeAwsChunked } from './aws-chunked.ts';

/** Cuts bytes at the given places, as a network may. */
function cut(bytes: Buffer, places: readonly number[]): Readable {
  const ends = [...places.map((place) => place % (bytes.length + 1)), bytes.length].sort((a, b) => a - b);
  const pieces = ends.map((end, index) => bytes.subarray(index === 0 ? 0 : ends[index - 1], end));
  return Readable.from(pieces.filter((piece) => piece.length > 0));
}

async function decode(encoded: Buffer, places: readonly number[] = []) {
  const trailers = new Map<string, string>();
  const bytes = await buffer(decodeAwsChunked(cut(encoded, places), trailers));
  return { bytes, trailers: Object.fromEntries(trailers) };
}

describe('aws-chunked', () => {
  it('decodes to what was encoded, however it is cut', async () => {
    const chunk = fc.uint8Array({ minLength: 1, maxLength: 200 });
    await fc.assert(
      fc.asyncProperty(fc.array(chunk), fc.array(fc.nat()), async (chunks, places) => {
        const encoded = Buffer.concat([
          ...chunks.map((bytes) =>
            Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from('\r\n')]),
          ),
          Buffer.from('0\r\nX-Amz-Checksum-CRC32: abc=\r\n\r\n'),
        ]);
        const decoded = await decode(encoded, places);
        expect(decoded.bytes.equals(Buffer.concat(chunks))).toBe(true);
        expect(decoded.trailers).toEqual({ 'x-amz-checksum-crc32': 'abc=' });
      }),
    );
  });

  it('accepts chunk extensions', async () => {
    const { bytes } = await decode(
      Buffer.from('3;chunk-signature=ab\r\nabc\r\n0;chunk-signature=cd\r\n\r\n'),
    );
    expect(bytes.toString()).toBe('abc');
  });

  it.each([
    ['a body that breaks off', '5\r\nabc', 'IncompleteBody'],
    ['a missing last chunk', '3\r\nabc\r\n', 'IncompleteBody'],
    ['a chunk longer than its size', '2\r\nabc\r\n0\r\n\r\n', 'IncompleteBody'],
    ['a size that is not hexadecimal', 'xyz\r\nabc\r\n0\r\n\r\n', 'InvalidRequest'],
    ['a size that never ends', '0'.repeat(20_000), 'InvalidRequest'],
  ])('refuses %s', async (_what, encoded, code) => {
    await expect(decode(Buffer.from(encoded))).rejects.toMatchObject({ code });
  });
});
