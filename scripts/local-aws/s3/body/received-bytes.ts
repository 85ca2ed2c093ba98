import { S3Error } from '../s3-error.ts';

/** A request's body as it arrives. @throws S3Error IncompleteBody when the client goes away before its end */
export async function* receivedBytes(body: ReadableStream<Uint8Array> | null): AsyncGenerator<Uint8Array> {
  if (body === null) return;
  try {
    yield* body;
  } catch (error) {
    throw new S3Error('IncompleteBody', `The request body terminated unexpectedly: ${String(error)}`);
  }
}
