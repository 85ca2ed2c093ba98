import { expect, it } from 'vitest';
import { readSettings } from './bootstrap/read-settings.mjs';
import { readyBlock } from './ready-block.ts';

it('shows addresses and sign-ins in columns, and no password of the database', () => {
  const environment = {
    LAPIDARY_PORT: '5000',
    LAPIDARY_HOME: '/shop',
    DATABASE_URL: 'mysql://me:hunter2@db:3306/shop',
  };
  expect(readyBlock(readSettings(environment), 12.34)).toBe(`
Lapidary is ready (12.3 s)

  Shop      http://localhost:5000/
  Merchant  http://localhost:5000/admin/           merchant@lapidary.test / Merchant-2026
  Shopper   http://localhost:5000/account/         shopper@lapidary.test / Shopper-2026
  API docs  http://localhost:5000/api/docs
  Outbox    http://localhost:5000/_local/outbox/   codes and mails that the shop sends
  Data      /shop
  Database  mysql://me:…@db:3306/shop

  Ctrl-C to stop
`);
});
