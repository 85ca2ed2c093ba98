import { spawnSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { repo } from '../start/bootstrap/read-settings.mjs';
import { repositoryOf } from './fixtures/repository.ts';

/** What Biome, with this repository's own configuration, says about one `.astro` page. */
function lint(frontmatter: string): { ok: boolean; said: string } {
  const page = `---\n${frontmatter}\n---\n<p>{used}</p>\n`;
  const root = repositoryOf({ 'storefront/src/pages/index.astro': page });
  cpSync(path.join(repo, 'biome.json'), path.join(root, 'biome.json'));
  const biome = path.join(repo, 'node_modules/@biomejs/biome/bin/biome');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [biome, 'lint', '--vcs-enabled=false', '--only=style/noRestrictedImports', 'storefront'],
    { cwd: root, encoding: 'utf8' },
  );
  return { ok: status === 0, said: stdout + stderr };
}

describe('imports of .astro files', () => {
  it.each([
    `import { used } from '@lapidary/shared/money';`,
    `import { used } from '@lapidary/shared/catalog/product';`,
    `import used from '../components/Card.astro';`,
    `import { used } from 'astro:assets';`,
  ])('allows %s', (frontmatter) => {
    expect(lint(frontmatter)).toMatchObject({ ok: true });
  });

  it.each([
    [`import { used } from '@lapidary/commerce-api/catalog';`, '@lapidary/shared only'],
    [`import { used } from '@lapidary/scripts/start';`, '@lapidary/shared only'],
    [`import { used } from '../../../commerce-api/src/catalog/index.ts';`, 'by its name'],
    [`import { used } from '../../../scripts/publish/plan.ts';`, 'by its name'],
    [`import { used } from '../../../shared/src/money.ts';`, 'by its name'],
    [`import { used } from 'sequelize';`, 'through the API'],
    [`import { used } from '@aws-sdk/client-s3';`, 'through the API'],
    [`import type { used } from 'hono/client';`, 'through the API'],
  ])('refuses %s', (frontmatter, reason) => {
    const { ok, said } = lint(frontmatter);
    expect(ok).toBe(false);
    expect(said).toContain(reason);
  });
});
