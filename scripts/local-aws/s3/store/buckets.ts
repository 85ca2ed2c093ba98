import type { DatabaseSync } from 'node:sqlite';
import { S3Error } from '../s3-error.ts';

export interface Bucket {
  readonly name: string;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  readonly cors: readonly CorsRule[] | undefined;
  readonly website: Website | undefined;
}

/** One rule of a bucket's CORS configuration; origins and headers may hold one `*`. */
export interface CorsRule {
  readonly allowedOrigins: readonly string[];
  readonly allowedMethods: readonly string[];
  readonly allowedHeaders: readonly string[];
  readonly exposeHeaders: readonly string[];
  readonly maxAgeSeconds: number | undefined;
}

/** Static website hosting: the object served for a folder, and the page for whatever is not there. */
export interface Website {
  readonly indexSuffix: string;
  readonly errorKey: string | undefined;
}

export interface Buckets {
  /** @returns whether it is new */
  create(name: string): boolean;
  find(name: string): Bucket | undefined;
  /** @throws S3Error NoSuchBucket */
  require(name: string): Bucket;
  list(): Bucket[];
  /** @throws S3Error NoSuchBucket, BucketNotEmpty */
  remove(name: string): void;
  saveCors(name: string, rules: readonly CorsRule[] | undefined): void;
  saveWebsite(name: string, website: Website | undefined): void;
}

interface BucketRow {
  name: string;
  createdAt: number;
  cors: string | null;
  website: string | null;
}

export function openBuckets(index: DatabaseSync): Buckets {
  const insert = index.prepare('INSERT INTO buckets (name, createdAt) VALUES (?, ?) ON CONFLICT DO NOTHING');
  const select = index.prepare('SELECT * FROM buckets WHERE name = ?');
  const selectAll = index.prepare('SELECT * FROM buckets ORDER BY name');
  const anyContent = index.prepare(
    'SELECT 1 FROM objects WHERE bucket = ?1 UNION ALL SELECT 1 FROM uploads WHERE bucket = ?1 LIMIT 1',
  );
  const remove = index.prepare('DELETE FROM buckets WHERE name = ?');
  const saveCors = index.prepare('UPDATE buckets SET cors = ? WHERE name = ?');
  const saveWebsite = index.prepare('UPDATE buckets SET website = ? WHERE name = ?');

  function find(name: string): Bucket | undefined {
    const row = select.get(name);
    return row === undefined ? undefined : toBucket(row as unknown as BucketRow);
  }

  function require(name: string): Bucket {
    const bucket = find(name);
    if (bucket !== undefined) return bucket;
    throw new S3Error('NoSuchBucket', 'The specified bucket does not exist', { BucketName: name });
  }

  return {
    create: (name) => insert.run(name, Date.now()).changes === 1,
    find,
    require,
    list: () => selectAll.all().map((row) => toBucket(row as unknown as BucketRow)),
    remove(name) {
      require(name);
      if (anyContent.get(name) !== undefined) {
        throw new S3Error('BucketNotEmpty', 'The bucket you tried to delete is not empty', {
          BucketName: name,
        });
      }
      remove.run(name);
    },
    saveCors: (name, rules) => void saveCors.run(toJson(rules), require(name).name),
    saveWebsite: (name, website) => void saveWebsite.run(toJson(website), require(name).name),
  };
}

function toBucket(row: BucketRow): Bucket {
  return {
    name: row.name,
    createdAt: row.createdAt,
    cors: row.cors === null ? undefined : JSON.parse(row.cors),
    website: row.website === null ? undefined : JSON.parse(row.website),
  };
}

function toJson(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value);
}
