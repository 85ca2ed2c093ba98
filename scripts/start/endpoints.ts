import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Where the stand-ins listen, as `scripts/local-aws` writes it once it is ready. */
export interface Endpoints {
  edge: string;
  s3: string;
  cognito: string;
  keyValueStore: string;
  secrets: string;
  logs: string;
}

export const endpointsFile = (home: string): string => path.join(home, 'run', 'endpoints.json');

/** @returns undefined until the stand-ins are ready */
export function readEndpoints(home: string): Endpoints | undefined {
  const file = endpointsFile(home);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Endpoints) : undefined;
}
