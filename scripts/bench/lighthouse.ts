import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { checkoutPath, homePath, productPath } from '@lapidary/shared/page-paths';
import { z } from 'zod';
import { findChromium } from '../test/find-tools.mjs';
import { installOutside } from './install-outside.ts';

const VERSION = '13.5.0';
const RUN_WITHIN_MS = 180_000;

const USAGE = `Usage: npm run lighthouse [-- --url http://localhost:4321]

Looks at the home page, a category, a product and the checkout of a running shop with the sample catalog through Lighthouse,
as on a phone with a slow network, and prints its scores. npm installs Lighthouse into the system's temporary folder the first
time. Accessibility, best practices and SEO must be 100; performance depends on the machine, and is said to be missed below 95.`;

interface Subject {
  path: string;
  /** Audits that do not fit the page. */
  skip?: string;
}

const SUBJECTS: readonly Subject[] = [
  { path: homePath() },
  { path: '/rings/' },
  { path: productPath('orbit-eternity-ring') },
  // It is not for search engines, on purpose.
  { path: checkoutPath(), skip: 'is-crawlable' },
];

const Score = z.object({ score: z.number().transform((score) => Math.round(score * 100)) });
const Value = z.object({ numericValue: z.number() });
const Report = z.object({
  categories: z.object({
    performance: Score,
    accessibility: Score,
    'best-practices': Score,
    seo: Score,
  }),
  audits: z.object({
    'largest-contentful-paint': Value,
    'cumulative-layout-shift': Value,
    'total-byte-weight': Value,
  }),
});

async function look(program: string, chromium: string, url: string, skip?: string): Promise<unknown> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      program,
      url,
      '--output=json',
      '--quiet',
      '--chrome-flags=--headless=new --no-sandbox',
      ...(skip ? [`--skip-audits=${skip}`] : []),
    ],
    { timeout: RUN_WITHIN_MS, maxBuffer: 100_000_000, env: { ...process.env, CHROME_PATH: chromium } },
  );
  return JSON.parse(stdout);
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { help: { type: 'boolean' }, url: { type: 'string', default: 'http://localhost:4321' } },
  });
  if (values.help) {
    process.stdout.write(`${USAGE}\n`);
    return;
  }
  const chromium = findChromium();
  if (!chromium) throw new Error('there is no Chromium on this machine; npm test installs it on Debian');
  const { origin } = new URL(values.url);
  await fetch(origin).catch((cause: unknown) => {
    throw new Error(`there is no shop at ${origin}; start one with npm start`, { cause });
  });
  const folder = await installOutside(`lapidary-lighthouse-${VERSION}`, {
    dependencies: { lighthouse: VERSION },
  });
  process.stdout.write(
    '| page | performance | accessibility | best practices | SEO | LCP, s | CLS | KB |\n|---|---|---|---|---|---|---|---|\n',
  );
  for (const { path, skip } of SUBJECTS) {
    const program = join(folder, 'node_modules/lighthouse/cli/index.js');
    const { categories, audits } = Report.parse(await look(program, chromium, origin + path, skip));
    const { performance, accessibility, seo, 'best-practices': practices } = categories;
    const cells = [
      path,
      `${performance.score}${performance.score < 95 ? ', missed' : ''}`,
      accessibility.score,
      practices.score,
      seo.score,
      (audits['largest-contentful-paint'].numericValue / 1000).toFixed(2),
      audits['cumulative-layout-shift'].numericValue.toFixed(3),
      (audits['total-byte-weight'].numericValue / 1024).toFixed(0),
    ];
    process.stdout.write(`| ${cells.join(' | ')} |\n`);
    if ([accessibility, practices, seo].some(({ score }) => score < 100)) process.exitCode = 1;
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`lighthouse: ${(error as Error).message}\n`);
  process.exitCode = 1;
});
