import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { installCatalogReader } from '../src/lib/catalog.ts';
import type { RendererDescription } from './keep-renderer.ts';
import type { RecordedCatalogReader } from './recorded-reader.ts';

/** A rendered page. */
export interface RenderedPage {
  body: Buffer;
  contentType: string;
}

/** The part of Astro's build app that rendering needs. */
interface BuildApp {
  manifest: {
    /** Loads the module of a route, by component. */
    pageMap?: Map<string, () => Promise<unknown>>;
    routes: { routeData: { pathname?: string; type: string; route: string } }[];
  };
  routeCache: { clearAll(): void };
  setInternals(internals: unknown): void;
  setOptions(options: unknown): void;
  match(request: Request, allowPrerendered: boolean): unknown;
  render(request: Request, options: { routeData: unknown }): Promise<Response>;
}

/** The file of a built site that holds a page: `/rings/` → `rings/index.html`, `/404/` → `404.html`. */
export function outputFile(path: string): string {
  if (path === '/404/') return '404.html';
  return path.endsWith('/') ? `${path.slice(1)}index.html` : path.slice(1);
}

/** Paths of the pages that always exist. */
function fixedPathsOf(app: BuildApp): string[] {
  return app.manifest.routes
    .filter(({ routeData }) => routeData.pathname && ['page', 'endpoint'].includes(routeData.type))
    .map(({ routeData }) => routeData.pathname!)
    .filter((path) => !path.startsWith('/_'))
    .map((path) => (path.endsWith('/') || /\.\w+$/.test(path) ? path : `${path}/`));
}

/** Every page imports the module of its route again, which takes a twentieth of the time that rendering takes. */
function importOnce({ pageMap }: BuildApp['manifest']): void {
  for (const [component, load] of pageMap ?? []) {
    let loaded: Promise<unknown> | undefined;
    pageMap!.set(component, () => {
      loaded ??= load();
      return loaded;
    });
  }
}

/**
 * Renders pages with the bundle that `keepRenderer` kept, byte for byte as `astro build` writes them.
 * One per process: the catalog reader is installed for the whole process.
 */
export class KeptRenderer {
  readonly buildId: string;
  readonly #app: BuildApp;
  readonly #origin: string;
  #reader: RecordedCatalogReader;

  private constructor(app: BuildApp, description: RendererDescription, reader: RecordedCatalogReader) {
    this.#app = app;
    this.#origin = description.origin;
    this.#reader = reader;
    this.buildId = description.buildId;
  }

  /** Loads the bundle from the folder and makes `reader` the source of its pages. */
  static async load(folder: string, reader: RecordedCatalogReader): Promise<KeptRenderer> {
    const description = JSON.parse(
      await readFile(join(folder, 'renderer.json'), 'utf8'),
    ) as RendererDescription;
    installCatalogReader(reader);
    const { app } = (await import(pathToFileURL(join(folder, description.entry)).href)) as { app: BuildApp };
    importOnce(app.manifest);
    app.setInternals({ pagesByKeys: new Map(description.pages), entrySpecifierToBundleMap: new Map() });
    app.setOptions({
      settings: { scripts: description.scripts },
      logger: { options: { destination: { write: () => true } } },
    });
    reader.setFixedPaths(fixedPathsOf(app));
    return new KeptRenderer(app, description, reader);
  }

  /** Paths of all pages of the site: those that always exist, and those that the catalog calls for. */
  paths(): string[] {
    return this.#reader.paths();
  }

  /** Call it before rendering: `paths` are all the pages that will be rendered until the next call. */
  prepare(paths: readonly string[]): void {
    // Astro caches getStaticPaths, and asks it again for every page when the cache is cold.
    this.#reader.narrow(new Set(paths));
    this.#app.routeCache.clearAll();
  }

  /**
   * Renders one page and records what it asks.
   * @throws when the page fails, or answers anything but 200.
   */
  async render(path: string): Promise<RenderedPage> {
    return await this.#reader.record(path, () => this.#respond(path));
  }

  /** Has pages rendered from another reader while `work` is done: it alone is asked and records. */
  async withReader<Result>(reader: RecordedCatalogReader, work: () => Promise<Result>): Promise<Result> {
    const own = this.#reader;
    this.#use(reader);
    reader.setFixedPaths(fixedPathsOf(this.#app));
    try {
      return await work();
    } finally {
      this.#use(own);
    }
  }

  #use(reader: RecordedCatalogReader): void {
    this.#reader = reader;
    installCatalogReader(reader);
    // It holds the pages that the other reader calls for.
    this.#app.routeCache.clearAll();
  }

  async #respond(path: string): Promise<RenderedPage> {
    const request = new Request(new URL(path, this.#origin));
    const routeData = this.#app.match(request, true);
    if (!routeData) throw new Error(`no route renders ${path}`);
    const response = await this.#app.render(request, { routeData });
    const expected = path === '/404/' ? [200, 404] : [200];
    if (!expected.includes(response.status))
      throw new Error(`${path} rendered with status ${response.status}`);
    // The body is read inside the recorded call: a stream may still ask the catalog.
    const body = Buffer.from(await response.arrayBuffer());
    return { body, contentType: response.headers.get('content-type') ?? contentTypeOf(path) };
  }
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  xml: 'application/xml',
  txt: 'text/plain; charset=utf-8',
  json: 'application/json',
};

const contentTypeOf = (path: string): string =>
  CONTENT_TYPES[/\.(\w+)$/.exec(path)?.[1] ?? ''] ?? 'text/html; charset=utf-8';
