import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { describe, expect, it } from 'vitest';
import boundaries from '../../.dependency-cruiser.mjs';
import { repositoryOf, type Tree } from './fixtures/repository.ts';

/** Files that keep every rule, and that the broken ones below lean on. */
const clean: Tree = {
  'shared/src/money.ts': `import { it } from 'zod'; export const money = it;`,
  'commerce-api/src/app.ts': `import { it } from 'hono'; import { routes } from './catalog/routes.ts'; export const app = [it, routes];`,
  'commerce-api/src/catalog/index.ts': `export { publish } from './publish-product.ts';`,
  'commerce-api/src/catalog/publish-product.ts': `import { it } from 'sequelize'; import { money } from '@lapidary/shared/money'; export const publish = [it, money];`,
  'commerce-api/src/catalog/routes.ts': `import { it } from 'hono'; import { publish } from './publish-product.ts'; export const routes = [it, publish];`,
  'commerce-api/src/catalog/publish-product.test.ts': `import { it } from 'vitest'; import { it as hono } from 'hono'; export default [it, hono];`,
  'commerce-api/src/orders/place-order.ts': `import { publish } from '../catalog/index.ts'; import { database } from '../platform/database.ts'; export const place = [publish, database];`,
  'commerce-api/src/platform/database.ts': `export const database = 1;`,
  'commerce-api/src/platform/aws/s3.ts': `import { it } from '@aws-sdk/client-s3'; export const s3 = it;`,
  'storefront/renderer/render.ts': `import { money } from '@lapidary/shared/money'; export const render = money;`,
  'storefront/src/lib/api.ts': `export const api = 1;`,
  'scripts/publish/worker.ts': `import { publish } from '@lapidary/commerce-api/catalog'; import { render } from '@lapidary/storefront/renderer/render'; export default [publish, render];`,
  'scripts/local-aws/main.ts': `export const standIns = 1;`,
  'scripts/test/setup.ts': `import { it } from 'vitest'; export default it;`,
};

/** The rules that a repository breaks, each once, in order. */
async function brokenRules(files: Tree): Promise<string[]> {
  const { forbidden, options } = boundaries;
  const { enhancedResolveOptions, ...cruiseOptions } = options;
  const { output } = await cruise(
    ['shared', 'commerce-api', 'storefront', 'scripts'],
    { ...cruiseOptions, baseDir: repositoryOf(files), validate: true, ruleSet: { forbidden } },
    enhancedResolveOptions,
  );
  const { violations } = (output as ICruiseResult).summary;
  return [...new Set(violations.map((violation) => violation.rule.name))].sort();
}

describe('boundaries', () => {
  it('lets everything through that the architecture allows', async () => {
    expect(await brokenRules(clean)).toEqual([]);
  });

  const breaks: [rule: string, what: string, file: string, text: string][] = [
    [
      'shared-imports-nothing',
      'shared imports the API',
      'shared/src/tax.ts',
      `import { publish } from '@lapidary/commerce-api/catalog'; export default publish;`,
    ],
    [
      'storefront-imports-shared-only',
      'a page imports the API',
      'storefront/src/lib/catalog.ts',
      `import { publish } from '@lapidary/commerce-api/catalog'; export default publish;`,
    ],
    [
      'storefront-has-no-server-packages',
      'a page imports Sequelize',
      'storefront/src/lib/models.ts',
      `import { it } from 'sequelize'; export default it;`,
    ],
    [
      'api-imports-shared-only',
      'the API imports the renderer',
      'commerce-api/src/catalog/preview.ts',
      `import { render } from '@lapidary/storefront/renderer/render'; export default render;`,
    ],
    [
      'workspaces-by-name',
      'a script goes past the public entries of the API',
      'scripts/publish/plan.ts',
      `import { publish } from '../../commerce-api/src/catalog/publish-product.ts'; export default publish;`,
    ],
    [
      'workspaces-by-name',
      'a script imports a page instead of the renderer',
      'scripts/publish/plan.ts',
      `import { api } from '../../storefront/src/lib/api.ts'; export default api;`,
    ],
    [
      'resolvable',
      'a script names a file that the API does not export',
      'scripts/publish/plan.ts',
      `import { publish } from '@lapidary/commerce-api/catalog/publish-product'; export default publish;`,
    ],
    [
      'domains-meet-at-index',
      'a domain reaches into another one',
      'commerce-api/src/orders/refund-order.ts',
      `import { publish } from '../catalog/publish-product.ts'; export default publish;`,
    ],
    [
      'domains-meet-at-index',
      'only by a type',
      'commerce-api/src/orders/refund-order.ts',
      `import type { publish } from '../catalog/publish-product.ts'; export type Publish = typeof publish;`,
    ],
    [
      'platform-knows-no-domain',
      'platform imports a domain',
      'commerce-api/src/platform/guard.ts',
      `import { publish } from '../catalog/index.ts'; export default publish;`,
    ],
    [
      'no-cycles',
      'two files need each other',
      'commerce-api/src/platform/aws/cycle.ts',
      `import { self } from './cycle-back.ts'; export const cycle = self;`,
    ],
    [
      'hono-at-the-rim',
      'a use case imports Hono',
      'commerce-api/src/orders/cancel-order.ts',
      `import { it } from 'hono'; export default it;`,
    ],
    [
      'aws-sdk-in-its-place',
      'a domain imports the AWS SDK',
      'commerce-api/src/media/presign.ts',
      `import { it } from '@aws-sdk/client-s3'; export default it;`,
    ],
    [
      'no-sequelize-in-routes',
      'a route imports Sequelize',
      'commerce-api/src/orders/routes.ts',
      `import { it } from 'sequelize'; export default it;`,
    ],
    [
      'no-development-packages-in-a-shop',
      'a script of the shop imports a development package',
      'scripts/publish/upload.ts',
      `import { it } from '@aws-sdk/client-s3'; export default it;`,
    ],
    [
      'packages-are-declared',
      'a package is used that no package.json names',
      'commerce-api/src/orders/price-order.ts',
      `import { it } from 'undeclared'; export default it;`,
    ],
  ];

  it.each(breaks)('%s: %s', async (rule, _what, file, text) => {
    const back = {
      'commerce-api/src/platform/aws/cycle-back.ts': `import { cycle } from './cycle.ts'; export const self = () => cycle;`,
    };
    const files = { ...clean, [file]: text, ...(rule === 'no-cycles' ? back : {}) };
    expect(await brokenRules(files)).toEqual([rule]);
  });

  it('api-imports-shared-only holds for tests of the API too', async () => {
    const test = {
      'commerce-api/src/orders/place-order.integration.test.ts': `import '../../../scripts/local-aws/main.ts';`,
    };
    expect(await brokenRules({ ...clean, ...test })).toEqual([
      'api-imports-shared-only',
      'workspaces-by-name',
    ]);
  });

  it('has no rule that is not broken here', () => {
    const proven = new Set(breaks.map(([rule]) => rule));
    expect(boundaries.forbidden.map((rule) => rule.name ?? '').filter((name) => !proven.has(name))).toEqual(
      [],
    );
  });
});
