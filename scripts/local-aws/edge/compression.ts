import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

export type Encoding = 'br' | 'gzip';

/** CloudFront compresses nothing smaller or bigger; bytes. */
const [SMALLEST, BIGGEST] = [1_000, 10_000_000];

const TEXT =
  /^(text\/|application\/(json|javascript|xml|manifest\+json|problem\+json|rss\+xml)|image\/svg\+xml)/;

/** Whether CloudFront would compress a response with these headers. */
export function isCompressible(headers: Readonly<Record<string, string>>, bytes: number): boolean {
  return (
    bytes >= SMALLEST &&
    bytes <= BIGGEST &&
    headers['content-encoding'] === undefined &&
    TEXT.test(headers['content-type'] ?? '')
  );
}

/** The encoding to send for an `Accept-Encoding`: Brotli where both are welcome. Undefined: as it is. */
export function chooseEncoding(acceptEncoding: string | undefined): Encoding | undefined {
  const accepted = new Map<string, number>();
  for (const part of (acceptEncoding ?? '').toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.trim().split(/\s*;\s*/);
    const quality = parameters.find((parameter) => parameter.startsWith('q='));
    accepted.set(name, quality === undefined ? 1 : Number(quality.slice(2)));
  }
  return (['br', 'gzip'] as const).find((encoding) => (accepted.get(encoding) ?? 0) > 0);
}

const brotli = promisify(brotliCompress);
const deflate = promisify(gzip);

export function compress(body: Buffer, encoding: Encoding): Promise<Buffer> {
  if (encoding === 'gzip') return deflate(body, { level: 6 });
  return brotli(body, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: body.length },
  });
}
