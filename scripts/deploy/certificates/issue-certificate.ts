import { createPublicKey, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import {
  bits,
  explicit,
  implicit,
  integer,
  objectId,
  octets,
  sequence,
  set,
  truth,
  utcTime,
  utf8,
} from './der.ts';

/** A certificate with its private key, both PEM. */
export interface IssuedCertificate {
  readonly certificate: string;
  readonly privateKey: string;
}

export interface Authority {
  readonly commonName: string;
  readonly privateKey: KeyObject;
}

const ECDSA_WITH_SHA256 = sequence(objectId('1.2.840.10045.4.3.2'));
const COMMON_NAME = objectId('2.5.4.3');
const BASIC_CONSTRAINTS = objectId('2.5.29.19');
const KEY_USAGE = objectId('2.5.29.15');
const ALTERNATIVE_NAMES = objectId('2.5.29.17');
const DIGITAL_SIGNATURE = bits(Buffer.of(0x80), 7);
const CERTIFICATE_SIGN = bits(Buffer.of(0x06), 1);
const DNS_NAME = 2;
const DAY_MS = 24 * 60 * 60 * 1000;
/** Clocks differ. */
const EARLIER_MS = 5 * 60 * 1000;

const nameOf = (commonName: string): Buffer => sequence(set(sequence(COMMON_NAME, utf8(commonName))));
const critical = (id: Buffer, value: Buffer): Buffer => sequence(id, truth(), octets(value));

function encode(
  input: { commonName: string; days: number; extensions: readonly Buffer[] },
  publicKey: KeyObject,
  authority: Authority,
): string {
  const now = Date.now();
  // 20 bytes at most, and above zero.
  const serial = Buffer.concat([Buffer.of(1), randomBytes(15)]);
  const content = sequence(
    explicit(0, integer(Buffer.of(2))),
    integer(serial),
    ECDSA_WITH_SHA256,
    nameOf(authority.commonName),
    sequence(utcTime(new Date(now - EARLIER_MS)), utcTime(new Date(now + input.days * DAY_MS))),
    nameOf(input.commonName),
    publicKey.export({ type: 'spki', format: 'der' }),
    explicit(3, sequence(...input.extensions)),
  );
  const signature = sign('sha256', content, authority.privateKey);
  const body = sequence(content, ECDSA_WITH_SHA256, bits(signature)).toString('base64');
  const lines = body.match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}

const toPem = (key: KeyObject): string => key.export({ type: 'pkcs8', format: 'pem' }) as string;

/** A certificate authority that signs itself: X.509 v3, ECDSA on P-256. */
export function createAuthority(commonName: string, days: number): IssuedCertificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const extensions = [
    critical(BASIC_CONSTRAINTS, sequence(truth(), integer(Buffer.of(0)))),
    critical(KEY_USAGE, CERTIFICATE_SIGN),
  ];
  const certificate = encode({ commonName, days, extensions }, publicKey, { commonName, privateKey });
  return { certificate, privateKey: toPem(privateKey) };
}

/** A certificate to prove oneself with, and the key for it. @param input.host for a server: the name it is asked by. */
export function issueCertificate(
  authority: Authority,
  input: { commonName: string; days: number; host?: string },
): IssuedCertificate {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const extensions = [critical(BASIC_CONSTRAINTS, sequence()), critical(KEY_USAGE, DIGITAL_SIGNATURE)];
  if (input.host !== undefined) {
    const names = sequence(implicit(DNS_NAME, Buffer.from(input.host)));
    extensions.push(sequence(ALTERNATIVE_NAMES, octets(names)));
  }
  const certificate = encode({ ...input, extensions }, createPublicKey(privateKey), authority);
  return { certificate, privateKey: toPem(privateKey) };
}
