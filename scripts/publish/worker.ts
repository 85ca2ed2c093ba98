import { hostname } from 'node:os';
import { SettingsError } from '@lapidary/commerce-api/settings';
import { openPublisher } from './open-publisher.ts';
import { readPublishSettings } from './settings.ts';
import { workOutbox } from './work-outbox.ts';

async function main(): Promise<void> {
  const stop = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.on(signal, () => stop.abort());
  const settings = readPublishSettings();
  const open = { ...(await openPublisher(settings)), publishOwnBuild: settings.publishOwnBuild };
  const owner = `${hostname()}:${process.pid}`;
  open.services.log.info({ owner }, 'publisher ready');
  process.send?.({ ready: true });
  await workOutbox(open, owner, stop.signal);
  await open.close();
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof SettingsError ? error.message : (error as Error).stack}\n`);
  process.exit(1);
});
