// What `npm start` runs once Node 24 is there: the steps that bring the shop up, under a supervisor that keeps it up.
import { readSettings } from './bootstrap/read-settings.mjs';
import { findFreePort } from './find-free-port.ts';
import { readyBlock } from './ready-block.ts';
import { runSteps, type Step } from './run-steps.ts';
import { runSupervisor } from './run-supervisor.ts';
import { buildRenderer } from './steps/build-renderer.ts';
import { loadCatalog } from './steps/load-catalog.ts';
import { migrateDatabase } from './steps/migrate-database.ts';
import { publishFirst } from './steps/publish-first.ts';
import { startApi } from './steps/start-api.ts';
import { startLocalAws } from './steps/start-local-aws.ts';
import { startPublisher } from './steps/start-publisher.ts';

const steps: readonly Step[] = [
  { title: 'Local AWS', log: 'local-aws', run: startLocalAws },
  { title: 'Database', log: 'migrate', run: migrateDatabase },
  { title: 'Catalog', log: 'catalog', run: loadCatalog },
  { title: 'Page renderer', log: 'build', run: buildRenderer },
  { title: 'API', log: 'api', run: startApi },
  { title: 'Publish', log: 'publish', run: publishFirst },
  { title: 'Publisher', log: 'publisher', run: startPublisher },
];

const settings = readSettings(process.env);

await runSupervisor(settings, async (supervision) => {
  const startedAt = performance.now();
  const apiOrigin = `http://127.0.0.1:${await findFreePort()}`;
  await runSteps(steps, { ...supervision, apiOrigin, inherited: process.env });
  console.log(readyBlock(settings, (performance.now() - startedAt) / 1000));
});
