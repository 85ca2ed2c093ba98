import { expect, it } from 'vitest';
import { type ApiFigures, apiTables, PRODUCT, RAW, VENDURE } from './api-figures.ts';
import { OPERATIONS } from './operation.ts';

const PER_SECOND: Record<string, number> = { [PRODUCT]: 900, [RAW]: 1000, [VENDURE]: 20 };

function figures(targets: readonly string[]): ApiFigures {
  const each = OPERATIONS.flatMap((operation) => targets.map((target) => ({ operation, target })));
  return {
    products: 10,
    secondsEach: 1,
    load: each.map((one) => ({
      ...one,
      connections: 16,
      operations: 1000,
      perSecond: PER_SECOND[one.target]!,
      p50: 1,
      p95: 2,
      errors: 0,
      cpuMs: 0.5,
      memoryMb: 100,
    })),
    statements: each.map((one) => ({ ...one, statements: 1, sent: 2 })),
    processes: targets.map((target) => ({ target, startMs: 400, idleMb: 100, loadedMb: 250 })),
    packages: 50,
    books: { acknowledged: 7, orders: 7, unitsSold: 9 },
  };
}

it('compares with the yardstick, and says which budgets are missed', () => {
  const text = apiTables(figures([PRODUCT, RAW])).join('\n');
  expect(text).toContain('| availability | 16 | 900 | 1000 | 0.90 (≥ 0.85) |');
  expect(text).toContain('250 (≤ 200, missed)');
  expect(text).not.toContain(VENDURE);
});

it('compares with a peer when it was measured', () => {
  const text = apiTables(figures([PRODUCT, RAW, VENDURE])).join('\n');
  expect(text).toContain('| 20 | 45 (≥ 10) |');
  const rows = text.split('\n').filter((line) => line.startsWith('|'));
  const cells = (line: string) => line.split('|').length;
  for (const row of rows.slice(0, OPERATIONS.length + 2)) expect(cells(row)).toBe(cells(rows[0]!));
});
