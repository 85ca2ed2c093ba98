import react from '@astrojs/react';
import { defineConfig } from 'astro/config';
import { readBuildSettings } from './renderer/build-settings.ts';
import { catalogSource } from './renderer/catalog-source.ts';
import { keepRenderer } from './renderer/keep-renderer.ts';

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
  ],
  vite: {
    build: {
      reportCompressedSize: false,
      // A script in the page itself would have to be allowed by its hash.
      assetsInlineLimit: 0,
      // A kilobyte on every page; the one place that loads a part later names its parts itself.
      modulePreload: false,
    },
    worker: { format: 'es' },
  },
});
