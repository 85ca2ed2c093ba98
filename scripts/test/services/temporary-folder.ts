import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A new folder of the system's temporary one, and how to get rid of it. */
export function makeTemporaryFolder(purpose: string): { folder: string; remove: () => void } {
  const folder = mkdtempSync(path.join(tmpdir(), `lapidary-${purpose}-`));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }) };
}
