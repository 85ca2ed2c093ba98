import { type AuditEntry, recordAudit } from '../platform/audit.ts';
import type { Services } from '../platform/services.ts';

/**
 * Does at Cognito what an audit entry tells, which is committed already: nothing is ever changed without one. When Cognito
 * does not, another entry says so; asking again does what is left.
 * @throws whatever `change` throws.
 */
export async function carryOut(
  { database }: Pick<Services, 'database'>,
  entry: AuditEntry,
  change: () => Promise<void>,
): Promise<void> {
  try {
    await change();
  } catch (error) {
    await recordAudit({ database }, { ...entry, action: `${entry.action}_failed` });
    throw error;
  }
}
