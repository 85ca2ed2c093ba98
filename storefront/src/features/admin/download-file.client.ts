import { BackendUnreachable } from '../../lib/api-client.client.ts';
import { currentSession } from '../../lib/session.client.ts';
import { SignedOut } from '../../lib/session-request.client.ts';

/** Hands a file to the person, as a link to it would. */
export function saveFile(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has its own hold on the file once it has begun.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/**
 * Downloads a file of the API. A plain link would not carry the access token.
 * @throws BackendUnreachable, SignedOut
 */
export async function downloadFile(path: string, name: string): Promise<void> {
  const session = await currentSession();
  if (!session) throw new SignedOut();
  const headers = { authorization: `Bearer ${session.accessToken}` };
  const response = await fetch(path, { headers }).catch((cause: unknown) => {
    throw new BackendUnreachable(`GET ${path}: no answer`, { cause });
  });
  if (!response.ok) throw new BackendUnreachable(`GET ${path}: ${response.status}`);
  saveFile(name, await response.blob());
}
