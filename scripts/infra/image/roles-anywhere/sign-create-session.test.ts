import { createHash, createPrivateKey, generateKeyPairSync, verify, X509Certificate } from 'node:crypto';
import { expect, test } from 'vitest';
import { createAuthority, issueCertificate } from '../../../deploy/certificates/issue-certificate.ts';
import { signCreateSession } from './sign-create-session.ts';

const commonName = 'test authority';
const authority = createAuthority(commonName, 10);
const identity = issueCertificate(
  { commonName, privateKey: createPrivateKey(authority.privateKey) },
  { commonName: 'lapidary-api', days: 5 },
);
const request = {
  host: 'rolesanywhere.ap-southeast-1.amazonaws.com',
  region: 'ap-southeast-1',
  body: '{"durationSeconds":3600}',
  at: new Date('2026-11-22T18:05:06.007Z'),
};

test('a certificate is of its authority, and says what it is for', () => {
  const ca = new X509Certificate(authority.certificate);
  const x509 = new X509Certificate(identity.certificate);
  expect(ca.ca).toBe(true);
  expect(ca.verify(ca.publicKey)).toBe(true);
  expect(x509.ca).toBe(false);
  expect(x509.subject).toBe('CN=lapidary-api');
  expect(x509.checkIssued(ca)).toBe(true);
  expect(x509.verify(ca.publicKey)).toBe(true);
  expect(x509.validToDate.getTime()).toBeGreaterThan(Date.now());
});

test('the signature is that of the documented text, by the key of the certificate', () => {
  const headers = signCreateSession(identity, request);
  const x509 = new X509Certificate(identity.certificate);
  expect(headers['x-amz-date']).toBe('20261122T180506Z');
  expect(headers['x-amz-x509']).toBe(x509.raw.toString('base64'));

  const [, credential, signedHeaders, signature] =
    /^AWS4-X509-ECDSA-SHA256 Credential=(.+), SignedHeaders=(.+), Signature=([0-9a-f]+)$/.exec(
      headers.authorization!,
    )!;
  expect(credential).toBe(
    `${BigInt(`0x${x509.serialNumber}`).toString(10)}/20261122/ap-southeast-1/rolesanywhere/aws4_request`,
  );
  expect(signedHeaders).toBe('content-type;host;x-amz-date;x-amz-x509');
  // Written out from the documentation, apart from the code under test.
  const hash = (text: string) => createHash('sha256').update(text).digest('hex');
  const canonical =
    `POST\n/sessions\n\ncontent-type:application/json\nhost:${request.host}\nx-amz-date:20261122T180506Z\n` +
    `x-amz-x509:${headers['x-amz-x509']}\n\n${signedHeaders}\n${hash(request.body)}`;
  const text = `AWS4-X509-ECDSA-SHA256\n20261122T180506Z\n20261122/ap-southeast-1/rolesanywhere/aws4_request\n${hash(canonical)}`;
  expect(verify('sha256', Buffer.from(text), x509.publicKey, Buffer.from(signature!, 'hex'))).toBe(true);
});

test('a key of another certificate is refused', () => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const other = privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
  expect(() => signCreateSession({ ...identity, privateKey: other }, request)).toThrow(
    'the certificate is not of this private key',
  );
});
