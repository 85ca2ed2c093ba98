import type { Migration } from './migration.ts';

/** Drafts as pages, for those who have the link: asked for by the API, rendered by the publisher. */
export const previews: Migration = {
  name: '0004-previews',
  statements: ({ text }) => [
    `CREATE TABLE previews (
       id CHAR(26) NOT NULL PRIMARY KEY,
       product_id CHAR(26) NOT NULL,
       version INTEGER NOT NULL,
       document_json ${text} NOT NULL,
       state VARCHAR(20) NOT NULL,
       attempts INTEGER NOT NULL,
       error ${text} NULL,
       body ${text} NULL,
       expires_at BIGINT NOT NULL,
       created_at BIGINT NOT NULL
     )`,
    'CREATE INDEX previews_state ON previews (state, id)',
    'CREATE INDEX previews_expiry ON previews (expires_at)',
  ],
};
