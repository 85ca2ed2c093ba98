// Measures publishing with the catalog that the shop of the environment has, against stand-ins in a process of their own,
// and sends the figures to the parent process. Arguments: number of products, folder to work in.
import { getProduct, publishProducts, saveProduct } from '@lapidary/commerce-api/catalog';
import { select } from '@lapidary/commerce-api/platform/sql';
import { percentile } from '@lapidary/shared/percentile';
import type { Receipt } from '@lapidary/shared/publishing/release';
import { buildRenderer, buildSite } from '@lapidary/storefront/renderer/build';
import { answerRequests } from '../publish/answer-requests.ts';
import { tryHoldLease } from '../publish/hold-lease.ts';
import { openPublisher } from '../publish/open-publisher.ts';
import { readPublishSettings } from '../publish/settings.ts';
import { measureWorker } from './measure-worker.ts';
import { processorSeconds } from './process-figures.ts';
import type { PublishFigures } from './publish-figures.ts';

const ROUNDS = 40;
const WARM_UP = 5;
const BATCH = 100;
const STOCK_UP_TO = 10_000;
const actor = 'bench';

const products = Number(process.argv[2]);
const folder = process.argv[3]!;
const settings = readPublishSettings();
const { rendererFolder, assetsFolder } = settings;
await buildRenderer({ rendererFolder, outFolder: assetsFolder, logFile: `${folder}/logs/astro.log` });

/** Processor time of this process in milliseconds, for planning, rendering and comparing, of the run under way. */
const cpu = { atStart: process.cpuUsage(), ms: 0 };
const open = await openPublisher(settings, {
  atStep(step) {
    if (step === 'snapshot') cpu.atStart = process.cpuUsage();
    if (step !== 'rendered') return;
    const { user, system } = process.cpuUsage(cpu.atStart);
    cpu.ms = (user + system) / 1000;
  },
});
const { services } = open;
const lease = await tryHoldLease(services, 'bench');
if (!lease) throw new Error('the lease of a fresh database is taken');

async function publish(): Promise<Receipt> {
  const receipt = await answerRequests(open, lease!.fence);
  if (!receipt) throw new Error('there was nothing to publish');
  return receipt;
}

async function reprice(ids: readonly string[], round: number): Promise<string> {
  for (const id of ids) {
    const { draft, version } = await getProduct(services, id);
    const variants = draft.variants.map((variant) => ({ ...variant, price: variant.price + round + 1 }));
    await saveProduct(services, { actor, id, version, document: { ...draft, variants } });
  }
  return await publishProducts(services, { actor, productIds: ids });
}

function spread(values: readonly number[]): { p50: number; p95: number } {
  const sorted = values.toSorted((a, b) => a - b);
  return { p50: percentile(sorted, 0.5)!, p95: percentile(sorted, 0.95)! };
}
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Processor seconds of this process and its children that some work takes, 0 where the system does not tell. */
async function processorTimeOf<Result>(work: () => Promise<Result>): Promise<[Result, number]> {
  const before = (await processorSeconds()) ?? 0;
  const result = await work();
  return [result, ((await processorSeconds()) ?? 0) - before];
}

const [first, fullCpu] = await processorTimeOf(publish);

const ids = (await select<{ id: string }>(services, 'SELECT id FROM products ORDER BY id')).map(
  ({ id }) => id,
);
const rounds: { receipt: Receipt; cpuMs: number; liveMs: number }[] = [];
for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
  await reprice([ids[(round * 7919) % ids.length]!], round);
  const answeredAt = Date.now();
  const receipt = await publish();
  if (round >= WARM_UP)
    rounds.push({ receipt, cpuMs: cpu.ms, liveMs: Date.parse(receipt.liveAt) - answeredAt });
}

const step = Math.ceil(ids.length / BATCH);
await reprice(
  ids.filter((_, index) => index % step === 0),
  ROUNDS,
);
const answeredAt = Date.now();
const batch = await publish();

await lease.release();
const worker = await measureWorker(
  settings,
  async (round) => await reprice([ids[round % ids.length]!], ROUNDS + round),
);
await open.close();

/** The whole site by plain `astro build`, or null for a catalog with which it would take too long. */
async function measureStock(): Promise<PublishFigures['stockBuild']> {
  if (products > STOCK_UP_TO) return null;
  const startedAt = performance.now();
  const { snapshotFile } = settings;
  const [, seconds] = await processorTimeOf(() =>
    buildSite({ snapshotFile, outFolder: `${folder}/stock`, logFile: `${folder}/logs/stock.log` }),
  );
  return { ms: performance.now() - startedAt, cpuMs: seconds * 1000 };
}

const figures: PublishFigures = {
  products,
  pages: first.pages,
  full: { renderMs: first.phases.render, publishMs: first.liveAfterMs, cpuMs: fullCpu * 1000 },
  one: {
    liveMs: spread(rounds.map(({ liveMs }) => liveMs)),
    planMs: spread(rounds.map(({ receipt }) => receipt.phases.snapshot + receipt.phases.plan)),
    cpuMs: spread(rounds.map(({ cpuMs }) => cpuMs)),
    rendered: mean(rounds.map(({ receipt }) => receipt.rendered)),
    changed: mean(rounds.map(({ receipt }) => receipt.changed.length)),
  },
  hundred: {
    liveMs: Date.parse(batch.liveAt) - answeredAt,
    rendered: batch.rendered,
    changed: batch.changed.length,
  },
  startMs: worker.startMs,
  stockBuild: await measureStock(),
  memoryMb: worker.memoryMb,
};
process.send?.(figures);
process.disconnect?.();
