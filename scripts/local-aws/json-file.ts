import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Reads a JSON file written by `writeJsonFile`; undefined when there is none. Throws when it is not JSON. */
export async function readJsonFile(file: string): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${file} is not JSON: delete it to start afresh`, { cause: error });
  }
}

/** Replaces a file whole: a crash leaves the old content or the new, never a part. Only the owner may read it. */
export async function writeJsonFile(file: string, value: unknown): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const temporary = `${file}.${process.pid}.tmp`;
  const handle = await open(temporary, 'w', 0o600);
  try {
    await handle.writeFile(JSON.stringify(value));
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(temporary, file);
}

/**
 * Keeps a file equal to a value that changes in memory. Calls made while a write is under way share the
 * next one, so a burst of changes costs two writes.
 * @returns a function whose promise settles once the state at the time of the call is on disk
 */
export function createJsonSaver(file: string, snapshot: () => unknown): () => Promise<void> {
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  function start(): Promise<void> {
    next = undefined;
    running = writeJsonFile(file, snapshot()).finally(() => {
      running = undefined;
    });
    return running;
  }
  return function save() {
    if (!running) return start();
    next ??= running.then(start, start);
    return next;
  };
}
