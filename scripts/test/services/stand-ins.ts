import { existsSync } from 'node:fs';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { repo } from '../../start/bootstrap/read-settings.mjs';
import { endpointsFile, readEndpoints } from '../../start/endpoints.ts';
import { findFreePort } from '../../start/find-free-port.ts';
import { lastLines } from '../../start/log-file.ts';
import { supervise } from '../../start/supervise.ts';
import { waitUntil } from '../../start/wait-until.ts';
import { makeTemporaryFolder } from './temporary-folder.ts';

/** Vitest global set-up: the AWS stand-ins, as `npm start` runs them. The edge has no API behind it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { folder, remove } = makeTemporaryFolder('stand-ins');
  const logFile = path.join(folder, 'local-aws.log');
  const giveUp = new AbortController();
  try {
    const child = await supervise(
      {
        name: 'local-aws',
        args: ['scripts/local-aws/main.ts'],
        cwd: repo,
        env: {
          ...process.env,
          LAPIDARY_HOME: folder,
          LAPIDARY_PORT: String(await findFreePort()),
          LAPIDARY_API_ORIGIN: `http://127.0.0.1:${await findFreePort()}`,
        },
        logFile,
        pidFile: path.join(folder, 'local-aws.pid'),
        ready: (signal) => waitUntil(() => existsSync(endpointsFile(folder)), { timeoutMs: 30_000, signal }),
        onDeath: 'lost',
      },
      {
        died: () => {},
        back: () => {},
        lost: (name, how) => console.error(`${name} ended (${how})\n${lastLines(logFile)}`),
      },
      giveUp.signal,
    );
    const endpoints = readEndpoints(folder);
    if (endpoints) project.provide('awsEndpoints', endpoints);
    project.provide('rendererHome', path.join(folder, 'renderer'));
    return async () => {
      await child.stop();
      remove();
    };
  } catch (error) {
    const said = lastLines(logFile);
    remove();
    throw new Error(`The AWS stand-ins did not start:\n${said}`, { cause: error });
  }
}
