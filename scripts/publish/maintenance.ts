import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { createKeyValueStoreClient } from './aws/key-value-store.ts';
import { EdgeStore } from './edge-store.ts';
import { readMaintenanceSettings } from './maintenance-settings.ts';

const USAGE = `Usage: npm run maintenance -- on|off|status

Closes the pages of the shop, in one write to the KeyValueStore, or opens them again. Shoppers see a page that says so, with
status 503 and Retry-After. Bag, checkout and desk go through /api and stay as they are.

Of the shop that runs on this machine, or of the one whose KEY_VALUE_STORE_ARN is in the environment.

  on      prints the cookie with which the pages can be seen all the same
  off     opens them
  status  which of the two
  --help  this text`;

function openStore(): { store: EdgeStore; close: () => void } {
  const { endpoint, arn } = readMaintenanceSettings();
  const client = createKeyValueStoreClient({ region: 'us-east-1', ...(endpoint && { endpoint }) });
  return { store: new EdgeStore(client, arn), close: () => client.destroy() };
}

async function run(store: EdgeStore, command: string): Promise<string> {
  const preview = await store.closedBut();
  if (command === 'status') return preview === null ? 'the shop is open' : 'the shop is closed';
  if (command === 'off') {
    if (preview === null) return 'the shop is open already';
    await store.close(null);
    return 'the shop is open';
  }
  const cookie = preview ?? randomBytes(9).toString('base64url');
  if (preview === null) await store.close(cookie);
  return `the shop is closed; to see it all the same, set the cookie preview=${cookie}`;
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { help: { type: 'boolean' } },
  });
  if (values.help) {
    process.stdout.write(`${USAGE}\n`);
    return;
  }
  const [command = '', ...more] = positionals;
  if (!['on', 'off', 'status'].includes(command) || more.length > 0) {
    throw new Error('say on, off or status (--help)');
  }
  const { store, close } = openStore();
  try {
    process.stdout.write(`${await run(store, command)}\n`);
  } finally {
    close();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`maintenance: ${(error as Error).message}\n`);
  process.exitCode = 1;
});
