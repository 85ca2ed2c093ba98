import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App } from 'aws-cdk-lib';
import { afterAll } from 'vitest';
import { createApp } from '../create-app.ts';
import type { Deployment } from '../deployment.ts';

/** `createApp` for the tests of a file: CDK leaves templates where it is not told to put them, and these are deleted. */
export function temporaryApps(): (deployment: Deployment) => App {
  const folder = mkdtempSync(join(tmpdir(), 'lapidary-infra-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  let made = 0;
  return (deployment) => {
    made += 1;
    return createApp(deployment, join(folder, String(made)));
  };
}
