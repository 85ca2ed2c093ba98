import type { DeployContext } from './deploy-step.ts';
import { runSteps } from './run-steps.ts';
import { edge } from './steps/edge.ts';
import { firstPublish } from './steps/first-publish.ts';
import { foundation } from './steps/foundation.ts';
import { goBack } from './steps/go-back.ts';
import { image } from './steps/image.ts';
import { migrate } from './steps/migrate.ts';
import { preflight } from './steps/preflight.ts';
import { rollOut } from './steps/roll-out.ts';
import { rotateOriginSecret } from './steps/rotate-origin-secret.ts';
import { rotatePassword } from './steps/rotate-password.ts';
import { smoke } from './steps/smoke.ts';
import { summary } from './summary.ts';

/** From any state of the account to the shop as it is checked out. @throws DeployFailed */
export async function deployShop(context: DeployContext): Promise<void> {
  await runSteps([preflight, foundation, image, edge, migrate, rollOut, firstPublish, smoke], context);
  for (const line of summary(context)) context.say(line);
}

/** Serves shoppers by the image of before; the database, which only grows, stays as it is. @throws DeployFailed */
export const rollBackShop = (context: DeployContext): Promise<void> =>
  runSteps([preflight, goBack, smoke], context);

/** Changes the database's password. @throws DeployFailed */
export const rotateShop = (context: DeployContext): Promise<void> =>
  runSteps([preflight, rotatePassword], context);

/** Changes the header by which the API knows the edge. @throws DeployFailed */
export const rotateOriginOfShop = (context: DeployContext): Promise<void> =>
  runSteps([preflight, rotateOriginSecret, smoke], context);
