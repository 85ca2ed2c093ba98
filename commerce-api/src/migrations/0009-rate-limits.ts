import type { Migration } from './migration.ts';

/** What was used of the budgets that all nodes share, and a way to ask the audit for a kind of deed. */
export const rateLimits: Migration = {
  name: '0009-rate-limits',
  statements: () => [
    `CREATE TABLE rate_limits (
       limit_key VARCHAR(80) NOT NULL PRIMARY KEY,
       points INTEGER NOT NULL,
       expires_at BIGINT NOT NULL
     )`,
    'CREATE INDEX rate_limits_expiry ON rate_limits (expires_at)',
    'CREATE INDEX audit_entries_action ON audit_entries (action, id)',
  ],
};
