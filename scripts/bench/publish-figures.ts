import { z } from 'zod';

/** Milliseconds, sorted by the one who measured. */
const Spread = z.object({ p50: z.number(), p95: z.number() });

/** What publishing costs with a catalog of one size. Times in milliseconds, memory in MB. */
export const PublishFigures = z.object({
  products: z.int(),
  pages: z.int(),
  /** Everything, the first time: rendering, and the processor time of it. */
  full: z.object({ renderMs: z.number(), cpuMs: z.number() }),
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
  /** Plain `astro build` of the same catalog, whole process. */
  stockBuildMs: z.number(),
  memoryMb: z.number(),
});
export type PublishFigures = z.infer<typeof PublishFigures>;

const decimal = (value: number): string => (value < 10 ? value.toFixed(1) : value.toFixed(0));

/** The figures as a table in Markdown, a row for each size. */
export function publishTable(figures: readonly PublishFigures[]): string[] {
  const spread = ({ p50, p95 }: { p50: number; p95: number }) => `${decimal(p50)} / ${decimal(p95)}`;
  return [
    '| products | pages | one: live after, ms p50 / p95 | plan, ms | CPU, ms | rendered / changed | hundred: live after, ms | full render, s (CPU s) | astro build, s | memory, MB |',
    '|---|---|---|---|---|---|---|---|---|---|',
    ...figures.map(({ products, pages, full, one, hundred, stockBuildMs, memoryMb }) => {
      const cells = [
        products.toLocaleString('en'),
        pages.toLocaleString('en'),
        spread(one.liveMs),
        spread(one.planMs),
        spread(one.cpuMs),
        `${one.rendered.toFixed(1)} / ${one.changed.toFixed(1)}`,
        decimal(hundred.liveMs),
        `${(full.renderMs / 1000).toFixed(1)} (${(full.cpuMs / 1000).toFixed(1)})`,
        (stockBuildMs / 1000).toFixed(1),
        decimal(memoryMb),
      ];
      return `| ${cells.join(' | ')} |`;
    }),
  ];
}
