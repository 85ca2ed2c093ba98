import { Hono } from 'hono';
import { z } from 'zod';
import { type KeyValueStore, KeyValueStoreError, type KeyValueStoreErrorType } from './store.ts';

const STATUS: Record<KeyValueStoreErrorType, 400 | 402 | 403 | 404 | 409 | 500> = {
  AccessDeniedException: 403,
  ConflictException: 409,
  InternalServerException: 500,
  ResourceNotFoundException: 404,
  ServiceQuotaExceededException: 402,
  ValidationException: 400,
};

const updateBody = z.object({
  Puts: z.array(z.object({ Key: z.string(), Value: z.string() })).default([]),
  Deletes: z.array(z.object({ Key: z.string() })).default([]),
});
const putBody = z.object({ Value: z.string() });
const page = z.object({
  MaxResults: z.coerce.number().int().min(1).max(50).default(10),
  NextToken: z.base64url().optional(),
});

/** The data plane of CloudFront KeyValueStore for one store, as its SDK client calls it. */
export function createKeyValueStoreApp(store: KeyValueStore, arn: string, accessKeyId: string): Hono {
  const app = new Hono();
  const totals = () => {
    const { itemCount, totalBytes } = store.describe();
    return { ItemCount: itemCount, TotalSizeInBytes: totalBytes };
  };

  app.use('/key-value-stores/:arn/*', async (c, next) => {
    checkSignature(c.req.header('authorization'), accessKeyId);
    if (c.req.param('arn') !== arn) {
      throw new KeyValueStoreError('ResourceNotFoundException', 'The key value store was not found');
    }
    await next();
  });
  app.get('/key-value-stores/:arn', (c) => {
    const { etag, createdAt, modifiedAt } = store.describe();
    const dates = { Created: createdAt / 1000, LastModified: modifiedAt / 1000 };
    return c.json({ ...totals(), ...dates, KvsARN: arn, Status: 'READY' }, 200, { etag });
  });
  app.get('/key-value-stores/:arn/keys', (c) => {
    const { MaxResults, NextToken } = parse(page, c.req.query());
    const after = NextToken === undefined ? undefined : Buffer.from(NextToken, 'base64url').toString();
    const items = store.list(after, MaxResults + 1);
    const last = items.length > MaxResults ? items[MaxResults - 1] : undefined;
    const next = last ? { NextToken: Buffer.from(last.Key).toString('base64url') } : {};
    return c.json({ Items: items.slice(0, MaxResults), ...next });
  });
  app.post('/key-value-stores/:arn/keys', async (c) => {
    const { Puts, Deletes } = parse(updateBody, await c.req.json());
    const deletes = Deletes.map(({ Key }) => Key);
    await store.update(ifMatch(c.req.header('if-match')), Puts, deletes);
    return c.json(totals(), 200, { etag: store.describe().etag });
  });
  app.get('/key-value-stores/:arn/keys/:key', (c) => {
    const Key = c.req.param('key');
    return c.json({ Key, Value: existing(store, Key), ...totals() });
  });
  app.put('/key-value-stores/:arn/keys/:key', async (c) => {
    const { Value } = parse(putBody, await c.req.json());
    await store.update(ifMatch(c.req.header('if-match')), [{ Key: c.req.param('key'), Value }], []);
    return c.json(totals(), 200, { etag: store.describe().etag });
  });
  app.delete('/key-value-stores/:arn/keys/:key', async (c) => {
    existing(store, c.req.param('key'));
    await store.update(ifMatch(c.req.header('if-match')), [], [c.req.param('key')]);
    return c.json(totals(), 200, { etag: store.describe().etag });
  });
  app.onError((error, c) => {
    const known = asStoreError(error);
    if (!known) console.error('key value store:', error);
    const type = known?.type ?? 'InternalServerException';
    const Message = known?.message ?? 'Internal error';
    return c.json({ __type: type, Message }, STATUS[type], { 'x-amzn-errortype': type });
  });
  return app;
}

function asStoreError(error: Error): KeyValueStoreError | undefined {
  if (error instanceof KeyValueStoreError) return error;
  if (error instanceof SyntaxError)
    return new KeyValueStoreError('ValidationException', 'The body is not JSON');
  return undefined;
}

/** CloudFront takes only SigV4A here; an SDK without `@aws-sdk/signature-v4a` loaded does not send it. */
function checkSignature(authorization: string | undefined, accessKeyId: string): void {
  if (!authorization?.startsWith(`AWS4-ECDSA-P256-SHA256 Credential=${accessKeyId}/`)) {
    throw new KeyValueStoreError(
      'AccessDeniedException',
      'A SigV4A signature by known credentials is needed',
    );
  }
}

function ifMatch(header: string | undefined): string {
  if (!header) throw new KeyValueStoreError('ValidationException', 'If-Match is required');
  return header;
}

function existing(store: KeyValueStore, key: string): string {
  const value = store.get(key);
  if (value === undefined)
    throw new KeyValueStoreError('ResourceNotFoundException', `Key ${key} was not found`);
  return value;
}

function parse<S extends z.ZodType>(schema: S, value: unknown): z.infer<S> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new KeyValueStoreError('ValidationException', issues.join('; '));
}
