import { z } from 'zod';

/** The Cognito group that opens the desk. Without more its members are editors. */
export const MERCHANTS = 'merchants';
/** The group of those merchants who are managers. */
export const MANAGERS = 'managers';
/** What a token names in place of both while a merchant has no second factor: `scripts/infra/identity/require-mfa.cjs`. */
export const SECOND_FACTOR_MISSING = 'second-factor-missing';

/**
 * What a merchant may do at the desk: editors see to the catalog and its publishing, managers to orders, terms, settings
 * and people as well.
 */
export const Role = z.enum(['editor', 'manager']);
export type Role = z.infer<typeof Role>;

/** The role of who is in these groups; null for shoppers. */
export function roleOf(groups: readonly string[]): Role | null {
  if (!groups.includes(MERCHANTS)) return null;
  return groups.includes(MANAGERS) ? 'manager' : 'editor';
}
