import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '../platform/app-error.ts';
import type { Services } from '../platform/services.ts';
import { selectOne } from '../platform/sql.ts';
import { type PreviewClaims, readPreviewToken } from './preview-token.ts';
import { signingKeyOf } from './signing-key.ts';

const POLL_MS = 50;

interface PreviewRow {
  state: 'waiting' | 'rendered' | 'failed';
  error: string | null;
  body: string | null;
}

/**
 * The page that a preview's link leads to, waited for as long as `waitMs`.
 * @param signal ends the waiting early.
 * @returns null while it is not rendered yet.
 * @throws AppError `not_found` for a link that was not signed here or whose product is gone, `link_expired`,
 * `internal` when the draft could not be rendered.
 */
export async function readPreview(
  services: Pick<Services, 'database' | 'signingKey'>,
  { token, waitMs, signal }: { token: string; waitMs: number; signal: AbortSignal },
): Promise<string | null> {
  const claims = readPreviewToken(signingKeyOf(services), token);
  if (!claims) throw notFound();
  const deadline = performance.now() + waitMs;
  for (;;) {
    if (claims.expiresAt <= Date.now()) {
      throw new AppError('link_expired', 'This preview has expired; ask for a new one.');
    }
    const { state, error, body } = await readRow(services, claims);
    if (state === 'rendered') return body;
    if (state === 'failed')
      throw new AppError(
        'internal',
        `The draft could not be rendered: ${error}. Correct it and ask for a new preview.`,
      );
    if (signal.aborted || performance.now() >= deadline) return null;
    await sleep(POLL_MS);
  }
}

async function readRow(
  { database }: Pick<Services, 'database'>,
  { id, productId, version }: PreviewClaims,
): Promise<PreviewRow> {
  const row = await selectOne<PreviewRow>(
    { database },
    `SELECT v.state, v.error, v.body FROM previews v JOIN products p ON p.id = v.product_id
     WHERE v.id = $id AND v.product_id = $productId AND v.version = $version`,
    { id, productId, version },
  );
  if (!row) throw notFound();
  return row;
}

const notFound = () =>
  new AppError('not_found', 'The link is not whole, or its product is gone. Ask for a new one.');
