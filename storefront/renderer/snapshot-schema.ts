import { GRAPH_SCHEMA } from './query-engine/query-graph.ts';
import { SITE_SCHEMA } from './site-index.ts';

/** Grows when the tables below change, or what an excerpt holds; a file of another version is thrown away and filled anew. */
export const VERSION = 11;

export const CATALOG_SCHEMA = `
  CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE categories (slug TEXT PRIMARY KEY, position INTEGER NOT NULL, json TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE collections (slug TEXT PRIMARY KEY, position INTEGER NOT NULL, json TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE products (
    id TEXT PRIMARY KEY, slug TEXT NOT NULL, revision TEXT NOT NULL DEFAULT '', bucket_hash INTEGER NOT NULL,
    published_at INTEGER NOT NULL, json TEXT NOT NULL
  ) WITHOUT ROWID;
  CREATE INDEX products_slug ON products (slug, id);
  CREATE INDEX products_bucket ON products (bucket_hash, id, slug, published_at);
  CREATE TABLE excerpts (
    kind TEXT NOT NULL, bucket_hash INTEGER NOT NULL, id TEXT NOT NULL, json TEXT NOT NULL,
    PRIMARY KEY (kind, bucket_hash, id)
  ) WITHOUT ROWID;
  CREATE TABLE members (list TEXT NOT NULL, sort TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (list, sort, id)) WITHOUT ROWID;
  CREATE INDEX members_id ON members (id, list, sort);
`;

export const SCHEMA = `${CATALOG_SCHEMA} ${GRAPH_SCHEMA} ${SITE_SCHEMA} PRAGMA user_version = ${VERSION};`;

/** Lists all tables of a file. */
export const TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";
