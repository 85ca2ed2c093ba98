import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream, mkdirSync, openSync, rmSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Bytes on disk under a name of our own, never changed once written. */
export interface Blob {
  readonly id: string;
  readonly size: number;
  /** Hex. */
  readonly md5: string;
}

/** The first and last byte to read, both included. */
export interface ByteSpan {
  readonly first: number;
  readonly last: number;
}

export interface Blobs {
  /** Streams `chunks` into a new blob. When the stream throws, nothing is kept and the error is passed on. */
  write(chunks: AsyncIterable<Uint8Array>): Promise<Blob>;
  /** Opens at once, so that a blob removed right after is still read to its end. */
  read(id: string, span?: ByteSpan): Readable;
  remove(ids: readonly string[]): Promise<void>;
}

/** Blobs live in `folder/blobs/<first two digits>/<id>` and are renamed there from `folder/incoming` when complete. */
export function openBlobs(folder: string): Blobs {
  const incoming = join(folder, 'incoming');
  // What an interrupted run left behind was never part of an object.
  rmSync(incoming, { recursive: true, force: true });
  mkdirSync(incoming, { recursive: true });
  const pathOf = (id: string): string => join(folder, 'blobs', id.slice(0, 2), id);

  return {
    async write(chunks) {
      const md5 = createHash('md5');
      let size = 0;
      async function* measured(): AsyncGenerator<Uint8Array> {
        for await (const chunk of chunks) {
          md5.update(chunk);
          size += chunk.length;
          yield chunk;
        }
      }
      const id = randomUUID();
      const temporary = join(incoming, id);
      try {
        await pipeline(measured, createWriteStream(temporary));
        await mkdir(dirname(pathOf(id)), { recursive: true });
        await rename(temporary, pathOf(id));
      } catch (error) {
        await rm(temporary, { force: true });
        throw error;
      }
      return { id, size, md5: md5.digest('hex') };
    },

    read(id, span) {
      const range = span === undefined ? {} : { start: span.first, end: span.last };
      return createReadStream(pathOf(id), { fd: openSync(pathOf(id), 'r'), autoClose: true, ...range });
    },

    async remove(ids) {
      await Promise.all(ids.map((id) => rm(pathOf(id), { force: true })));
    },
  };
}
