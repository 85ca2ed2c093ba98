import { once } from 'node:events';
import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { S3Error } from './s3-error.ts';

/**
 * How a request goes wrong: S3 refuses it; never answers; breaks the connection before it is looked at; or does what
 * is asked and breaks the connection in the middle of its answer.
 */
export type Fault = 'internal-error' | 'slow-down' | 'hang' | 'reset' | 'torn';

/** Asked at each request which fault to make, if any. For tests in this process: no request can bring one about. */
export type Faults = (request: { readonly method: string; readonly path: string }) => Fault | undefined;

/**
 * Answers a request with a fault.
 * @param respond the right answer
 * @throws S3Error InternalError, SlowDown
 */
export async function failRequest(
  fault: Fault,
  { outgoing }: HttpBindings,
  respond: () => Promise<Response>,
): Promise<Response> {
  switch (fault) {
    case 'internal-error':
      throw new S3Error('InternalError', 'We encountered an internal error. Please try again.');
    case 'slow-down':
      throw new S3Error('SlowDown', 'Please reduce your request rate.');
    case 'hang':
      await once(outgoing, 'close');
      return RESPONSE_ALREADY_SENT;
    case 'reset':
      outgoing.socket?.resetAndDestroy();
      return RESPONSE_ALREADY_SENT;
    case 'torn':
      await sendHalf(outgoing, await respond());
      return RESPONSE_ALREADY_SENT;
  }
}

/** Sends the head and half of the body; of an answer without a body half of the head. */
async function sendHalf(outgoing: HttpBindings['outgoing'], response: Response): Promise<void> {
  const body = Buffer.from(await response.arrayBuffer());
  const { socket } = outgoing;
  if (body.length === 0) {
    socket?.end(`HTTP/1.1 ${response.status} OK\r\nx-amz-`);
    return;
  }
  const headers = { ...Object.fromEntries(response.headers), 'content-length': body.length };
  outgoing.writeHead(response.status, headers);
  outgoing.write(body.subarray(0, body.length / 2), () => socket?.destroy());
}
