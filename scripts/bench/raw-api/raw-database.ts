import mysql, {
  type Pool,
  type PoolConnection,
  type ResultSetHeader,
  type RowDataPacket,
} from 'mysql2/promise';

export type Value = string | number | null;

/** A pool like the API's: as many connections, the same isolation. */
export function openPool(url: string, connectionLimit: number): Pool {
  const pool = mysql.createPool({ uri: url, connectionLimit, charset: 'utf8mb4', supportBigNumbers: true });
  pool.pool.on('connection', (connection) => {
    connection.query('SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED');
  });
  return pool;
}

/** Rows of a prepared SELECT. */
export async function read<Row>(on: Pool | PoolConnection, sql: string, values: Value[]): Promise<Row[]> {
  const [rows] = await on.execute<RowDataPacket[]>(sql, values);
  return rows as Row[];
}

/** Rows that a prepared statement changed or matched. */
export async function write(on: PoolConnection, sql: string, values: Value[]): Promise<number> {
  const [result] = await on.execute<ResultSetHeader>(sql, values);
  return result.affectedRows;
}

/** Runs `work` between START TRANSACTION and COMMIT. */
export async function inTransaction<Result>(
  pool: Pool,
  work: (on: PoolConnection) => Promise<Result>,
): Promise<Result> {
  const connection = await pool.getConnection();
  try {
    await connection.query('START TRANSACTION');
    const result = await work(connection);
    await connection.query('COMMIT');
    return result;
  } catch (error) {
    await connection.query('ROLLBACK');
    throw error;
  } finally {
    connection.release();
  }
}
