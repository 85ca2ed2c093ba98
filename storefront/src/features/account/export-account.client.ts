import type { AccountExport } from '@lapidary/shared/customers/account-export';
import { requestSignedIn } from '../../lib/session-request.client.ts';

/**
 * Saves everything that the shop keeps of the signed-in shopper as a file. By script, as the token is in memory: a
 * link could not send it.
 * @throws SignedOut, ApiProblem, BackendUnreachable
 */
export async function saveAccountExport(): Promise<void> {
  const account = await requestSignedIn<AccountExport>('GET', '/api/account/export', { timeoutMs: 60_000 });
  const file = new Blob([JSON.stringify(account, null, 2)], { type: 'application/json' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = `account-${account.exportedAt.slice(0, 10)}.json`;
  link.click();
  URL.revokeObjectURL(link.href);
}
