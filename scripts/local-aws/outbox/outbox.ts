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
  /** The same as `text`, for programs that show HTML. */
  readonly html?: string;
  /** Who it is from, when it is the shop itself. */
  readonly from?: string;
  /** The sender's own id of it: two messages with one reference are one mail, sent again after a crash. */
  readonly reference?: string;
  /** The code in the text, if it carries one. */
  readonly code?: string;
};

export type Outbox = {
  /** Stores a message; resolves when it is on disk. */
  send(message: Omit<Message, 'id' | 'sentAt'>): Promise<void>;
  /** The latest messages, newest first. */
  latest(): readonly Message[];
  /** One of the latest messages. */
  find(id: string): Message | undefined;
};

const KEPT_IN_MEMORY = 500;

/** The mail that the shop would send, one JSON document a line in `file`. */
export async function openOutbox(file: string): Promise<Outbox> {
  await mkdir(dirname(file), { recursive: true });
  const text = await readText(file);
  // A crash may have left a line without its end: what comes next begins a new one.
  if (text !== '' && !text.endsWith('\n')) await appendFile(file, '\n');
  const messages = text.split('\n').flatMap(parseLine).slice(-KEPT_IN_MEMORY);
  return {
    async send(content) {
      const message: Message = { id: randomUUID(), sentAt: new Date().toISOString(), ...content };
      await appendFile(file, `${JSON.stringify(message)}\n`, { mode: 0o600 });
      messages.push(message);
      if (messages.length > KEPT_IN_MEMORY) messages.shift();
    },
    latest: () => messages.toReversed(),
    find: (id) => messages.find((message) => message.id === id),
  };
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
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
