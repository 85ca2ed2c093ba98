import { z } from 'zod';

/** Milliseconds, sorted by the one who measured. */
const Spread = z.object({ p50: z.number(), p95: z.number() });

/** What publishing costs with a catalog of one size. Times in milliseconds, memory in MB. */
export const PublishFigures = z.object({
  products: z.int(),
  pages: z.int(),
  /** Everything, the first time: rendering, the whole publish, and the processor time of that. */
  full: z.object({ renderMs: z.number(), publishMs: z.number(), cpuMs: z.number() }),
  /** One product's price changes; many times over. */
  one: z.object({
    /** Publish call answered → the public URL serves the new bytes. */
    liveMs: Spread,
    planMs: Spread,
    /** Processor time of the publisher from claiming the request to having rendered. */
    cpuMs: Spread,
    rendered: z.number(),
    changed: z.number(),
  }),
  /** A hundred products change together. */
  hundred: z.object({ liveMs: z.number(), rendered: z.int(), changed: z.int() }),
  /** A publisher's process started → the first publish is public. */
  startMs: z.number(),
  /** Plain `astro build` of the same catalog, whole process; null for a large one. */
  stockBuild: z.object({ ms: z.number(), cpuMs: z.number() }).nullable(),
  /** Resident, after the publishes of one product. */
  memoryMb: z.number(),
});
export type PublishFigures = z.infer<typeof PublishFigures>;

const decimal = (value: number): string => (value < 10 ? value.toFixed(1) : value.toFixed(0));

const seconds = (ms: number): string => (ms / 1000).toFixed(1);

/** The figures as a table in Markdown, a row for each size. */
export function publishTable(figures: readonly PublishFigures[]): string[] {
  const spread = ({ p50, p95 }: { p50: number; p95: number }) => `${decimal(p50)} / ${decimal(p95)}`;
  return [
    '| products | pages | one: live after, ms p50 / p95 | read and plan, ms | plan, render, compare, CPU ms | rendered / changed | hundred: live after, ms (changed) | start → live, ms | memory, MB | all rendered, s | published, s (CPU s) | astro build, s (CPU s) |',
    '|---|---|---|---|---|---|---|---|---|---|---|---|',
    ...figures.map(({ products, pages, full, one, hundred, startMs, stockBuild, memoryMb }) => {
      const cells = [
        products.toLocaleString('en'),
        pages.toLocaleString('en'),
        spread(one.liveMs),
        spread(one.planMs),
        spread(one.cpuMs),
        `${one.rendered.toFixed(1)} / ${one.changed.toFixed(1)}`,
        `${decimal(hundred.liveMs)} (${hundred.changed})`,
        decimal(startMs),
        decimal(memoryMb),
        seconds(full.renderMs),
        `${seconds(full.publishMs)} (${seconds(full.cpuMs)})`,
        stockBuild ? `${seconds(stockBuild.ms)} (${seconds(stockBuild.cpuMs)})` : '–',
      ];
      return `| ${cells.join(' | ')} |`;
    }),
  ];
}
