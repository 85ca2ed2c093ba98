import { createHash } from 'node:crypto';
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroConfig, AstroIntegration } from 'astro';
import { readBuildSettings } from './build-settings.ts';

/** What the bundle needs beside itself to render; written as `renderer.json` into the renderer's folder. */
export interface RendererDescription {
  /** Hash over bundle and assets: another one means that every page may differ. */
  buildId: string;
  /** The module to import, relative to the folder. */
  entry: string;
  /** Origin that pages are rendered for; paths alone matter. */
  origin: string;
  scripts: unknown;
  /** Stylesheets by page component. */
  pages: [string, { styles: unknown }][];
}

/** Astro's prerenderer, with the members that its own default has beyond the public type. */
interface DefaultPrerenderer {
  app?: {
    getSettings(): { scripts: unknown };
    getOptions(): { origin?: string };
  };
}

async function hashFolder(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const hash = createHash('sha256');
  for (const file of files.sort()) hash.update(relative(folder, file)).update(await readFile(file));
  return hash.digest('hex');
}

/**
 * The kept bundle is loaded from the data folder, where no node_modules is in reach, by processes that run in any
 * mode: it holds all it needs, and is the production build of it.
 */
const SELF_CONTAINED = {
  resolve: { noExternal: true as const },
  define: { 'process.env.NODE_ENV': '"production"' },
  build: {
    rolldownOptions: {
      // Node keeps the text of what it runs; names stay, for stack traces.
      output: {
        comments: false,
        minify: { compress: true, mangle: false, codegen: { removeWhitespace: true } },
      },
    },
  },
};

/**
 * Keeps the bundle that Astro builds to prerender pages, and would delete, so that a publish can render single pages
 * with the very same code. See docs/decisions/0002-one-renderer.md.
 */
export function keepRenderer(): AstroIntegration {
  const settings = readBuildSettings();
  let config: AstroConfig;
  let pages: Map<string, { styles: unknown }>;
  return {
    name: 'lapidary-keep-renderer',
    hooks: {
      'astro:config:setup': ({ command, updateConfig }) => {
        if (command === 'build') updateConfig({ vite: { environments: { prerender: SELF_CONTAINED } } });
      },
      'astro:config:done': (done) => {
        config = done.config;
      },
      // Typed as the public pages map; styles are filled in while Astro builds.
      'astro:build:setup': (setup) => {
        pages = setup.pages as unknown as Map<string, { styles: unknown }>;
      },
      'astro:build:start': ({ setPrerenderer }) => {
        const { rendererFolder, bundleOnly } = settings;
        if (!rendererFolder) return;
        setPrerenderer((stock) => ({
          ...stock,
          name: 'lapidary-keep-renderer',
          setup: async () => await stock.setup?.(),
          getStaticPaths: async () => (bundleOnly ? [] : await stock.getStaticPaths()),
          render: async (request, options) => await stock.render(request, options),
          teardown: async () => {
            const app = (stock as DefaultPrerenderer).app;
            if (!app) throw new Error('Astro’s prerenderer has no app: its internals have moved');
            await rm(rendererFolder, { recursive: true, force: true });
            await cp(fileURLToPath(new URL('./.prerender/', config.outDir)), rendererFolder, {
              recursive: true,
            });
            const entry = (await readdir(rendererFolder)).find((name) => name.startsWith('prerender-entry'));
            if (!entry) throw new Error('Astro left no prerender entry: its internals have moved');
            const description: Omit<RendererDescription, 'buildId'> = {
              entry,
              origin: app.getOptions().origin ?? 'http://localhost',
              scripts: app.getSettings().scripts,
              pages: [...pages].map(([component, { styles }]) => [component, { styles }]),
            };
            const bundle = await hashFolder(rendererFolder);
            const buildId = createHash('sha256')
              .update(bundle)
              .update(JSON.stringify(description))
              .digest('hex');
            await writeFile(
              join(rendererFolder, 'renderer.json'),
              JSON.stringify({ buildId: buildId.slice(0, 32), ...description }),
            );
          },
        }));
      },
    },
  };
}
