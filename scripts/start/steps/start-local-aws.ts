import { existsSync, rmSync } from 'node:fs';
import { endpointsFile } from '../endpoints.ts';
import { keepRunning, type ShopContext, standInEnvironment } from '../shop-context.ts';
import { waitUntil } from '../wait-until.ts';

/** S3, Cognito, the edge, secrets and logs: one process, which writes its addresses when it is ready. */
export async function startLocalAws(context: ShopContext): Promise<void> {
  const file = endpointsFile(context.settings.home);
  rmSync(file, { force: true });
  await keepRunning(context, {
    name: 'local-aws',
    args: ['scripts/local-aws/main.ts'],
    env: standInEnvironment(context),
    ready: (signal) => waitUntil(() => existsSync(file), { timeoutMs: 20_000, signal }),
    // Its ports are new at every start and the others know the old ones.
    onDeath: 'lost',
  });
}
