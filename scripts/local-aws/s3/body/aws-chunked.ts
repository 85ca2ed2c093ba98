import { S3Error } from '../s3-error.ts';
import { ByteReader } from './byte-reader.ts';

/**
 * Decodes `Content-Encoding: aws-chunked`: `<hex size>[;extension]CRLF <bytes> CRLF … 0 CRLF`, then trailing headers.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html
 * @param trailers receives the trailing headers, names in lower case, once the last byte has been yielded
 */
export async function* decodeAwsChunked(
  source: AsyncIterable<Uint8Array>,
  trailers: Map<string, string>,
): AsyncGenerator<Uint8Array> {
  const reader = new ByteReader(source);
  for (;;) {
    const header = (await reader.line()).toString('latin1');
    const [, size = ''] = /^([0-9a-fA-F]{1,12})(?:;.*)?$/.exec(header) ?? [];
    if (size === '') throw new S3Error('InvalidRequest', 'A chunk must begin with its size in hexadecimal.');
    const bytes = Number.parseInt(size, 16);
    if (bytes === 0) break;
    yield* reader.take(bytes);
    if ((await reader.line()).length > 0) {
      throw new S3Error('IncompleteBody', 'A chunk is longer than its header says.');
    }
  }
  for (let line = await reader.line(); line.length > 0; line = await reader.line()) {
    const [, name = '', value = ''] = /^([^:]+):(.*)$/.exec(line.toString('latin1')) ?? [];
    trailers.set(name.trim().toLowerCase(), value.trim());
  }
}
