import { createPrivateKey } from 'node:crypto';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '@lapidary/commerce-api/platform/database';
import { selectOne } from '@lapidary/commerce-api/platform/sql';
import { beforeAll, expect, it, onTestFinished } from 'vitest';
import { createBackup } from '../database/create-backup.ts';
import { createAuthority, issueCertificate } from '../deploy/certificates/issue-certificate.ts';
import { type PrivateMariadb, startPrivateMariadb } from '../test/services/start-private-mariadb.ts';
import { makeTemporaryFolder } from '../test/services/temporary-folder.ts';
import { onServer } from './testing/faulty-shop.ts';

const commonName = 'database authority';
const authority = createAuthority(commonName, 10);
const signer = { commonName, privateKey: createPrivateKey(authority.privateKey) };
const { folder, remove } = makeTemporaryFolder('tls');
chmodSync(folder, 0o755);

function put(name: string, pem: string): string {
  const file = join(folder, name);
  writeFileSync(file, pem);
  return file;
}
const ca = put('ca.pem', authority.certificate);
const stranger = put('stranger.pem', createAuthority('somebody', 10).certificate);
let server: PrivateMariadb;

/** The server's certificate is of `localhost`; nobody gets in without TLS. */
beforeAll(async () => {
  const issued = issueCertificate(signer, { commonName: 'database', days: 5, host: 'localhost' });
  server = await startPrivateMariadb([
    `--ssl-ca=${ca}`,
    `--ssl-cert=${put('server.pem', issued.certificate)}`,
    `--ssl-key=${put('server.key', issued.privateKey)}`,
  ]);
  await onServer(
    server.url,
    'CREATE DATABASE shop',
    'CREATE TABLE shop.things (id INT PRIMARY KEY)',
    'INSERT INTO shop.things VALUES (1), (2)',
    "CREATE USER 'careful'@'%' IDENTIFIED BY 'secret' REQUIRE SSL",
    "GRANT ALL ON shop.* TO 'careful'@'%'",
  );
  return async () => {
    await server.stop();
    remove();
  };
});

const urlFor = (host: string, query: string): string => {
  const { port } = new URL(server.url);
  return `mysql://careful:secret@${host}:${port}/shop${query}`;
};

async function cipherOf(url: string): Promise<string | undefined> {
  const database = await openDatabase(url, { pool: 1 });
  onTestFinished(() => database.close());
  const row = await selectOne<{ Value: string }>({ database }, "SHOW STATUS LIKE 'Ssl_cipher'");
  return row?.Value;
}

it('talks to the database in cipher, and to no other that says it is the one', async () => {
  expect(await cipherOf(urlFor('localhost', `?tls=${ca}`))).toMatch(/^(TLS|ECDHE)/);
  await expect(cipherOf(urlFor('localhost', ''))).rejects.toThrow(/Access denied/);
  await expect(cipherOf(urlFor('localhost', `?tls=${stranger}`))).rejects.toThrow(/certificate/);
  await expect(cipherOf(urlFor('localhost', '?tls=amazon'))).rejects.toThrow(/certificate/);
});

it('backs up in cipher too', async () => {
  const parts: Buffer[] = [];
  const store = {
    list: async () => [],
    putStream: async (_key: string, body: AsyncIterable<Buffer>) => {
      for await (const part of body) parts.push(part);
    },
    putManifest: async () => {},
  };
  const { tables } = await createBackup(store, urlFor('localhost', `?tls=${ca}`));
  expect(tables.things?.rows).toBe(2);
  await expect(createBackup(store, urlFor('localhost', `?tls=${stranger}`))).rejects.toThrow(
    /TLS|SSL|certificate/,
  );
});
