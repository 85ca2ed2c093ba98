import { createHash, type Hash } from 'node:crypto';
import type { TableDigests } from './backup-manifest.ts';

const NEWLINE = 0x0a;
const INSERT = /^INSERT INTO `((?:[^`]|``)+)` /;
/** `CREATE TABLE` names a table that has no rows. */
const CREATE = /^CREATE TABLE `((?:[^`]|``)+)` /;
/** MariaDB's first line, on which the client of MySQL stumbles. */
const SANDBOX = '/*M!999999';
/** As much of a line as shows what it is. */
const HEAD_BYTES = 300;

/**
 * Reads a dump with one INSERT for each row, which stands on one line: new lines in values are escaped. Passes the
 * dump on, and counts and hashes the rows of each table by the way.
 */
export class DumpDigest {
  readonly #tables = new Map<string, { rows: number; hash: Hash }>();

  #table(name: string): { rows: number; hash: Hash } {
    const table = this.#tables.get(name) ?? { rows: 0, hash: createHash('sha256') };
    this.#tables.set(name, table);
    return table;
  }

  /** @returns whether the line belongs to the dump. */
  #read(line: Buffer): boolean {
    const head = line.subarray(0, HEAD_BYTES).toString();
    if (head.startsWith(SANDBOX)) return false;
    const created = CREATE.exec(head)?.[1];
    if (created !== undefined) this.#table(created);
    const inserted = INSERT.exec(head)?.[1];
    if (inserted !== undefined) {
      const table = this.#table(inserted);
      table.rows += 1;
      table.hash.update(line);
    }
    return true;
  }

  /** The transform for `pipeline`. */
  async *read(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    let rest: Buffer[] = [];
    for await (const chunk of source) {
      const lines: Buffer[] = [];
      let start = 0;
      for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
        const line = Buffer.concat([...rest, chunk.subarray(start, end + 1)]);
        if (this.#read(line)) lines.push(line);
        rest = [];
        start = end + 1;
      }
      if (start < chunk.length) rest.push(chunk.subarray(start));
      if (lines.length > 0) yield Buffer.concat(lines);
    }
    const last = Buffer.concat(rest);
    if (last.length > 0 && this.#read(last)) yield last;
  }

  /** Call it when all has been read. */
  tables(): TableDigests {
    return Object.fromEntries(
      [...this.#tables].map(([name, { rows, hash }]) => [name, { rows, sha256: hash.copy().digest('hex') }]),
    );
  }
}
