import { describe, expect, it } from 'vitest';
import {
  canonicalRequest,
  parseCredential,
  parseTimestamp,
  sameSignature,
  sign,
  stringToSign,
} from './sigv4.ts';

// The worked examples of https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html
const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const TIMESTAMP = '20130524T000000Z';
const EMPTY = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
const HOST = 'examplebucket.s3.amazonaws.com';

function signatureOf(
  method: string,
  target: string,
  headers: Record<string, string>,
  payloadHash: string,
): string {
  const scope = parseCredential('AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request');
  if (scope === undefined) throw new Error('The credential was not understood.');
  const [path = '', query = ''] = target.split('?');
  const all = new Headers({
    host: HOST,
    'x-amz-content-sha256': payloadHash,
    'x-amz-date': TIMESTAMP,
    ...headers,
  });
  const signedHeaders = [...all.keys()].sort();
  const parts = { method, path, query: new URLSearchParams(query), headers: all, signedHeaders, payloadHash };
  return sign(stringToSign(TIMESTAMP, scope, canonicalRequest(parts)), scope, SECRET);
}

describe('SigV4', () => {
  it.each([
    [
      'GET with a range',
      signatureOf('GET', '/test.txt', { range: 'bytes=0-9' }, EMPTY),
      'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
    ],
    [
      'PUT of a key with a dollar sign',
      signatureOf(
        'PUT',
        '/test$file.text',
        { date: 'Fri, 24 May 2013 00:00:00 GMT', 'x-amz-storage-class': 'REDUCED_REDUNDANCY' },
        '44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072',
      ),
      '98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd',
    ],
    [
      'GET of a sub-resource',
      signatureOf('GET', '/?lifecycle', {}, EMPTY),
      'fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543',
    ],
    [
      'a listing',
      signatureOf('GET', '/?max-keys=2&prefix=J', {}, EMPTY),
      '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7',
    ],
  ])('signs %s as AWS does', (_what, signature, expected) => {
    expect(signature).toBe(expected);
  });

  it('does not care how the path is escaped or how the query is ordered', () => {
    const plain = signatureOf('GET', '/a%20b/%C3%A9(1)?a-b=2&a=1', {}, EMPTY);
    expect(signatureOf('GET', '/%61%20b/%c3%a9%281%29?a=1&a-b=2', {}, EMPTY)).toBe(plain);
  });

  it('compares signatures of any length', () => {
    expect(sameSignature('abc', 'abc')).toBe(true);
    expect(sameSignature('abc', 'abd')).toBe(false);
    expect(sameSignature('abc', '')).toBe(false);
  });

  it('reads credentials and timestamps, and nothing else', () => {
    expect(parseCredential('key/with/slash/20130524/r/s3/aws4_request')?.accessKeyId).toBe('key/with/slash');
    expect(parseCredential('key/2013/r/s3/aws4_request')).toBeUndefined();
    expect(parseTimestamp(TIMESTAMP)).toEqual(new Date('2013-05-24T00:00:00Z'));
    expect(parseTimestamp('20139924T000000Z')).toBeUndefined();
    expect(parseTimestamp('2013-05-24')).toBeUndefined();
  });
});
