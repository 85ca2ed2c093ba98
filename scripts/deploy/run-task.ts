import { Task } from '../infra/deployment.ts';
import { namesOf } from '../infra/names.ts';
import type { DeployContext } from './deploy-step.ts';
import { describe, liveOf, ROUNDS, serviceOf, withRelease } from './deployed-state.ts';

const LOOKS = 60;
const LINES_SHOWN = 10;
const TASKS = Task.shape.program.options;

/**
 * Runs a program once in the container service, beside what shoppers are served by, and waits until its log says that it
 * is done.
 * @throws with the end of its log when it is not.
 */
export async function runTask(context: DeployContext, task: Task): Promise<void> {
  const { account } = context;
  const live = liveOf(await serviceOf(context))?.images.api ?? null;
  const { containerService } = namesOf(describe(context));
  const log = () => account.containerLog(containerService, task.program);
  const failed = (reason: string, lines: readonly string[]) =>
    new Error([`${task.program} ${reason}`, ...lines.slice(-LINES_SHOWN)].join('\n    '));
  try {
    await account.deploy(await withRelease(context, { image: live, task }), ROUNDS.api);
  } catch (error) {
    throw failed(`was not started, or ended: ${(error as Error).message}`, await log());
  }
  let lines: string[] = [];
  for (let look = 0; look < LOOKS; look += 1) {
    lines = await log();
    if (lines.some((line) => line.includes(`task ${task.id} is done`))) {
      for (const line of lines.filter(
        (each) => each.startsWith(task.program) || each.startsWith('applied'),
      )) {
        context.say(`  ${line}`);
      }
      return;
    }
    await context.pause();
  }
  throw failed('did not say that it is done', lines);
}

/** Makes the service run what shoppers were served by when this began, and nothing beside it. */
export async function restoreService(context: DeployContext): Promise<void> {
  const { before } = context;
  // What has never been open needs not be put back, and the next run goes on from here.
  if (!before) return;
  const live = liveOf(await serviceOf(context));
  const asBefore = live?.images.api === before && !TASKS.some((program) => program in live.images);
  if (asBefore) return;
  await context.account.deploy(await withRelease(context, { image: before }), ROUNDS.api);
}
