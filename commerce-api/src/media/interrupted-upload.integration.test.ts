import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { objectSize, putObject } from '../platform/aws/object-store.ts';
import { newId } from '../platform/ids.ts';
import { execute, select } from '../platform/sql.ts';
import { createTestApp } from '../platform/testing/test-app.ts';
import { openTestDatabase } from '../platform/testing/test-database.ts';
import { awsEndpoints } from '../platform/testing/test-settings.ts';
import { completeUpload } from './complete-upload.ts';
import { isStored, picturePaths } from './picture-objects.ts';
import { cutOffStore } from './testing/cut-off-store.ts';

const { database, url } = await openTestDatabase();
const on = { database };
const { services } = createTestApp(database);
const quarantine = services.settings.buckets.quarantine;

async function upload(background: string): Promise<string> {
  const id = newId();
  const key = `quarantine/${id}`;
  const body = await sharp({ create: { width: 24, height: 30, channels: 3, background } })
    .png()
    .toBuffer();
  await putObject(
    services.s3,
    { bucket: quarantine, key },
    { body, contentType: 'image/png', cacheControl: '' },
  );
  await execute(
    on,
    `INSERT INTO uploads (id, object_key, file_name, content_type, bytes, state, image_json, actor, created_at)
     VALUES ($id, $key, 'piece.png', 'image/png', 9, 'requested', NULL, 'm', 1)`,
    { id, key },
  );
  return id;
}

const complete = (id: string, s3 = services.s3) =>
  completeUpload({ ...services, s3 }, { actor: 'merchant', id, alt: 'A piece' });

const stateOf = async (id: string): Promise<string> => {
  const [row] = await select<{ state: string }>(on, 'SELECT state FROM uploads WHERE id = $id', { id });
  return row!.state;
};

/** What waits is whole, and asked for again it is all there. */
async function expectCompletable(id: string): Promise<void> {
  const state = await stateOf(id);
  const audits = await select(on, 'SELECT id FROM audit_entries WHERE subject = $id', { id });
  expect(audits).toHaveLength(state === 'accepted' ? 1 : 0);
  const waiting = await objectSize(services.s3, { bucket: quarantine, key: `quarantine/${id}` });
  if (state === 'requested') expect(waiting).not.toBeNull();
  const { image } = await complete(id);
  expect(await stateOf(id)).toBe('accepted');
  for (const path of picturePaths(image)) expect(await isStored(services, path), path).toBe(true);
}

it('an upload that breaks off at any call of the store is completed by asking again', async () => {
  const states: string[] = [];
  for (let calls = 0, whole = false; !whole; calls++) {
    const id = await upload(`#0${calls.toString(16)}0`);
    const store = cutOffStore(services.s3, calls, () => {
      throw new Error('broken off');
    });
    whole = await complete(id, store).then(
      () => true,
      () => false,
    );
    states.push(await stateOf(id));
    await expectCompletable(id);
  }
  // Looked at, read, AVIF, WebP and crop put; then the file in quarantine is deleted, and all is done.
  expect(states).toEqual([...Array(5).fill('requested'), 'accepted', 'accepted']);
  expect(await select(on, 'SELECT image_key FROM pictures')).toHaveLength(states.length);
});

it('an API killed by SIGKILL between two renditions leaves the upload waiting, for another process to complete', async () => {
  const id = await upload('#f00');
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, 'testing/doomed-upload.ts'), url, id, '3'],
    {
      env: {
        ...process.env,
        DATABASE_URL: url,
        AWS_ENDPOINT_S3: awsEndpoints()!.s3,
        COGNITO_USER_POOL_ID: 'us-east-1_local0001',
        COGNITO_CLIENT_ID: 'local',
      },
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  const [, signal] = await once(child, 'exit');
  expect(signal).toBe('SIGKILL');
  expect(await stateOf(id)).toBe('requested');
  await expectCompletable(id);
});
