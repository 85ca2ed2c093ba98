import type { S3Client } from '../aws/clients.ts';
import type { LiveConfig } from './live-config.ts';

/** A bucket may have gone between two reads of the secret; it is not asked for more often than this. */
const PAUSE_MS = 1_000;
const READS: readonly unknown[] = ['GetObjectCommand', 'HeadObjectCommand'];
const MISSING: readonly unknown[] = ['NoSuchBucket', 'NoSuchKey', 'NotFound'];

const isMissing = (error: unknown): boolean => error instanceof Error && MISSING.includes(error.name);

/**
 * Makes a client use the buckets that the configuration names now, whatever a caller has read of it before: writes go to
 * the one that is written to, reads to the one before, too. When a bucket or an object is missing, the configuration may
 * be old: it is read, and what it names besides is tried.
 */
export function followBuckets(s3: S3Client, config: LiveConfig): void {
  s3.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        const { Bucket: named } = args.input as { Bucket?: string };
        if (named === undefined) return await next(args);
        const tried: { bucket: string; error: unknown }[] = [];
        const attempt = async () => {
          const buckets = config.bucketsFor(named);
          for (const bucket of READS.includes(commandName) ? buckets : buckets.slice(0, 1)) {
            if (tried.some((before) => before.bucket === bucket)) continue;
            try {
              return await next({ ...args, input: { ...args.input, Bucket: bucket } });
            } catch (error) {
              if (!isMissing(error)) throw error;
              tried.push({ bucket, error });
            }
          }
          return undefined;
        };
        const answer = await attempt();
        if (answer) return answer;
        await config.refresh(PAUSE_MS);
        const second = await attempt();
        if (second) return second;
        throw tried[0]!.error;
      },
    { step: 'initialize', name: 'followBuckets' },
  );
}
