import type { S3Client } from '@aws-sdk/client-s3';
import { imagePath, socialImagePath } from '@lapidary/shared/page-paths';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { objectSize, putObject } from '../platform/aws/object-store.ts';
import { newId } from '../platform/ids.ts';
import { execute, select } from '../platform/sql.ts';
import { createTestApp } from '../platform/testing/test-app.ts';
import { openTestDatabase } from '../platform/testing/test-database.ts';
import { completeUpload } from './complete-upload.ts';
import { isStored } from './picture-objects.ts';

const { database } = await openTestDatabase();
const on = { database };
const { services } = createTestApp(database);
const quarantine = services.settings.buckets.quarantine;

/** A store whose client comes no further than so many calls: the process has ended there. */
function endedAfter(calls: number): S3Client {
  let left = calls;
  return new Proxy(services.s3, {
    get(client, name) {
      if (name !== 'send') return Reflect.get(client, name);
      return async (command: Parameters<S3Client['send']>[0]) => {
        if (left-- > 0) return await client.send(command);
        throw new Error('ended');
      };
    },
  });
}

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

it('an upload that ends anywhere is as if it had not begun, or done, and is completed by asking again', async () => {
  const states: string[] = [];
  for (let calls = 0; ; calls++) {
    const id = await upload(`#0${calls.toString(16)}0`);
    const key = `quarantine/${id}`;
    const ended = await complete(id, endedAfter(calls)).then(
      () => false,
      () => true,
    );
    const [row] = await select<{ state: string }>(on, 'SELECT state FROM uploads WHERE id = $id', { id });
    const audits = await select(on, 'SELECT id FROM audit_entries WHERE subject = $id', { id });
    expect(audits).toHaveLength(row!.state === 'accepted' ? 1 : 0);
    states.push(row!.state);
    // What waits is still there to be completed.
    if (row!.state === 'requested')
      expect(await objectSize(services.s3, { bucket: quarantine, key })).not.toBeNull();
    const { image } = await complete(id);
    for (const path of [
      imagePath(image.key, 24, 'avif'),
      imagePath(image.key, 24),
      socialImagePath(image.key),
    ])
      expect(await isStored(services, path), path).toBe(true);
    if (!ended) break;
  }
  // Looked at, read, AVIF, WebP and crop put; then the file in quarantine is deleted, and all is done.
  expect(states).toEqual([...Array(5).fill('requested'), 'accepted', 'accepted']);
  expect(await select(on, 'SELECT image_key FROM pictures')).toHaveLength(states.length);
});
