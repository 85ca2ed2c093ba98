import path from 'node:path';
import { repo } from './bootstrap/read-settings.mjs';
import { baseEnvironment, shopEnvironment } from './child-environment.ts';
import { type Endpoints, readEndpoints } from './endpoints.ts';
import { runProgram } from './run-program.ts';
import type { Supervision } from './run-supervisor.ts';
import { type ChildPlan, supervise } from './supervise.ts';

/** What the steps of a start share. */
export interface ShopContext extends Supervision {
  /** Address of the API, chosen before anything starts because the edge must know it. */
  apiOrigin: string;
  /** Shows a detail beside the step's name. */
  report: (detail: string) => void;
  /** The caller's environment. */
  inherited: NodeJS.ProcessEnv;
}

/** The log that belongs to a name. */
export const logFileOf = (context: ShopContext, name: string): string =>
  path.join(context.settings.home, 'logs', `${name}.log`);

/** Starts a child that stays, and adds it to those that are stopped at the end. */
export async function keepRunning(
  context: ShopContext,
  plan: Omit<ChildPlan, 'cwd' | 'logFile' | 'pidFile'>,
): Promise<void> {
  const child = await supervise(
    {
      ...plan,
      cwd: repo,
      logFile: logFileOf(context, plan.name),
      pidFile: path.join(context.settings.home, 'run', `${plan.name}.pid`),
    },
    context.events,
    context.signal,
  );
  context.children.push(child);
}

/** Runs a script of the repository to its end with the shop's environment. */
export async function runScript(context: ShopContext, name: string, args: readonly string[]): Promise<void> {
  await runProgram(
    { args, cwd: repo, env: environmentOf(context), logFile: logFileOf(context, name) },
    context.signal,
  );
}

/** @throws {Error} before the stand-ins are ready */
export function endpointsOf(context: ShopContext): Endpoints {
  const endpoints = readEndpoints(context.settings.home);
  if (!endpoints) throw new Error('the stand-ins have not said where they listen');
  return endpoints;
}

/** The environment of everything that talks to the stand-ins. */
export function environmentOf(context: ShopContext): NodeJS.ProcessEnv {
  return shopEnvironment(context.settings, context.inherited, endpointsOf(context));
}

/** The environment of the stand-ins themselves. */
export function standInEnvironment(context: ShopContext): NodeJS.ProcessEnv {
  return {
    ...baseEnvironment(context.settings, context.inherited),
    LAPIDARY_API_ORIGIN: context.apiOrigin,
  };
}
