import { mkdir, symlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { TestShop } from './open-test-shop.ts';

/** The environment of a publisher on a machine that has the renderer and nothing else yet. */
export async function otherMachine(
  { environment, settings }: Pick<TestShop, 'environment' | 'settings'>,
  name: string,
): Promise<Record<string, string>> {
  const home = `${environment.LAPIDARY_HOME}/${name}`;
  await mkdir(home, { recursive: true });
  await symlink(dirname(settings.rendererFolder), `${home}/renderer`).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    },
  );
  return { ...environment, LAPIDARY_HOME: home };
}
