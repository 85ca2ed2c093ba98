import { QueryTypes, type Transaction } from 'sequelize';
import type { Database } from './database.ts';

/** Where a statement runs: in a transaction, or on its own. */
export interface Executor {
  database: Database;
  transaction?: Transaction;
}

/** Values for the `$name` parameters of a statement. */
export type Bind = Readonly<Record<string, string | number | null>>;

/** Rows of a SELECT. `$name` parameters are sent apart from the text. */
export async function select<Row extends object>(
  { database, transaction }: Executor,
  sql: string,
  bind: Bind = {},
): Promise<Row[]> {
  return await database.query<Row>(sql, { bind, transaction: transaction ?? null, type: QueryTypes.SELECT });
}

/** First row of a SELECT, or undefined. */
export async function selectOne<Row extends object>(
  on: Executor,
  sql: string,
  bind: Bind = {},
): Promise<Row | undefined> {
  return (await select<Row>(on, sql, bind))[0];
}

/** Runs an INSERT, UPDATE or DELETE and returns how many rows it inserted, matched or deleted. */
export async function execute(
  { database, transaction }: Executor,
  sql: string,
  bind: Bind = {},
): Promise<number> {
  const affected: unknown = await database.query(sql, {
    bind,
    transaction: transaction ?? null,
    type: QueryTypes.BULKUPDATE,
  });
  return Number(affected);
}

/**
 * Names the values of an IN list: `inList('id', ['a', 'b'])` gives `{ sql: '$id0, $id1', bind: { id0: 'a', id1: 'b' } }`.
 * The list must not be empty.
 */
export function inList(name: string, values: readonly (string | number)[]): { sql: string; bind: Bind } {
  return {
    sql: values.map((_, index) => `$${name}${index}`).join(', '),
    bind: Object.fromEntries(values.map((value, index) => [`${name}${index}`, value])),
  };
}
