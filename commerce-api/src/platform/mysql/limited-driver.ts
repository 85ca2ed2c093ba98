import mysql, { type Connection, type ConnectionOptions } from 'mysql2';

/** Milliseconds after which the server is told to give up, and a little later the connection is cut. */
export interface StatementLimits {
  statementMs: number;
  transactionMs: number;
}

/** What the server is given to answer before the client stops waiting: its own limit comes first. */
const GRACE_MS = 1_000;

type Done = (error: Error | null, ...results: unknown[]) => void;
type Run = (...input: unknown[]) => unknown;

const textOf = (statement: unknown): string =>
  typeof statement === 'string' ? statement : String((statement as { sql?: unknown }).sql);

function cut(connection: Connection, reason: string): void {
  const { stream } = connection as unknown as { stream: { destroy(error: Error): void } };
  stream.destroy(Object.assign(new Error(reason), { code: 'ETIMEDOUT', fatal: true }));
}

/**
 * Cuts a connection whose statement or transaction takes too long. MySQL limits only SELECT by itself, and no server
 * can speak when it is the network that is gone. The statement fails, the server rolls back.
 */
function limit(connection: Connection, { statementMs, transactionMs }: StatementLimits): void {
  let transaction: NodeJS.Timeout | undefined;
  const watched =
    (run: Run): Run =>
    (...input) => {
      const done = input.at(-1);
      if (typeof done !== 'function') return run(...input);
      const text = textOf(input[0]);
      if (text.startsWith('START TRANSACTION')) {
        clearTimeout(transaction);
        transaction = setTimeout(() => cut(connection, 'the transaction took too long'), transactionMs);
      }
      const statement = setTimeout(
        () => cut(connection, 'the statement took too long'),
        statementMs + GRACE_MS,
      );
      const finished: Done = (error, ...results) => {
        clearTimeout(statement);
        if (error || /^(COMMIT|ROLLBACK)\b/.test(text)) {
          // A failed statement leaves the transaction open, but its ROLLBACK follows at once, and is limited itself.
          if (!error || (error as { fatal?: boolean }).fatal) clearTimeout(transaction);
        }
        (done as Done)(error, ...results);
      };
      return run(...input.slice(0, -1), finished);
    };
  const target = connection as unknown as Record<'query' | 'execute', Run>;
  target.query = watched(target.query.bind(connection));
  target.execute = watched(target.execute.bind(connection));
}

/** mysql2 with limits, for Sequelize's `dialectModule`. */
export function limitedDriver(limits: StatementLimits | undefined): object {
  if (!limits) return mysql;
  return {
    ...mysql,
    createConnection(options: ConnectionOptions): Connection {
      const connection = mysql.createConnection(options);
      limit(connection, limits);
      return connection;
    },
  };
}
