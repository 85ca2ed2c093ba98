import { randomBytes, randomUUID } from 'node:crypto';
import {
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteObjectCommand,
  ListObjectsV2Command,
} from '@aws-sdk/client-s3';
import {
  CreateSecretCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import type { PresignedUpload, UploadedImage } from '@lapidary/shared/media/upload';
import { imagePath } from '@lapidary/shared/page-paths';
import sharp from 'sharp';
import { afterAll, expect, inject, it } from 'vitest';
import { createApp } from '../../app.ts';
import { createS3Client } from '../aws/clients.ts';
import { objectSize } from '../aws/object-store.ts';
import { createTestApp } from '../testing/test-app.ts';
import { TestBrowser } from '../testing/test-browser.ts';
import { openTestDatabase } from '../testing/test-database.ts';
import type { AppConfig } from './app-config.ts';
import { openAppConfig } from './open-app-config.ts';

const CLIENTS = 4;
const name = `config-${randomUUID()}`;
const bucket = (purpose: string) => `${purpose}-${randomBytes(6).toString('hex')}`;
const originSecret = randomBytes(24).toString('hex');
const names = {
  media: [1, 2].map((number) => bucket(`media-${number}`)),
  quarantine: [1, 2].map((number) => bucket(`quarantine-${number}`)),
};

const { database } = await openTestDatabase();
const secrets = new SecretsManagerClient({ endpoint: inject('awsEndpoints').secrets, region: 'us-east-1' });
const { services, tokens } = createTestApp(database, {
  environment: {
    APP_CONFIG_SECRET: name,
    AWS_ENDPOINT_SECRETS: inject('awsEndpoints').secrets,
    MEDIA_BUCKET: names.media[0]!,
    QUARANTINE_BUCKET: names.quarantine[0]!,
  },
});
/** As somebody outside of the shop sees the buckets. */
const s3 = createS3Client(services.settings);
afterAll(() => {
  secrets.destroy();
  s3.destroy();
  services.s3.destroy();
});

async function say(config: AppConfig): Promise<void> {
  await secrets.send(new PutSecretValueCommand({ SecretId: name, SecretString: JSON.stringify(config) }));
}

for (const Bucket of Object.values(names).flat()) await s3.send(new CreateBucketCommand({ Bucket }));
await secrets.send(new CreateSecretCommand({ Name: name, SecretString: JSON.stringify({ originSecret }) }));
const appConfig = (await openAppConfig(services.settings, services))!;
const app = createApp({ ...services, appConfig });

async function send<Answer>(path: string, body: unknown, secret = originSecret): Promise<Answer> {
  const headers = { 'x-origin-secret': secret };
  const response = await new TestBrowser(app).send('POST', `/api/admin/uploads${path}`, {
    body,
    token: tokens.merchant(),
    headers,
  });
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as Answer;
}

/** Asks for a form, sends it to the bucket, and has the picture taken in. @returns its first file in the media bucket. */
async function upload(): Promise<string> {
  const background = `#${randomBytes(3).toString('hex')}`;
  const bytes = await sharp({ create: { width: 8, height: 8, channels: 3, background } })
    .png()
    .toBuffer();
  const asked = { fileName: 'ring.png', contentType: 'image/png', bytes: bytes.byteLength };
  const { id, url, fields } = await send<PresignedUpload>('', asked);
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) form.append(field, value);
  form.append('file', new Blob([new Uint8Array(bytes)], { type: 'image/png' }), 'ring.png');
  const posted = await fetch(url, { method: 'POST', body: form });
  if (!posted.ok) throw new Error(`the bucket answered ${posted.status}`);
  const { image } = await send<UploadedImage>(`/${id}/complete`, { alt: '' });
  return imagePath(image.key, image.widths[0]!).slice(1);
}

/**
 * Uploads by several merchants at a time while something is done; `between` does it when no upload is on its way.
 * @returns what failed, and what was stored.
 */
async function underLoad(
  work: (between: (quiet: () => Promise<void>) => Promise<void>) => Promise<void>,
): Promise<{ failed: unknown[]; stored: string[] }> {
  let stop = false;
  let pause: Promise<void> | undefined;
  const busy = new Set<Promise<unknown>>();
  const failed: unknown[] = [];
  const stored: string[] = [];
  const merchant = async (): Promise<void> => {
    while (!stop) {
      if (pause) await pause;
      else {
        const one = upload().then(
          (key) => stored.push(key),
          (error: unknown) => failed.push(error),
        );
        busy.add(one);
        await one;
        busy.delete(one);
      }
    }
  };
  const between = async (quiet: () => Promise<void>): Promise<void> => {
    const { promise, resolve } = Promise.withResolvers<void>();
    pause = promise;
    await Promise.all(busy);
    await quiet().finally(() => {
      pause = undefined;
      resolve();
    });
  };
  const more = async (): Promise<void> => {
    const count = stored.length;
    await expect.poll(() => stored.length - count, { timeout: 20_000 }).toBeGreaterThan(CLIENTS);
  };
  const uploads = Promise.all(Array.from({ length: CLIENTS }, merchant));
  try {
    await more();
    await work(between);
    await more();
  } finally {
    stop = true;
    await uploads;
  }
  return { failed, stored };
}

async function deleteBucket(Bucket: string): Promise<void> {
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket }));
  await Promise.all(Contents.map(({ Key }) => s3.send(new DeleteObjectCommand({ Bucket, Key: Key! }))));
  await s3.send(new DeleteBucketCommand({ Bucket }));
}

it('the bucket of uploads is another one from the next look at APP_CONFIG on; a form for the one before is still good', async () => {
  const [before, after] = names.quarantine as [string, string];
  const { failed, stored } = await underLoad(async () => {
    await say({ originSecret, buckets: { quarantine: [after, before] } });
    // In production, a quarter of an hour later at most.
    await appConfig.refresh(0);
  });
  expect(failed).toEqual([]);
  expect(services.settings.buckets.quarantine).toBe(after);
  console.log(`row 15: bucket of uploads changed, ${stored.length} uploads, 0 failed, 0 restarts`);
});

it('a bucket that is gone is looked for in APP_CONFIG at once', async () => {
  const [before, after] = names.media as [string, string];
  const { failed, stored } = await underLoad(async (between) => {
    await say({ originSecret, buckets: { media: [after], quarantine: names.quarantine.toReversed() } });
    await between(() => deleteBucket(before));
  });
  expect(failed).toEqual([]);
  expect(services.settings.buckets.media).toBe(after);
  expect(await objectSize(s3, { bucket: after, key: stored.at(-1)! })).toBeGreaterThan(0);
  console.log(`row 15: bucket of pictures deleted, ${stored.length} uploads, 0 failed, 0 restarts`);
});

it('what cannot be read, or makes no sense, leaves what was known in force', async () => {
  const known = structuredClone(services.settings.buckets);
  await say({ originSecret: 'short' } as AppConfig);
  await appConfig.refresh(0);
  expect(services.settings.buckets).toEqual(known);
  expect(services.settings.originSecrets).toEqual([originSecret]);
  await expect(openAppConfig(structuredClone(services.settings), services)).rejects.toThrow(
    /^APP_CONFIG is wrong: originSecret: /,
  );
});
