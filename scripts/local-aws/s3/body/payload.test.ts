import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import type { SignedRequest } from '../signature/authenticate.ts';
import { openPayload } from './payload.ts';

function request(
  body: string,
  headers: Record<string, string>,
  payloadHash = 'UNSIGNED-PAYLOAD',
): SignedRequest {
  const parts = { method: 'PUT', path: '/b/k', bucket: 'b', key: 'k', query: new URLSearchParams() };
  return { ...parts, headers: new Headers(headers), body: new Blob([body]).stream(), payloadHash };
}

const read = (signed: SignedRequest) => buffer(openPayload(signed).chunks);
const CHUNKED = 'STREAMING-UNSIGNED-PAYLOAD-TRAILER';

describe('a payload', () => {
  it('passes when everything that was said of it holds', async () => {
    const sha256 = createHash('sha256').update('bytes').digest('hex');
    const md5 = createHash('md5').update('bytes').digest('base64');
    const headers = { 'content-length': '5', 'content-md5': md5 };
    expect((await read(request('bytes', headers, sha256))).toString()).toBe('bytes');
  });

  it.each([
    ['another length', request('bytes', { 'content-length': '6' }), 'IncompleteBody'],
    ['another signed hash', request('bytes', {}, 'ab'.repeat(32)), 'XAmzContentSHA256Mismatch'],
    ['another checksum', request('bytes', { 'x-amz-checksum-crc32': 'AAAAAA==' }), 'BadDigest'],
    [
      'another decoded length',
      request('5\r\nbytes\r\n0\r\n\r\n', { 'x-amz-decoded-content-length': '4' }, CHUNKED),
      'IncompleteBody',
    ],
    [
      'another trailing checksum',
      request(
        '5\r\nbytes\r\n0\r\nx-amz-checksum-crc32:AAAAAA==\r\n\r\n',
        { 'x-amz-trailer': 'x-amz-checksum-crc32' },
        CHUNKED,
      ),
      'BadDigest',
    ],
    [
      'no trailer though one was announced',
      request('5\r\nbytes\r\n0\r\n\r\n', { 'x-amz-trailer': 'x-amz-checksum-sha256' }, CHUNKED),
      'InvalidRequest',
    ],
  ])('is refused at its end: %s', async (_what, signed, code) => {
    await expect(read(signed)).rejects.toMatchObject({ code });
  });

  it('in a mode whose signatures are not verified here is refused at once', () => {
    expect(() => openPayload(request('', {}, 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD'))).toThrow(
      expect.objectContaining({ code: 'NotImplemented' }),
    );
  });
});
