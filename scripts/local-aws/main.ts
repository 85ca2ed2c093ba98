import { startLocalAws } from './index.ts';
import { readSettings } from './settings.ts';

/** Runs the stand-ins until SIGTERM, SIGINT, or the process that started this one is gone. */
async function main(): Promise<void> {
  const localAws = await startLocalAws(readSettings());
  let stopping = false;
  function stop(): void {
    if (stopping) return;
    stopping = true;
    localAws.close().then(() => process.exit(0), fail);
  }
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  process.on('disconnect', stop);
  console.log('local-aws ready');
}

function fail(error: unknown): void {
  console.error(`local-aws: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}

main().catch(fail);
