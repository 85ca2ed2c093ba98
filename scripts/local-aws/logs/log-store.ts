import { createHash } from 'node:crypto';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AwsJsonError } from '../aws-json/aws-json-error.ts';

export interface LogGroup {
  readonly name: string;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
}

export interface LogStream {
  readonly group: string;
  readonly name: string;
}

/** One event. Times are milliseconds since the epoch. */
export interface LogEvent {
  readonly timestamp: number;
  readonly ingestionTime: number;
  readonly message: string;
}

/**
 * Groups are folders, and streams are files in them to which events are appended, one line of JSON each. Names of
 * folders and files are made from those of groups and streams, so that neither can reach elsewhere.
 */
export interface LogStore {
  /** By name. @throws AwsJsonError ResourceNotFoundException */
  requireGroup(name: string): LogGroup;
  groups(): LogGroup[];
  /** @throws AwsJsonError ResourceAlreadyExistsException */
  createGroup(name: string): void;
  /** @throws AwsJsonError ResourceNotFoundException, ResourceAlreadyExistsException */
  createStream(group: string, name: string): void;
  /** @throws AwsJsonError ResourceNotFoundException */
  requireStream(group: string, name: string): LogStream;
  streams(group: string): LogStream[];
  append(stream: LogStream, events: readonly LogEvent[]): void;
  /** By time; events of the same time in the order in which they came. */
  read(stream: LogStream): Promise<LogEvent[]>;
  /** Bytes on disk of all the group's streams. */
  storedBytes(group: string): number;
}

export function openLogStore(folder: string): LogStore {
  const groupFolder = (group: string): string => join(folder, fileName(group));
  const groupFile = (group: string): string => join(groupFolder(group), 'group.json');
  const streamFile = ({ group, name }: LogStream): string =>
    join(groupFolder(group), `${fileName(name)}.jsonl`);

  function groups(): LogGroup[] {
    if (!existsSync(folder)) return [];
    return readdirSync(folder)
      .map((entry) => join(folder, entry, 'group.json'))
      .filter((file) => existsSync(file))
      .map((file): LogGroup => JSON.parse(readFileSync(file, 'utf8')))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  function requireGroup(name: string): LogGroup {
    if (!existsSync(groupFile(name))) throw missing('group');
    return JSON.parse(readFileSync(groupFile(name), 'utf8'));
  }

  return {
    groups,
    requireGroup,
    createGroup(name) {
      if (existsSync(groupFile(name))) throw alreadyThere('group');
      mkdirSync(groupFolder(name), { recursive: true });
      writeAtomically(groupFile(name), JSON.stringify({ name, createdAt: Date.now() }));
    },
    createStream(group, name) {
      requireGroup(group);
      const file = streamFile({ group, name });
      if (existsSync(file)) throw alreadyThere('stream');
      writeAtomically(file, JSON.stringify({ stream: name, createdAt: Date.now() }));
    },
    requireStream(group, name) {
      requireGroup(group);
      if (!existsSync(streamFile({ group, name }))) throw missing('stream');
      return { group, name };
    },
    streams(group) {
      return streamFiles(groupFolder(group)).map((file) => {
        const [header = ''] = readFileSync(file, 'utf8').split('\n', 1);
        return { group, name: (JSON.parse(header) as { stream: string }).stream };
      });
    },
    append(stream, events) {
      // The line break comes first, so that a line cut short by a crash does not spoil the next one.
      appendFileSync(streamFile(stream), events.map((event) => `\n${JSON.stringify(event)}`).join(''));
    },
    async read(stream) {
      const lines = (await readFile(streamFile(stream), 'utf8')).split('\n').slice(1);
      const events = lines.flatMap(parseEvent);
      return events.sort((a, b) => a.timestamp - b.timestamp);
    },
    storedBytes(group) {
      return streamFiles(groupFolder(group)).reduce((bytes, file) => bytes + statSync(file).size, 0);
    },
  };
}

function parseEvent(line: string): LogEvent[] {
  try {
    return [JSON.parse(line)];
  } catch (error) {
    // Only the line that a crash cut short is not JSON; its request was never answered.
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

function streamFiles(folder: string): string[] {
  return readdirSync(folder)
    .filter((entry) => entry.endsWith('.jsonl'))
    .map((entry) => join(folder, entry));
}

// Readable, and told apart by the hash where the readable part is not: case, length, characters.
function fileName(name: string): string {
  const readable = name.replace(/[^A-Za-z0-9-]+/g, '_').slice(0, 80);
  return `${readable}.${createHash('sha256').update(name).digest('hex').slice(0, 16)}`;
}

function writeAtomically(file: string, text: string): void {
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
}

function missing(what: 'group' | 'stream'): AwsJsonError {
  return new AwsJsonError('ResourceNotFoundException', `The specified log ${what} does not exist.`);
}

function alreadyThere(what: 'group' | 'stream'): AwsJsonError {
  return new AwsJsonError('ResourceAlreadyExistsException', `The specified log ${what} already exists`);
}
