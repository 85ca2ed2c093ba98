import type { Migration } from './migration.ts';

/**
 * Publish requests know when they are due, with how many others they may share a run, and the step they are in.
 * Publishing and unpublishing can be planned for a time.
 */
export const publishSteps: Migration = {
  name: '0002-publish-steps',
  contracts: 'no shop has run the version before it',
  statements: ({ text }) => [
    'ALTER TABLE publish_requests ADD COLUMN not_before BIGINT NOT NULL DEFAULT 0',
    'ALTER TABLE publish_requests ADD COLUMN largest_run INTEGER NULL',
    "UPDATE publish_requests SET state = 'live' WHERE state = 'done'",
    "UPDATE publish_requests SET state = 'rendering' WHERE state = 'running'",
    'CREATE INDEX publish_requests_updated ON publish_requests (updated_at, id)',
    `CREATE TABLE schedules (
       id CHAR(26) NOT NULL PRIMARY KEY,
       product_id CHAR(26) NOT NULL,
       action VARCHAR(20) NOT NULL,
       run_at BIGINT NOT NULL,
       state VARCHAR(20) NOT NULL,
       actor VARCHAR(128) NOT NULL,
       attempts INTEGER NOT NULL,
       not_before BIGINT NOT NULL,
       request_id CHAR(26) NULL,
       error ${text} NULL,
       created_at BIGINT NOT NULL
     )`,
    'CREATE INDEX schedules_due ON schedules (state, not_before)',
  ],
};
