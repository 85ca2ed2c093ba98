import type { Migration } from './migration.ts';

/** Which pages a publish would change: asked for by the API, worked out by the publisher. */
export const forecasts: Migration = {
  name: '0023-forecasts',
  statements: ({ text }) => [
    `CREATE TABLE forecasts (
       id CHAR(26) NOT NULL PRIMARY KEY,
       question_json ${text} NOT NULL,
       state VARCHAR(20) NOT NULL,
       attempts INTEGER NOT NULL,
       error ${text} NULL,
       answer_json ${text} NULL,
       expires_at BIGINT NOT NULL,
       created_at BIGINT NOT NULL
     )`,
    'CREATE INDEX forecasts_state ON forecasts (state, id)',
    'CREATE INDEX forecasts_expiry ON forecasts (expires_at)',
  ],
};
