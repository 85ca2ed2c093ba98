// Carries out bulk edits in a process of its own, and kills itself with SIGKILL when a batch is written and not committed yet.
// Arguments: address of the database, number of the batch.
import { openDatabase } from '../../platform/database.ts';
import { runBulkEdits } from '../bulk/run-bulk-edits.ts';

const [url = '', fatal = ''] = process.argv.slice(2);
const database = await openDatabase(url, { pool: 2 });
const transaction = database.transaction.bind(database) as (
  work: (open: unknown) => Promise<unknown>,
) => Promise<unknown>;
let batches = 0;
database.transaction = (async (work: (open: unknown) => Promise<unknown>) =>
  await transaction(async (open) => {
    const done = await work(open);
    batches += 1;
    if (batches === Number(fatal)) process.kill(process.pid, 'SIGKILL');
    return done;
  })) as typeof database.transaction;
await runBulkEdits({ database });
