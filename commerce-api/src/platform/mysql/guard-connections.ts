import { ConnectionAcquireTimeoutError, type Sequelize } from 'sequelize';
import { AppError } from '../app-error.ts';
import { isConnectionError } from '../database-errors.ts';
import { Circuit, type CircuitOptions } from './circuit.ts';
import { type PasswordSource, RotatingPassword } from './rotating-password.ts';

/** How many may wait for each connection of the pool; whoever comes after that is sent away at once. */
const WAITING_PER_CONNECTION = 50;

interface PooledConnection {
  query(sql: string, done: (error: Error | null) => void): void;
  destroy(): void;
}

/** The parts of Sequelize's connection manager that its types leave out. */
interface ConnectionManager {
  readonly pool: {
    readonly size: number;
    readonly using: number;
    readonly waiting: number;
    readonly maxSize: number;
  };
  getConnection(options: unknown): Promise<PooledConnection>;
  connect(config: object): Promise<PooledConnection>;
  disconnect(connection: PooledConnection): Promise<void>;
  validate(connection: PooledConnection): boolean;
  close(): Promise<void>;
}

export interface ConnectionGuards {
  password: PasswordSource;
  /** Milliseconds within which a database that is well connects and answers; without it there is no circuit. */
  probeMs?: number | undefined;
  changed?: CircuitOptions['changed'];
}

const managerOf = (database: Sequelize): ConnectionManager =>
  database.connectionManager as unknown as ConnectionManager;

/** Connections of the pool: made, in use, and requests that wait for one. SQLite has no pool. */
export function poolFigures(database: Sequelize): { size: number; using: number; waiting: number } {
  if (database.getDialect() !== 'mysql') return { size: 0, using: 0, waiting: 0 };
  const { size, using, waiting } = managerOf(database).pool;
  return { size, using, waiting };
}

async function within<Result>(ms: number, work: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`the database did not answer within ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

const ping = (connection: PooledConnection): Promise<void> =>
  new Promise((resolve, reject) => {
    connection.query('SELECT 1', (error) => (error ? reject(error) : resolve()));
  });

function openCircuit(
  manager: ConnectionManager,
  config: object,
  guards: ConnectionGuards,
  probeMs: number,
): Circuit {
  const probe = async (): Promise<void> => {
    // Of its own, beside the pool: the pool may be full of connections that hang.
    const connecting = manager.connect(config);
    try {
      await within(probeMs, connecting.then(ping));
    } finally {
      // One that comes about too late is thrown away, too; that it failed has been said.
      connecting.then(
        (connection) => connection.destroy(),
        () => {},
      );
    }
  };
  return new Circuit({ probe, ...(guards.changed && { changed: guards.changed }) });
}

/**
 * Makes the connections of a Sequelize follow a password that changes, lets nobody wait for a database that is away or
 * in an endless queue, and throws away connections that are broken without complaint.
 */
export function guardConnections(database: Sequelize, guards: ConnectionGuards): void {
  const manager = managerOf(database);
  const password = new RotatingPassword(guards.password);
  const { getConnection, connect, disconnect, close } = manager;

  manager.connect = (config) =>
    password.connect((current) => connect.call(manager, { ...config, password: current }));

  manager.disconnect = async (connection) => {
    if (manager.validate(connection))
      await disconnect.call(manager, connection).catch(() => connection.destroy());
    else connection.destroy();
  };

  if (guards.probeMs === undefined) return;
  const circuit = openCircuit(manager, database.config, guards, guards.probeMs);
  manager.getConnection = async (options) => {
    circuit.assertClosed();
    if (manager.pool.waiting >= manager.pool.maxSize * WAITING_PER_CONNECTION) {
      circuit.suspect();
      throw new AppError('unavailable', 'The shop is very busy; try again shortly.', { retryAfter: 1 });
    }
    try {
      return await getConnection.call(manager, options);
    } catch (error) {
      if (error instanceof ConnectionAcquireTimeoutError) circuit.suspect();
      else if (isConnectionError(error)) circuit.open(error);
      throw error;
    }
  };
  manager.close = async () => {
    circuit.end();
    await close.call(manager);
  };
}
