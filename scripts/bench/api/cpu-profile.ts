import { z } from 'zod';

/** What V8's profiler tells of a stretch of time. */
export const CpuProfile = z.looseObject({
  nodes: z.array(
    z.looseObject({
      id: z.int(),
      callFrame: z.looseObject({ functionName: z.string(), url: z.string() }),
    }),
  ),
  samples: z.array(z.int()),
  /** Microseconds before each sample. */
  timeDeltas: z.array(z.number()),
});
export type CpuProfile = z.infer<typeof CpuProfile>;

const OWN = /\/((?:commerce-api|shared|scripts)\/.*)$/;
const PACKAGE = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//;

/** Whose code a function is: a package, a file of the repository, a module of Node, or a part of V8. */
export function ownerOf({ functionName, url }: { functionName: string; url: string }): string {
  if (url === '') return functionName.startsWith('(') ? functionName : 'V8’s own functions';
  return PACKAGE.exec(url)?.[1] ?? OWN.exec(url)?.[1] ?? url;
}

/** Microseconds that were spent in the code of each owner itself; those of waiting are left out. */
export function timeByOwner({ nodes, samples, timeDeltas }: CpuProfile): Map<string, number> {
  const owners = new Map(nodes.map(({ id, callFrame }) => [id, ownerOf(callFrame)]));
  const times = new Map<string, number>();
  for (const [index, id] of samples.entries()) {
    const owner = owners.get(id)!;
    if (owner === '(idle)') continue;
    times.set(owner, (times.get(owner) ?? 0) + timeDeltas[index]!);
  }
  return times;
}
