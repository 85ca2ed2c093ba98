import { ByteReader } from '../body/byte-reader.ts';
import { receivedBytes } from '../body/received-bytes.ts';
import { S3Error } from '../s3-error.ts';
import type { S3Request } from '../s3-request.ts';

/** A browser's upload form up to its file, which is yet to be read. */
export interface PostForm {
  /** The fields before the file, names in lower case. */
  readonly fields: ReadonlyMap<string, string>;
  /** The file's name on the client's disk, without folders. */
  readonly fileName: string;
  /** The file's bytes. Whatever follows the file in the form is ignored, as S3 does. */
  readonly file: AsyncIterable<Uint8Array>;
}

const MAX_FIELDS_BYTES = 20 * 1024;

/**
 * Reads a `multipart/form-data` body up to the field `file`.
 * @throws S3Error MalformedPOSTRequest, InvalidArgument (no file, or a field twice), IncompleteBody,
 *   MaxPostPreDataLengthExceededError (more than 20 KB before the file)
 */
export async function readForm(request: S3Request): Promise<PostForm> {
  const boundary = boundaryOf(request.headers.get('content-type') ?? '');
  if (boundary === undefined || request.body === null) {
    throw new S3Error(
      'MalformedPOSTRequest',
      'The body of your POST request is not well-formed multipart/form-data.',
    );
  }
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  const reader = new ByteReader(withLineBreak(request.body));
  const fields = new Map<string, string>();
  await collect(reader.takeUntil(delimiter), MAX_FIELDS_BYTES);
  let left = MAX_FIELDS_BYTES;
  while ((await reader.line()).toString('latin1').trim() !== '--') {
    const disposition = await readDisposition(reader);
    const name = parameter(disposition, 'name')?.toLowerCase() ?? '';
    if (name === 'file') {
      const fileName = (parameter(disposition, 'filename') ?? '').replace(/^.*[/\\]/s, '');
      return { fields, fileName, file: reader.takeUntil(delimiter) };
    }
    if (fields.has(name)) throw new S3Error('InvalidArgument', `The field ${name} occurs more than once.`);
    const value = await collect(reader.takeUntil(delimiter), left);
    left -= value.length;
    fields.set(name, value.toString('utf8'));
  }
  throw new S3Error('InvalidArgument', 'POST requires exactly one file upload per request.', {
    ArgumentName: 'file',
  });
}

function boundaryOf(contentType: string): string | undefined {
  if (!/^multipart\/form-data\s*;/i.test(contentType)) return undefined;
  const [, quoted, plain] = /;\s*boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType) ?? [];
  return quoted ?? plain;
}

// The first delimiter stands at the very beginning, without the line break that the others have.
async function* withLineBreak(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield Buffer.from('\r\n');
  yield* receivedBytes(body);
}

async function readDisposition(reader: ByteReader): Promise<string> {
  let disposition = '';
  for (let line = await reader.line(); line.length > 0; line = await reader.line()) {
    const [, value] = /^content-disposition:\s*form-data\s*;(.*)$/is.exec(line.toString('utf8')) ?? [];
    disposition = value ?? disposition;
  }
  return disposition;
}

function parameter(disposition: string, name: string): string | undefined {
  const pattern = new RegExp(`(?:^|;)\\s*${name}=(?:"((?:[^"\\\\]|\\\\.)*)"|([^;\\s]+))`, 'is');
  const [, quoted, plain] = pattern.exec(disposition) ?? [];
  return quoted?.replaceAll('\\"', '"') ?? plain;
}

async function collect(chunks: AsyncIterable<Buffer>, maxBytes: number): Promise<Buffer> {
  const collected: Buffer[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > maxBytes) {
      throw new S3Error(
        'MaxPostPreDataLengthExceededError',
        'Your POST request fields preceding the upload file were too large.',
      );
    }
    collected.push(chunk);
  }
  return Buffer.concat(collected);
}
