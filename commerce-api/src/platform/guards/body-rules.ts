import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { AppError } from '../app-error.ts';
import type { Guard } from './in-one-step.ts';

const KIB = 1024;
const USUAL_BYTES = 64 * KIB;
/** A product of 250 variants with a long description needs more. */
const DOCUMENT_BYTES = 512 * KIB;
const DOCUMENT = /^\/api\/admin\/products(\/[^/]+)?$/;

const READS = ['GET', 'HEAD', 'OPTIONS'];
const DECLARED = /^\d+$/;

/** To let in what has been looked at. */
const goOn = async (): Promise<void> => {};

function limitTo(maxSize: number): Guard {
  const refuse = (): never => {
    throw new AppError('payload_too_large', `A request may hold ${maxSize / KIB} KiB at most.`);
  };
  const limited = bodyLimit({ maxSize, onError: refuse });
  const count = async (c: Context): Promise<void> => {
    await limited(c, goOn);
  };
  return (c) => {
    const length = c.req.header('content-length') ?? (READS.includes(c.req.method) ? '0' : '');
    // Whoever says how much is coming is held to it by the HTTP parser. The library looks at the body first, which is a
    // stream that has to be made for it.
    if (!DECLARED.test(length) || c.req.header('transfer-encoding') !== undefined) return count(c);
    if (Number(length) > maxSize) refuse();
  };
}

const usual = limitTo(USUAL_BYTES);
const document = limitTo(DOCUMENT_BYTES);

/** Bodies of 64 KiB at most, product documents of 512 KiB. */
export const limitBody: Guard = (c) => (DOCUMENT.test(c.req.path) ? document : usual)(c);

const hasBody = (header: (name: string) => string | undefined): boolean =>
  header('transfer-encoding') !== undefined || Number(header('content-length') ?? 0) > 0;

/** Bodies are JSON. A form of a foreign page can send no such content type without asking first. */
export const requireJson: Guard = (c) => {
  if (READS.includes(c.req.method)) return;
  const type = c.req.header('content-type');
  const named = type !== undefined || hasBody((name) => c.req.header(name));
  if (named && !/^application\/json\s*(;|$)/i.test(type ?? '')) {
    throw new AppError('unsupported_media_type', 'A request body must be sent as application/json.');
  }
};
