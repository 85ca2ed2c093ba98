import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildRenderer } from '@lapidary/storefront/renderer/build';
import { MEMORY_LIMITS } from '../publish/memory-limits.ts';
import { syntheticSnapshot } from './synthetic-snapshot.ts';

const USAGE = `Usage: node scripts/bench/render.ts [--products 1000,10000] [--rounds 1]

Renders a made-up catalog in every way there is, one after the other: in one process, with one and with two workers, and
with plain astro build. Prints a table; all ways must come to the same bytes. Several rounds alternate the ways, and the
least processor time of each is shown. Times are of this machine and this moment: compare rows.`;

const WAYS = ['here', '1', '2', 'stock'];
const LABELS: Record<string, string> = { here: 'one process', stock: 'astro build' };

/** What rendering a whole site in one way costs. */
export interface RenderFigures {
  way: string;
  pages: number;
  seconds: number;
  /** Of the process and all that it started; null when the system does not tell. */
  processorSeconds: number | null;
  /** Memory of the process at its most. */
  ownMb: number;
  largestChildMb: number;
  siteHash: string;
}

async function measure(way: string, folder: string, products: number): Promise<RenderFigures> {
  const child = fork(join(import.meta.dirname, 'render-variant.ts'), [way, folder, String(products)], {
    execArgv: [...(way === 'stock' ? [] : MEMORY_LIMITS), '--disable-warning=ExperimentalWarning'],
  });
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`rendering ${products} products (${way}) ended with code ${code}`);
  });
  const [figures] = (await Promise.race([once(child, 'message'), ended])) as [RenderFigures];
  return figures;
}

function row(products: number, figures: RenderFigures): string {
  const { way, pages, seconds, processorSeconds, ownMb, largestChildMb } = figures;
  const cells = [
    products.toLocaleString('en'),
    LABELS[way] ?? `${way} worker${way === '1' ? '' : 's'}`,
    (pages / seconds).toFixed(0),
    seconds.toFixed(1),
    processorSeconds?.toFixed(1) ?? '–',
    ownMb.toFixed(0),
    largestChildMb > 0 ? largestChildMb.toFixed(0) : '–',
  ];
  return `| ${cells.join(' | ')} |`;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      help: { type: 'boolean' },
      products: { type: 'string', default: '1000,10000' },
      rounds: { type: 'string', default: '1' },
    },
  });
  if (values.help) {
    process.stdout.write(`${USAGE}\n`);
    return;
  }
  const folder = await mkdtemp(join(tmpdir(), 'lapidary-render-bench-'));
  try {
    const rendererFolder = join(folder, 'renderer');
    await buildRenderer({ rendererFolder, outFolder: join(folder, 'assets'), logFile: join(folder, 'log') });
    process.stdout.write(
      '| products | rendered by | pages/s | seconds | CPU seconds | memory, MB | largest child, MB |\n|---|---|---|---|---|---|---|\n',
    );
    for (const products of values.products.split(',').map(Number)) {
      syntheticSnapshot(join(folder, `${products}.sqlite`), products);
      const best = new Map<string, RenderFigures>();
      for (let round = 0; round < Number(values.rounds); round += 1) {
        for (const way of WAYS) {
          const figures = await measure(way, folder, products);
          const former = best.get(way);
          if (!former || (figures.processorSeconds ?? 0) < (former.processorSeconds ?? 0))
            best.set(way, figures);
        }
      }
      for (const figures of best.values()) process.stdout.write(`${row(products, figures)}\n`);
      const sites = new Set([...best.values()].map(({ siteHash }) => siteHash));
      if (sites.size > 1) throw new Error('the ways have come to different bytes');
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`bench: ${(error as Error).message}\n`);
  process.exitCode = 1;
});
