import { type Executor, execute } from '../platform/sql.ts';

const ERROR_LENGTH = 2000;

/** Keeps the rendered page for those who have the link. */
export async function keepPreview(on: Executor, { id, body }: { id: string; body: string }): Promise<void> {
  await execute(
    on,
    "UPDATE previews SET state = 'rendered', body = $body WHERE id = $id AND state = 'waiting'",
    { id, body },
  );
}

/** The draft cannot be rendered, and those who have the link are told why. */
export async function failPreview(on: Executor, { id, error }: { id: string; error: string }): Promise<void> {
  await execute(
    on,
    "UPDATE previews SET state = 'failed', error = $error WHERE id = $id AND state = 'waiting'",
    { id, error: error.slice(0, ERROR_LENGTH) },
  );
}
