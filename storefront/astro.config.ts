import react from '@astrojs/react';
import { defineConfig } from 'astro/config';
import { readBuildSettings } from './renderer/build-settings.ts';
import { catalogSource } from './renderer/catalog-source.ts';
import { keepRenderer } from './renderer/keep-renderer.ts';
import { smallPreload } from './renderer/small-preload.ts';

export default defineConfig({
  // The real origin is the store's own setting, read by the layout; the bundle knows none.
  site: 'https://lapidary.invalid',
  output: 'static',
  outDir: readBuildSettings().outFolder,
  trailingSlash: 'always',
  // Astro 7's default, 'jsx', drops the space between a price and its label.
  compressHTML: true,
  devToolbar: { enabled: false },
  integrations: [
    // Streaming costs a third of the render time and buys nothing in static files.
    react({ experimentalDisableStreaming: true }),
    catalogSource(),
    keepRenderer(),
    smallPreload(),
  ],
  vite: {
    build: {
      reportCompressedSize: false,
      // A script in the page itself would have to be allowed by its hash.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
    },
    worker: { format: 'es' },
    environments: {
      client: {
        build: {
          rolldownOptions: {
            output: {
              codeSplitting: {
                // What most pages load: one file compresses better than seven, and is asked for once.
                groups: [
                  {
                    name: 'shop',
                    test: /features\/bag\/bag-(store|actions)|lib\/(api-client|failure-text)|node_modules\/(nanostores|@nanostores\/persistent)\//,
                  },
                  // What a first press on the bag needs, in few files: over HTTP/1.1 browsers ask for six at a time.
                  { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\// },
                  { name: 'bag-panel', test: /features\/bag\/(mount-panel|[A-Z]\w+\.tsx|quantity-messages)/ },
                ],
              },
            },
          },
        },
      },
    },
  },
});
