// Makes a compressed copy of a snapshot as it was last committed, in a process of its own: the publisher goes on meanwhile.
// Arguments: the snapshot, the file to write.
import { createReadStream, createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { DatabaseSync } from 'node:sqlite';
import { pipeline } from 'node:stream/promises';
import { createZstdCompress } from 'node:zlib';

const [snapshotFile, target] = process.argv.slice(2) as [string, string];
const plain = `${target}.plain`;
await rm(plain, { force: true });
const database = new DatabaseSync(snapshotFile, { readOnly: true });
database.prepare('VACUUM INTO ?').run(plain);
database.close();
await pipeline(createReadStream(plain), createZstdCompress(), createWriteStream(target));
await rm(plain);
