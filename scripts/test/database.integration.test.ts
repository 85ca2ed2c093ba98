import { existsSync } from 'node:fs';
import { openDatabase } from '@lapidary/commerce-api/platform/database';
import { expect, inject, it } from 'vitest';

it('is given a database server or a folder of its own', async () => {
  const url = inject('databaseUrl');
  if (url.startsWith('sqlite:')) {
    expect(existsSync(url.slice('sqlite:'.length))).toBe(true);
    return;
  }
  const database = await openDatabase(url);
  const [rows] = await database.query(
    'SELECT VERSION() AS version, @@hostname AS host, CURRENT_USER() AS user',
  );
  expect(rows).toMatchObject([
    { version: expect.stringContaining('MariaDB'), user: expect.stringMatching(/^root@/) },
  ]);
  await database.close();
});
