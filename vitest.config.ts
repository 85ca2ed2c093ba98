import { defineConfig } from 'vitest/config';

const packages = ['**/node_modules/**', '**/dist/**'];
const integrationTests = '**/*.integration.test.ts';
const browserTests = '**/*.browser.test.ts';
const integration = { testTimeout: 120_000, hookTimeout: 120_000 };
// Vitest leaves one core idle; on two cores that is half of the machine.
const maxWorkers = '100%';

// A test's file name says what it needs: `.test.ts` nothing, `.integration.test.ts` a database and the AWS stand-ins,
// `.browser.test.ts` a whole shop and Chromium. What global set-ups provide: scripts/test/provided-context.d.ts.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...packages, integrationTests, browserTests],
          testTimeout: 60_000,
          maxWorkers,
        },
      },
      {
        test: {
          name: 'sqlite',
          include: [integrationTests],
          // What a server does that breaks or is cut off.
          // And what several machines do on one server.
          exclude: [...packages, 'scripts/faults/**', 'scripts/publish/two-of-each.integration.test.ts'],
          globalSetup: ['scripts/test/services/sqlite.ts', 'scripts/test/services/stand-ins.ts'],
          ...integration,
          maxWorkers,
        },
      },
      {
        test: {
          name: 'mariadb',
          include: [integrationTests],
          // No database is involved there, or not its dialect, so once is enough.
          exclude: [
            ...packages,
            'scripts/{local-aws,infra,start,deploy}/**',
            'scripts/publish/{drift,drift-sequences,template-edit,housekeeping,rebuild}.integration.test.ts',
            'scripts/publish/{crash-safety,faults,long-render,maintenance}.integration.test.ts',
          ],
          globalSetup: ['scripts/test/services/mariadb.ts', 'scripts/test/services/stand-ins.ts'],
          ...integration,
          maxWorkers,
        },
      },
      {
        test: {
          name: 'browser',
          include: [browserTests],
          exclude: packages,
          globalSetup: ['scripts/test/services/shop.ts'],
          fileParallelism: false,
          // Vitest's own second is too short for a browser on a machine with much to do.
          expect: { poll: { timeout: 30_000 } },
          // Chromium now and then loses a race that no shopper would; `npm test` names each test this was needed for.
          // Nowhere else: a second try of a property test would hide what the first one found.
          retry: 1,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
