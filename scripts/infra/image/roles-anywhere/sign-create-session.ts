import { createHash, createPrivateKey, sign, X509Certificate } from 'node:crypto';

/** A certificate with its private key, both PEM. */
export interface Identity {
  readonly certificate: string;
  readonly privateKey: string;
}

/** What is to be signed, by everything that the signature depends on. */
export interface SessionRequest {
  readonly host: string;
  readonly region: string;
  readonly body: string;
  readonly at: Date;
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** `20261122T180506Z` */
const amzDate = (at: Date): string => at.toISOString().replace(/[-:]|\.\d{3}/g, '');

/**
 * The headers of a CreateSession request of IAM Roles Anywhere: Signature Version 4 whose key is a certificate's.
 * https://docs.aws.amazon.com/rolesanywhere/latest/userguide/authentication-sign-process.html
 * @throws when certificate and key do not belong together.
 */
export function signCreateSession(
  { certificate, privateKey }: Identity,
  { host, region, body, at }: SessionRequest,
): Record<string, string> {
  const x509 = new X509Certificate(certificate);
  const key = createPrivateKey(privateKey);
  if (!x509.checkPrivateKey(key)) throw new Error('the certificate is not of this private key');
  const algorithm = key.asymmetricKeyType === 'ec' ? 'AWS4-X509-ECDSA-SHA256' : 'AWS4-X509-RSA-SHA256';

  const date = amzDate(at);
  const signed = {
    'content-type': 'application/json',
    host,
    'x-amz-date': date,
    'x-amz-x509': x509.raw.toString('base64'),
  };
  const names = Object.keys(signed).join(';');
  const lines = Object.entries(signed).map(([name, value]) => `${name}:${value}\n`);
  const canonical = ['POST', '/sessions', '', lines.join(''), names, sha256(body)].join('\n');
  const scope = `${date.slice(0, 8)}/${region}/rolesanywhere/aws4_request`;
  const toSign = [algorithm, date, scope, sha256(canonical)].join('\n');
  const signature = sign('sha256', Buffer.from(toSign), key).toString('hex');

  const credential = `${BigInt(`0x${x509.serialNumber}`)}/${scope}`;
  return {
    ...signed,
    authorization: `${algorithm} Credential=${credential}, SignedHeaders=${names}, Signature=${signature}`,
  };
}
