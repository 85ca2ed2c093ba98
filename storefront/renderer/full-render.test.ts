import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PublishedProduct } from '@lapidary/shared/catalog/product';
import type { Language } from '@lapidary/shared/languages';
import { afterAll, expect, it } from 'vitest';
import { buildRenderer, buildSite } from './build.ts';
import { KeptRenderer, outputFile } from './kept-renderer.ts';
import { RecordedCatalogReader } from './recorded-reader.ts';
import { renderInParallel } from './render-in-parallel.ts';
import { CatalogSnapshot } from './snapshot.ts';

const CATEGORIES = ['rings', 'earrings', 'bracelets'];
/** Astro builds the site, and eight times pages are rendered on both sides. */
const TIMEOUT_MS = 180_000;
const PUBLISHED_AT = Date.UTC(2026, 0, 1);
const METALS = ['Gold', 'Silver & steel'];

/** Eighty products: sixty rings on three pages, ten earrings, ten bracelets. */
function product(number: number, fields: Partial<PublishedProduct> = {}): PublishedProduct {
  return {
    id: `product-${String(number).padStart(3, '0')}`,
    title: `Piece <${number}>`,
    slug: `piece-${number}`,
    description: `Piece *number ${number}*, with <b>markup</b> & signs.\n\n- One\n- Two`,
    collectionSlugs: number % 5 === 0 ? ['gifts'] : [],
    categorySlug: CATEGORIES[Math.max(0, Math.floor(number / 10) - 5)]!,
    vendor: 'Atelier',
    tags: ['test'],
    options: [{ name: 'Metal', values: METALS }],
    variants: METALS.map((metal, index) => ({
      id: `variant-${number}-${index}`,
      sku: `P${number}-${index}`,
      optionValues: [metal],
      price: 10_000 + number * 100 + index,
      compareAtPrice: number % 3 === 0 ? 20_000 : null,
      weightGrams: null,
      barcode: '',
    })),
    images:
      number % 2 === 0 ? [] : [{ key: 'media/a-1', widths: [320, 960], width: 960, height: 1200, alt: '' }],
    seo: { title: '', description: '' },
    stock: {
      [`variant-${number}-0`]: number % 4 === 0 ? 'sold_out' : 'low',
      [`variant-${number}-1`]: 'in_stock',
    },
    ...fields,
  };
}

interface Publisher {
  snapshot: CatalogSnapshot;
  reader: RecordedCatalogReader;
  site: Map<string, string>;
}

const folder = await mkdtemp(join(tmpdir(), 'lapidary-full-render-'));
afterAll(() => rm(folder, { recursive: true, force: true }));
const rendererFolder = join(folder, 'renderer');
await buildRenderer({
  rendererFolder,
  outFolder: join(folder, 'assets'),
  logFile: join(folder, 'renderer.log'),
});

function open(name: string): Publisher {
  const snapshot = new CatalogSnapshot(join(folder, `${name}.sqlite`));
  afterAll(() => snapshot.close());
  return { snapshot, reader: new RecordedCatalogReader(snapshot), site: new Map() };
}

const inProcess = open('in-process');
const parallel = open('parallel');
// Tells the reader which pages the bundle has; the one that is loaded last renders here.
await KeptRenderer.load(rendererFolder, parallel.reader);
const renderer = await KeptRenderer.load(rendererFolder, inProcess.reader);

/** Takes an edit in and renders what follows, in one transaction, as a publish does. @returns the pages rendered. */
async function follow(
  { snapshot, reader, site }: Publisher,
  edit: (reader: RecordedCatalogReader) => void,
  render: (paths: string[]) => AsyncIterable<{ path: string; body: Buffer }>,
): Promise<string[]> {
  snapshot.begin();
  edit(reader);
  const { changed, added, gone } = reader.plan();
  for (const path of gone) site.delete(path);
  const paths = [...changed, ...added].toSorted();
  for await (const { path, body } of render(paths)) site.set(path, body.toString());
  snapshot.commit();
  return paths;
}

async function* renderHere(paths: string[]) {
  renderer.prepare(paths);
  for (const path of paths) yield { path, ...(await renderer.render(path)) };
}

const renderElsewhere = (paths: string[]) =>
  renderInParallel({ snapshot: parallel.snapshot, rendererFolder, paths, workers: 2 });

/** Takes the same edit in on both sides, and holds one against the other. */
async function followOnBoth(edit: (reader: RecordedCatalogReader) => void): Promise<string[]> {
  const rendered = await follow(inProcess, edit, renderHere);
  expect(await follow(parallel, edit, renderElsewhere)).toEqual(rendered);
  expect(Object.fromEntries(parallel.site)).toEqual(Object.fromEntries(inProcess.site));
  expect(recorded(parallel.snapshot)).toEqual(recorded(inProcess.snapshot));
  return rendered;
}

/** What is recorded, by name instead of by id. */
function recorded({ graph }: CatalogSnapshot): { answers: string[]; reads: string[] } {
  const { nodes, reads } = graph.records();
  const names = new Map(nodes.map(({ id, kind, text, number }) => [id, `${kind}(${text}, ${number})`]));
  return {
    answers: nodes.map(({ id, hash }) => `${names.get(id)} = ${hash}`).sort(),
    reads: reads.map(({ reader, read }) => `${names.get(reader)} > ${names.get(read)}`).sort(),
  };
}

const BOTH: Language[] = ['en', 'vi'];
const shop =
  (name: string, languages: Language[] = BOTH) =>
  (reader: RecordedCatalogReader) =>
    reader.putShop(
      { name, currency: 'USD', locale: 'en', languages, url: 'https://shop.example' },
      CATEGORIES.map((slug, position) => ({ slug, title: slug, description: `All ${slug}.`, position })),
      [{ slug: 'gifts', title: 'Gifts', description: 'To give.', position: 0 }],
    );

it(
  'in parallel, in this process and by astro build, the same pages come out and the same reads are recorded',
  async () => {
    const rendered = await followOnBoth((reader) => {
      reader.forgetAllPages();
      shop('Shop')(reader);
      for (let number = 0; number < 80; number += 1)
        reader.putProduct(product(number), 'revision', PUBLISHED_AT);
    });
    expect(rendered).toEqual(
      expect.arrayContaining([
        '/',
        '/404/',
        '/sitemap.xml',
        '/rings/page/3/',
        '/vi/',
        '/vi/account/',
        '/vi/rings/page/3/',
      ]),
    );
    const outFolder = join(folder, 'site');
    const snapshotFile = join(folder, 'in-process.sqlite');
    await buildSite({ snapshotFile, outFolder, logFile: join(folder, 'site.log') });
    for (const [path, body] of parallel.site) {
      expect(await readFile(join(outFolder, outputFile(path)), 'utf8'), path).toBe(body);
    }
    const files = await readdir(outFolder, { recursive: true });
    expect(files.filter((file) => file.endsWith('.html'))).toHaveLength(
      [...parallel.site.keys()].filter((path) => path.endsWith('/')).length,
    );

    // What follows is planned from what the workers recorded.
    expect(
      await followOnBoth((reader) =>
        reader.putProduct(product(7, { seo: { title: '', description: 'Other' } }), 'revision', PUBLISHED_AT),
      ),
    ).toEqual(['/products/piece-7/', '/vi/products/piece-7/']);
    await followOnBoth((reader) =>
      reader.putProduct(product(8, { title: 'On cards too' }), 'revision', PUBLISHED_AT),
    );
    await followOnBoth((reader) =>
      reader.putProduct(product(9, { categorySlug: 'bracelets' }), 'revision', PUBLISHED_AT),
    );
    await followOnBoth((reader) => reader.removeProduct(product(10).id));
    expect((await followOnBoth(shop('Renamed'))).length).toBeGreaterThan(80);
    await followOnBoth((reader) => reader.putProduct(product(10), 'revision', PUBLISHED_AT));
    expect(await followOnBoth(() => {})).toEqual([]);

    // A language goes and comes, and changes places with the other: every page names those that there are.
    const pages = parallel.site.size;
    await followOnBoth(shop('Renamed', ['en']));
    expect([...parallel.site.keys()].filter((path) => path.startsWith('/vi/'))).toEqual([]);
    await followOnBoth(shop('Renamed', ['vi', 'en']));
    expect(parallel.site.size).toBe(pages);
    expect(parallel.site.get('/rings/')).toContain('<html lang="vi">');
    expect(parallel.site.get('/en/rings/')).toContain('<html lang="en">');

    // Edit by edit, the site has become what is rendered from nothing.
    const { snapshot, reader, site } = inProcess;
    snapshot.begin();
    const paths = renderer.paths();
    expect(paths.toSorted()).toEqual([...site.keys()].toSorted());
    for await (const { path, body } of renderHere(paths)) expect(body.toString(), path).toBe(site.get(path));
    snapshot.rollback();
    reader.reset();
  },
  TIMEOUT_MS,
);

it('leaves nothing behind when a page fails and the transaction is rolled back', async () => {
  const { snapshot, reader } = parallel;
  const before = recorded(snapshot);
  const broken = product(11, { options: [] });
  const failed = follow(
    parallel,
    (reader) => {
      reader.forgetAllPages();
      reader.putProduct(broken, 'revision', PUBLISHED_AT);
    },
    renderElsewhere,
  );
  await expect(failed).rejects.toThrow('/products/piece-11/ cannot be rendered');
  snapshot.rollback();
  reader.reset();
  expect(recorded(snapshot)).toEqual(before);
});
