import { fileURLToPath } from 'node:url';

const storefront = fileURLToPath(new URL('..', import.meta.url));

/** How `astro` was asked to run; set by `buildRenderer` and `buildSite`, absent when somebody types `astro dev`. */
export interface BuildSettings {
  /** Catalog snapshot that pages are rendered from. */
  snapshotFile: string | undefined;
  /** Folder that receives the renderer bundle; undefined leaves it to Astro to delete it. */
  rendererFolder: string | undefined;
  outFolder: string;
  /** Make the bundle and the assets, render no page. */
  bundleOnly: boolean;
}

export function readBuildSettings(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): BuildSettings {
  return {
    snapshotFile: environment.LAPIDARY_SNAPSHOT,
    rendererFolder: environment.LAPIDARY_RENDERER,
    outFolder: environment.LAPIDARY_SITE_OUT ?? `${storefront}dist`,
    bundleOnly: environment.LAPIDARY_BUNDLE_ONLY === '1',
  };
}

/** The inverse, for a child process. */
export const buildEnvironment = (settings: BuildSettings): Record<string, string> => ({
  LAPIDARY_SITE_OUT: settings.outFolder,
  ...(settings.snapshotFile && { LAPIDARY_SNAPSHOT: settings.snapshotFile }),
  ...(settings.rendererFolder && { LAPIDARY_RENDERER: settings.rendererFolder }),
  ...(settings.bundleOnly && { LAPIDARY_BUNDLE_ONLY: '1' }),
});
