import type { AuditList } from '@lapidary/shared/audit/audit-entry';
import { requestSignedIn } from '../../../lib/session-request.client.ts';
import { query } from '../admin-api.client.ts';

export interface Filters {
  area: string;
  actor: string;
  /** Days such as 2026-03-14, both included. */
  from: string;
  to: string;
}

/**
 * A page of the audit log, newest first; what is '' is not asked for.
 * @param wanted.entity id or number of what it was done to.
 */
export const listActivity = (wanted: Filters & { entity: string }, cursor: string | null) =>
  requestSignedIn<AuditList>('GET', `/api/admin/audit${query({ ...wanted, cursor })}`);
