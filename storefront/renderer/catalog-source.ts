import { existsSync } from 'node:fs';
import type { AstroIntegration } from 'astro';
import { installCatalogReader } from '../src/lib/catalog.ts';
import { readBuildSettings } from './build-settings.ts';
import { RecordedCatalogReader } from './recorded-reader.ts';
import { CatalogSnapshot } from './snapshot.ts';

/** Lets `astro build` and `astro dev` render pages from a catalog snapshot. */
export function catalogSource(): AstroIntegration {
  return {
    name: 'lapidary-catalog-source',
    hooks: {
      'astro:config:setup': ({ command }) => {
        const { snapshotFile, bundleOnly } = readBuildSettings();
        if (bundleOnly || command === 'sync') return;
        if (!snapshotFile || !existsSync(snapshotFile)) {
          throw new Error(
            'LAPIDARY_SNAPSHOT must name a catalog snapshot, such as .local/publish/snapshot.sqlite after npm start',
          );
        }
        installCatalogReader(new RecordedCatalogReader(new CatalogSnapshot(snapshotFile)));
      },
    },
  };
}
