import { QueryTypes, type Sequelize } from 'sequelize';

type Values = Readonly<Record<string, unknown>>;
type Done = (error: Error | null, results: Results) => void;
type Results = object[] & { affectedRows: number };

interface Connection {
  query(sql: string, done: Done): void;
  execute(sql: string, values: unknown[], done: Done): void;
}

/** The parts of Sequelize's query that its types leave out. */
interface QueryClass {
  new (
    connection: Connection,
    database: Sequelize,
    options: object,
  ): { formatError(error: Error, stack: string | undefined): Error };
}

interface ConnectionManager {
  getConnection(options: object): Promise<Connection>;
  releaseConnection(connection: Connection): void;
}

interface OpenTransaction {
  connection: Connection;
  finished?: string;
  /** Of a savepoint. */
  parent?: OpenTransaction;
}

interface QueryOptions {
  bind?: Values;
  type?: string;
  transaction?: OpenTransaction | null;
}

type Control = (transaction: OpenTransaction, options?: object) => Promise<unknown>;
interface QueryInterface {
  startTransaction: Control;
  commitTransaction: Control;
  rollbackTransaction: Control;
}

interface Statement {
  sql: string;
  /** Of the parameters, in the order of the question marks. */
  names: string[];
}

/** More than the code has, lists of any length included; whatever comes after begins again. */
const KEPT_STATEMENTS = 2_000;
const statements = new Map<string, Statement>();

/** `$name` parameters as mysql2 takes them; `$$` stands for a dollar sign. */
function statementOf(text: string): Statement {
  const kept = statements.get(text);
  if (kept) return kept;
  const names: string[] = [];
  const sql = text.trim().replace(/\B\$(\$|\w+)/g, (_match, name: string) => {
    if (name === '$') return name;
    names.push(name);
    return '?';
  });
  const statement = { sql, names };
  if (statements.size >= KEPT_STATEMENTS) statements.clear();
  statements.set(text, statement);
  return statement;
}

/** @throws {Error} naming a parameter without a value, which would be bound as another statement's. */
const valuesOf = ({ names }: Statement, values: Values): unknown[] =>
  names.map((name) => {
    const value = values[name];
    if (value === undefined) throw new Error(`the parameter $${name} has no value`);
    return value;
  });

/** What begins and ends a transaction, as Sequelize writes it. */
const START = 'START TRANSACTION;';
const COMMIT = 'COMMIT;';
const ROLLBACK = 'ROLLBACK;';
const CONTROLS = [START, COMMIT, ROLLBACK];
const LEAN_TYPES: readonly (string | undefined)[] = [QueryTypes.SELECT, QueryTypes.BULKUPDATE];

/**
 * Makes what each request waits for cheaper, statements with named parameters and the ends of transactions: these go
 * from Sequelize's pool to the driver without the copies of options, hooks, promises and stacks that Sequelize would make
 * on the way. Pool, transactions and errors are Sequelize's own, and so is the way of every other statement.
 */
export function useLeanQueries(database: Sequelize): void {
  const { Query } = (database as unknown as { dialect: { Query: QueryClass } }).dialect;
  const manager = database.connectionManager as unknown as ConnectionManager;
  const stock = database.query.bind(database) as (sql: string, options?: object) => Promise<unknown>;

  async function send(sql: string, values: unknown[], options: QueryOptions): Promise<Results> {
    const { transaction } = options;
    const connection = transaction ? transaction.connection : await manager.getConnection(options);
    try {
      return await new Promise<Results>((resolve, reject) => {
        const done: Done = (error, results) => {
          if (!error) return resolve(results);
          const query = new Query(connection, database, { logging: false });
          reject(query.formatError(Object.assign(error, { sql, parameters: values }), new Error().stack));
        };
        if (values.length > 0) connection.execute(sql, values, done);
        else connection.query(sql, done);
      });
    } finally {
      if (!transaction) manager.releaseConnection(connection);
    }
  }

  const query = async (text: string, options: QueryOptions = {}): Promise<unknown> => {
    const { bind, type, transaction } = options;
    if (bind && LEAN_TYPES.includes(type) && !transaction?.finished) {
      const statement = statementOf(text);
      const results = await send(statement.sql, valuesOf(statement, bind), options);
      return type === QueryTypes.SELECT ? results : results.affectedRows;
    }
    if (transaction && CONTROLS.includes(text)) return await send(text, [], options);
    return await stock(text, options);
  };
  database.query = query as unknown as Sequelize['query'];

  const controls = database.getQueryInterface() as unknown as QueryInterface;
  const { startTransaction, commitTransaction, rollbackTransaction } = controls;
  controls.startTransaction = async (transaction, more) => {
    if (transaction.parent) await startTransaction.call(controls, transaction, more);
    else await database.query(START, { transaction } as object);
  };
  const ended =
    (text: string, state: string, stockEnd: Control): Control =>
    async (transaction, more) => {
      if (transaction.parent) return await stockEnd.call(controls, transaction, more);
      const ending = database.query(text, { transaction } as object);
      transaction.finished = state;
      return await ending;
    };
  controls.commitTransaction = ended(COMMIT, 'commit', commitTransaction);
  controls.rollbackTransaction = ended(ROLLBACK, 'rollback', rollbackTransaction);
}
