import type { Services } from '../platform/services.ts';
import { runBulkEdits } from './bulk/run-bulk-edits.ts';
import { runImports } from './imports/run-imports.ts';
import { Interrupted } from './jobs/give-way.ts';

/** Goes on with imports and bulk edits until none waits. Any number of processes may call this at once. */
export async function runJobs(
  services: Pick<Services, 'database' | 's3' | 'settings' | 'draining'>,
): Promise<void> {
  let busy = true;
  try {
    while (busy && !services.draining?.aborted) {
      const imported = await runImports(services);
      const edited = await runBulkEdits(services);
      busy = imported || edited;
    }
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
  }
}
