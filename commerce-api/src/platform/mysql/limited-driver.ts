import type { Socket } from 'node:net';
import mysql, { type Connection, type ConnectionOptions } from 'mysql2';

/** Milliseconds after which the server is told to give up, and a little later the connection is cut. */
export interface StatementLimits {
  statementMs: number;
  transactionMs: number;
}

/** What the server is given to answer before the client stops waiting: its own limit comes first. */
const GRACE_MS = 1_000;
/** How late a limit may be noticed. A timer for each statement costs as much as finding a connection for it. */
const LOOK_EVERY_MS = 500;

type Done = (error: Error | null, ...results: unknown[]) => void;
type Run = (...input: unknown[]) => unknown;

const textOf = (statement: unknown): string =>
  typeof statement === 'string' ? statement : String((statement as { sql?: unknown }).sql);

const streamOf = (connection: Connection): Socket => (connection as unknown as { stream: Socket }).stream;

function cut(connection: Connection, reason: string): void {
  streamOf(connection).destroy(Object.assign(new Error(reason), { code: 'ETIMEDOUT', fatal: true }));
}

/**
 * Cuts a connection whose statement or transaction takes too long. MySQL limits only SELECT by itself, and no server
 * can speak when it is the network that is gone. The statement fails, the server rolls back.
 */
function limit(connection: Connection, { statementMs, transactionMs }: StatementLimits): void {
  /** Statements that were handed over: the driver sends them one after the other. */
  let waiting = 0;
  let statementSince = 0;
  let transactionSince: number | undefined;
  const look = setInterval(() => {
    const now = performance.now();
    if (waiting > 0 && now - statementSince > statementMs + GRACE_MS)
      cut(connection, 'the statement took too long');
    else if (transactionSince !== undefined && now - transactionSince > transactionMs)
      cut(connection, 'the transaction took too long');
  }, LOOK_EVERY_MS).unref();
  streamOf(connection).once('close', () => clearInterval(look));
  const watched =
    (run: Run): Run =>
    (...input) => {
      const done = input.pop();
      if (typeof done !== 'function') return run(...input, done);
      const text = textOf(input[0]);
      if (waiting === 0) statementSince = performance.now();
      waiting += 1;
      if (text.startsWith('START TRANSACTION')) transactionSince = performance.now();
      const finished: Done = (error, ...results) => {
        waiting -= 1;
        statementSince = performance.now();
        // A failed statement leaves the transaction open, but its ROLLBACK follows at once, and is limited itself.
        const over = error ? (error as { fatal?: boolean }).fatal : /^(COMMIT|ROLLBACK)\b/.test(text);
        if (over) transactionSince = undefined;
        (done as Done)(error, ...results);
      };
      return run(...input, finished);
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
