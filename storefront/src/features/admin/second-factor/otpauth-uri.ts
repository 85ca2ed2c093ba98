/**
 * What an authenticator app reads from the QR code (https://github.com/google/google-authenticator/wiki/Key-Uri-Format).
 * @param secret in base32
 * @param shop the host of the shop, by which the app lists the account
 */
export function otpauthUri(secret: string, { email, shop }: { email: string; shop: string }): string {
  const label = `${encodeURIComponent(shop)}:${encodeURIComponent(email)}`;
  return `otpauth://totp/${label}?secret=${secret}&issuer=${encodeURIComponent(shop)}`;
}

/** "ABCDEFGH" → "ABCD EFGH", for who types it. */
export const inFours = (secret: string): string => secret.match(/.{1,4}/g)?.join(' ') ?? '';
