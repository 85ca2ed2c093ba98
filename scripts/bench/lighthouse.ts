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
time. Accessibility, best practices and SEO must be 100, and nothing may move while the page loads (CLS at most 0.02).
Performance and the time of the largest paint depend on the machine, and are said to be missed below 95 and above 2 s.`;

const LEAST_PERFORMANCE = 95;
const LARGEST_PAINT_WITHIN_S = 2;
const MOST_SHIFT = 0.02;

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

const marked = (value: string, missed: boolean): string => `${value}${missed ? ', missed' : ''}`;

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
    const largestPaint = audits['largest-contentful-paint'].numericValue / 1000;
    const shift = audits['cumulative-layout-shift'].numericValue;
    const cells = [
      path,
      marked(String(performance.score), performance.score < LEAST_PERFORMANCE),
      accessibility.score,
      practices.score,
      seo.score,
      marked(largestPaint.toFixed(2), largestPaint > LARGEST_PAINT_WITHIN_S),
      marked(shift.toFixed(3), shift > MOST_SHIFT),
      (audits['total-byte-weight'].numericValue / 1024).toFixed(0),
    ];
    process.stdout.write(`| ${cells.join(' | ')} |\n`);
    const faulty = [accessibility, practices, seo].some(({ score }) => score < 100);
    if (faulty || shift > MOST_SHIFT) process.exitCode = 1;
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`lighthouse: ${(error as Error).message}\n`);
  process.exitCode = 1;
});
