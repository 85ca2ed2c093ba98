import { mkdtemp } from 'node:fs/promises';
import path from 'node:path';
import mysql from 'mysql2/promise';
import {
  browserSignIn,
  browserUser,
  clientId,
  startTestPool,
  userPoolId,
} from '../../local-aws/cognito/testing.ts';
import { startPrivateMariadb } from '../../test/services/start-private-mariadb.ts';
import { runLoad } from './run-load.ts';
import { refillBags, seedShop } from './seed-shop.ts';
import { shopOperations } from './shop-operations.ts';
import { startTarget } from './start-target.ts';

const ops = (process.argv[2] ?? 'availability').split(',');
const prof = process.argv[3] === 'prof';
const folder = await mkdtemp('/tmp/apibench/p-');
const m = await startPrivateMariadb();
const pool = await startTestPool();
try {
  const account = { UserPoolId: userPoolId, Username: 'a@b.co' };
  await pool.cognito.call('AdminCreateUser', { ...account, MessageAction: 'SUPPRESS' });
  await pool.cognito.call('AdminSetUserPassword', { ...account, Password: 'Shopper-2026', Permanent: true });
  const token = (await browserSignIn(browserUser(pool.endpoint, 'a@b.co'), 'Shopper-2026'))
    .getAccessToken()
    .getJwtToken();
  const c = await mysql.createConnection(m.url);
  await c.query('CREATE DATABASE x CHARACTER SET utf8mb4');
  await c.end();
  const databaseUrl = new URL('x', m.url).href;
  const shop = await seedShop(databaseUrl, 300);
  const env = {
    PATH: process.env.PATH,
    NODE_ENV: 'production',
    PORT: '0',
    DATABASE_URL: databaseUrl,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'x',
    AWS_SECRET_ACCESS_KEY: 'x',
    AWS_ENDPOINT_COGNITO: pool.endpoint,
    COGNITO_USER_POOL_ID: userPoolId,
    COGNITO_CLIENT_ID: clientId,
    SIGNING_KEY: 'x'.repeat(40),
    RATE_LIMIT_SCALE: '0',
  };
  const targets = [];
  for (const which of (process.argv[4] ?? 'product,raw').split(',')) {
    const file = which === 'raw' ? 'scripts/bench/raw-api/main.ts' : 'commerce-api/src/main.ts';
    targets.push(
      await startTarget({
        name: which,
        args: [...(prof ? ['--cpu-prof', `--cpu-prof-dir=${folder}/${which}`] : []), path.resolve(file)],
        env,
        logFile: `${folder}/${which}.log`,
      }),
    );
  }
  for (const name of ops)
    for (let r = 0; r < 2; r++)
      for (const t of targets) {
        await refillBags(databaseUrl);
        const op = shopOperations(shop, {
          token,
          email: 'a@b.co',
          book: { acknowledged: 0, open: new Map() },
        }).find((o) => o.name === name)!;
        await runLoad(t, op, { connections: 16, seconds: 1 });
        const f = await runLoad(t, op, { connections: 16, seconds: 3 });
        console.log(
          name,
          t.name,
          Math.round(f.perSecond),
          'cpu',
          f.cpuMs.toFixed(3),
          'p50',
          f.p50.toFixed(2),
          'err',
          f.errors,
          'mb',
          Math.round(f.memoryMb),
        );
      }
  for (const t of targets) await t.stop();
  console.log(folder);
} finally {
  await pool.close();
  await m.stop();
}
process.exit(0);
