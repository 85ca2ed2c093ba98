import { createHmac, timingSafeEqual } from 'node:crypto';

/** What the link of a preview says: which draft, and until when (milliseconds since 1970). */
export interface PreviewClaims {
  id: string;
  productId: string;
  version: number;
  expiresAt: number;
}

/** Signed with the rest, so that no other kind of link made with the same key passes for a preview's. */
const PURPOSE = 'lapidary preview 1';
const CLAIMS =
  /^(?<id>[0-9A-Z]{26})\.(?<productId>[0-9A-Z]{26})\.(?<version>\d{1,9})\.(?<expiresAt>\d{1,15})$/;

const signatureOf = (key: string, payload: string): string =>
  createHmac('sha256', key).update(`${PURPOSE}\n${payload}`).digest('base64url');

/** `<claims>.<HMAC-SHA-256>`, both base64url: fits into a path. */
export function signPreviewToken(key: string, { id, productId, version, expiresAt }: PreviewClaims): string {
  const payload = Buffer.from(`${id}.${productId}.${version}.${expiresAt}`).toString('base64url');
  return `${payload}.${signatureOf(key, payload)}`;
}

/** What a token says, expired or not; null when it was not signed with the key, or is not whole. */
export function readPreviewToken(key: string, token: string): PreviewClaims | null {
  const [payload = '', signature = '', ...more] = token.split('.');
  // The text of the signature is compared: two texts may stand for the same bytes.
  const given = Buffer.from(signature);
  const expected = Buffer.from(signatureOf(key, payload));
  if (more.length > 0 || given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  const claims = CLAIMS.exec(Buffer.from(payload, 'base64url').toString())?.groups;
  if (!claims) return null;
  return {
    id: claims.id!,
    productId: claims.productId!,
    version: Number(claims.version),
    expiresAt: Number(claims.expiresAt),
  };
}
