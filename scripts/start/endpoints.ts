import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

/** Where the stand-ins listen, as `scripts/local-aws` writes it once it is ready. */
export const Endpoints = z.object({
  /** The shop as a browser reaches it: `http://localhost:4321`. */
  edge: z.url(),
  s3: z.url(),
  cognito: z.url(),
  keyValueStore: z.url(),
  secrets: z.url(),
  logs: z.url(),
  ses: z.url(),
});
export type Endpoints = z.infer<typeof Endpoints>;

export const endpointsFile = (home: string): string => path.join(home, 'run', 'endpoints.json');

/**
 * @returns undefined until the stand-ins are ready
 * @throws when the file is damaged
 */
export function readEndpoints(home: string): Endpoints | undefined {
  const file = endpointsFile(home);
  return existsSync(file) ? Endpoints.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined;
}
