import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PRODUCT } from './api-figures.ts';
import { withShops } from './bench-api.ts';
import { timeByOwner } from './cpu-profile.ts';
import { OPERATIONS, type OperationName } from './operation.ts';
import { runLoad } from './run-load.ts';

const WARM_UP = { connections: 16, seconds: 2 };
const MEASURED = { connections: 16, seconds: 2 };
/** Owners that are told; the rest is summed up. */
const TOLD = 40;

/** Microseconds of an operation by whose code they were spent in. */
export interface ProfiledOperation {
  target: string;
  operation: OperationName;
  owners: [owner: string, microseconds: number][];
}

/**
 * Finds out where the processor time of an operation goes, in the shop and in its yardstick. The profiler costs time
 * itself: shares are true, sums are not those of `benchApi`.
 * @param folder gets a `.cpuprofile` of each, which the browser's developer tools open.
 */
export async function profileApi(
  folder: string,
  { progress }: { progress: (text: string) => void },
): Promise<ProfiledOperation[]> {
  await mkdir(folder, { recursive: true });
  return await withShops({ progress, profiled: true }, async ({ product, raw, operationsOf }) => {
    const profiled: ProfiledOperation[] = [];
    for (const target of [product, raw]) {
      for (const operation of operationsOf(target)) {
        progress(`${operation.name}, ${target.name}`);
        await runLoad(target, operation, WARM_UP);
        let done = 0;
        const profile = await target.profile(async () => {
          done = (await runLoad(target, operation, MEASURED)).operations;
        });
        const file = `${target.name}-${operation.name.replaceAll(' ', '-')}.cpuprofile`;
        await writeFile(join(folder, file), JSON.stringify(profile));
        const owners = [...timeByOwner(profile)].map(([owner, time]): [string, number] => [
          owner,
          time / done,
        ]);
        profiled.push({ target: target.name, operation: operation.name, owners });
      }
    }
    return profiled;
  });
}

/** One line for each owner, the dearest of the shop first; cells are the shop's and the yardstick's. */
export function profileTable(profiled: readonly ProfiledOperation[]): string[] {
  const targets = [...new Set(profiled.map(({ target }) => target))];
  const timesOf = (target: string, operation: OperationName): Map<string, number> =>
    new Map(profiled.find((one) => one.target === target && one.operation === operation)?.owners);
  const own = OPERATIONS.map((operation) => timesOf(PRODUCT, operation));
  const cost = (owner: string): number => own.reduce((sum, times) => sum + (times.get(owner) ?? 0), 0);
  const owners = [...new Set(profiled.flatMap((one) => one.owners.map(([owner]) => owner)))].sort(
    (a, b) => cost(b) - cost(a),
  );
  const lineOf = (name: string, of: readonly string[]): string => {
    const cells = OPERATIONS.map((operation) =>
      targets
        .map((target) => {
          const times = timesOf(target, operation);
          return of.reduce((sum, owner) => sum + (times.get(owner) ?? 0), 0).toFixed(1);
        })
        .join(' / '),
    );
    return `| ${[name, ...cells].join(' | ')} |`;
  };
  return [
    `| µs of ${targets.join(' / ')}, by whose code | ${OPERATIONS.join(' | ')} |`,
    `|${' --- |'.repeat(OPERATIONS.length + 1)}`,
    ...owners.slice(0, TOLD).map((owner) => lineOf(owner, [owner])),
    lineOf('all others', owners.slice(TOLD)),
    lineOf('together', owners),
  ];
}
