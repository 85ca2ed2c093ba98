import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildSettings, buildEnvironment } from './build-settings.ts';

const STOREFRONT = fileURLToPath(new URL('..', import.meta.url));

/** The `astro` command of this installation. */
function astroCommand(): string {
  const manifest = createRequire(import.meta.url).resolve('astro/package.json');
  return join(dirname(manifest), 'bin', 'astro.mjs');
}

interface BuildRun {
  logFile: string;
  /** The folder of the templates; this one's unless told. */
  storefront?: string;
}

async function runAstroBuild(
  settings: BuildSettings,
  { logFile, storefront = STOREFRONT }: BuildRun,
): Promise<void> {
  await mkdir(dirname(logFile), { recursive: true });
  await mkdir(settings.outFolder, { recursive: true });
  const child = spawn(process.execPath, [astroCommand(), 'build', '--root', storefront], {
    // Astro keeps the prerender bundle in the output folder only when that is inside the working directory.
    cwd: settings.outFolder,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      ASTRO_TELEMETRY_DISABLED: '1',
      ...buildEnvironment(settings),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log = createWriteStream(logFile);
  child.stdout.pipe(log, { end: false });
  child.stderr.pipe(log, { end: false });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  await new Promise<void>((resolve) => log.end(resolve));
  if (code !== 0) {
    const tail = (await readFile(logFile, 'utf8')).trim().split('\n').slice(-15).join('\n');
    throw new Error(`astro build failed with code ${code}; the whole output is in ${logFile}\n${tail}`);
  }
}

/**
 * Builds the renderer bundle and the client assets, without rendering a page.
 * @param options.rendererFolder receives the bundle.
 * @param options.outFolder receives the assets (`_astro/…`, and what is in `public/`).
 */
export async function buildRenderer(
  options: { rendererFolder: string; outFolder: string } & BuildRun,
): Promise<void> {
  const { rendererFolder, outFolder } = options;
  await runAstroBuild({ snapshotFile: undefined, rendererFolder, outFolder, bundleOnly: true }, options);
}

/** The whole site as plain `astro build` makes it, from a snapshot: what incremental publishing is measured against. */
export async function buildSite(
  options: { snapshotFile: string; outFolder: string } & BuildRun,
): Promise<void> {
  const { snapshotFile, outFolder } = options;
  await runAstroBuild({ snapshotFile, rendererFolder: undefined, outFolder, bundleOnly: false }, options);
}
