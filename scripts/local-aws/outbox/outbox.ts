import { randomUUID } from 'node:crypto';
import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';

export type Message = {
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly sentAt: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The code in the text, if it carries one. */
  readonly code?: string;
};

export type Outbox = {
  /** Stores a message; resolves when it is on disk. */
  send(message: Omit<Message, 'id' | 'sentAt'>): Promise<void>;
  /** The latest messages, newest first. */
  latest(): readonly Message[];
};

const KEPT_IN_MEMORY = 500;

/** The mail that the shop would send, one JSON document a line in `file`. */
export async function openOutbox(file: string): Promise<Outbox> {
  await mkdir(dirname(file), { recursive: true });
  const messages = (await readLines(file)).slice(-KEPT_IN_MEMORY);
  return {
    async send(content) {
      const message: Message = { id: randomUUID(), sentAt: new Date().toISOString(), ...content };
      await appendFile(file, `${JSON.stringify(message)}\n`, { mode: 0o600 });
      messages.push(message);
      if (messages.length > KEPT_IN_MEMORY) messages.shift();
    },
    latest: () => messages.toReversed(),
  };
}

async function readLines(file: string): Promise<Message[]> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
  return text.split('\n').flatMap(parseLine);
}

/** A line cut short by a crash is left out: the others are still good. */
function parseLine(line: string): Message[] {
  if (line === '') return [];
  try {
    return [JSON.parse(line) as Message];
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}
