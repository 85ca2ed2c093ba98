import mysql, { type Connection, type RowDataPacket } from 'mysql2/promise';
import type { Operation } from './operation.ts';
import { runLoad } from './run-load.ts';
import type { Target } from './start-target.ts';

const ROUNDS = 20;
/** Servers have work in the background, such as looking for mail to send: the stretch with the fewest has none of it. */
const STRETCHES = 3;
const DATA = ['Com_select', 'Com_insert', 'Com_update', 'Com_delete'];

export interface StatementFigures {
  /** SELECT, INSERT, UPDATE and DELETE of one operation. */
  statements: number;
  /** All that was sent for it: these, and what begins and ends transactions. */
  sent: number;
}

async function counters(connection: Connection): Promise<{ data: number; all: number }> {
  const names = [...DATA, 'Questions'].map((name) => `'${name}'`).join(', ');
  const [rows] = await connection.query<RowDataPacket[]>(
    `SHOW GLOBAL STATUS WHERE Variable_name IN (${names})`,
  );
  const values = new Map(rows.map(({ Variable_name, Value }) => [String(Variable_name), Number(Value)]));
  return {
    data: DATA.reduce((sum, name) => sum + (values.get(name) ?? 0), 0),
    all: values.get('Questions') ?? 0,
  };
}

/** Counts in the database what one operation sends to it. Nothing else may use the server meanwhile. */
export async function countStatements(
  server: string,
  target: Target,
  operation: Operation,
): Promise<StatementFigures> {
  const connection = await mysql.createConnection(server);
  try {
    // The first ones may open connections.
    const requests = operation.steps.length;
    await runLoad(target, operation, { requests: 2 * requests });
    const stretches: StatementFigures[] = [];
    for (let stretch = 0; stretch < STRETCHES; stretch += 1) {
      const before = await counters(connection);
      await runLoad(target, operation, { requests: ROUNDS * requests });
      const after = await counters(connection);
      stretches.push({
        statements: (after.data - before.data) / ROUNDS,
        // The question about the counters is one, too.
        sent: (after.all - before.all - 1) / ROUNDS,
      });
    }
    return stretches.reduce((least, figures) => (figures.sent < least.sent ? figures : least));
  } finally {
    await connection.end();
  }
}
