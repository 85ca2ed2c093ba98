import type { AstroIntegration } from 'astro';

/** The module that Vite puts before every `import()` of a page's scripts. */
const PRELOAD_HELPER = /^\0vite\/preload-helper\.js$/;

/**
 * What Vite's own does for today's browsers, in a sixth of its bytes, which every page has to load: it asks for the
 * files that a part needs beside the part itself, so that they do not come a round trip later.
 */
const CODE = `
const asked = new Set();
export const __vitePreload = (load, files = []) => {
  for (const file of files) {
    if (asked.has(file)) continue;
    asked.add(file);
    const link = document.createElement('link');
    link.rel = file.endsWith('.css') ? 'stylesheet' : 'modulepreload';
    link.href = '/' + file;
    document.head.append(link);
  }
  return load();
};
`;

/** Keeps what pages load before anybody does anything small: see the budget in e2e/page-weight.browser.test.ts. */
export function smallPreload(): AstroIntegration {
  return {
    name: 'lapidary-small-preload',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        updateConfig({
          vite: {
            plugins: [
              {
                name: 'lapidary-small-preload',
                enforce: 'pre',
                load: { filter: { id: PRELOAD_HELPER }, handler: () => CODE },
              },
            ],
          },
        });
      },
    },
  };
}
