import { cp, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const repo = fileURLToPath(new URL('../../..', import.meta.url));
const TEMPLATES = ['src', 'renderer', 'astro.config.ts', 'package.json', 'tsconfig.json'];

/**
 * Copies the storefront and edits one of its files, as a developer would.
 * @param folder where the copy is made; it must be there.
 * @returns the copy's folder.
 */
export async function editedStorefront(
  folder: string,
  edit: { file: string; before: string; insert: string },
): Promise<string> {
  const storefront = join(folder, 'storefront');
  for (const name of TEMPLATES) {
    await cp(join(repo, 'storefront', name), join(storefront, name), { recursive: true });
  }
  await cp(join(repo, 'tsconfig.base.json'), join(folder, 'tsconfig.base.json'));
  await symlink(join(repo, 'node_modules'), join(folder, 'node_modules'));
  const file = join(storefront, edit.file);
  const source = await readFile(file, 'utf8');
  if (!source.includes(edit.before)) throw new Error(`${edit.file} does not hold ${edit.before}`);
  await writeFile(
    file,
    source.replace(edit.before, () => edit.insert + edit.before),
  );
  return storefront;
}
