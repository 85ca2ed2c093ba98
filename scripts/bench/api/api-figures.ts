import type { BookFigures } from './check-books.ts';
import type { StatementFigures } from './count-statements.ts';
import { OPERATIONS, type OperationName } from './operation.ts';
import type { LoadFigures } from './run-load.ts';

export const PRODUCT = 'product';
export const RAW = 'raw';
export const VENDURE = 'Vendure';

/** Requests per second of the product ÷ those of another, at least; statements of the product, at most. */
const BUDGETS: Record<OperationName, { raw: number; vendure: number; statements: number }> = {
  availability: { raw: 0.85, vendure: 15, statements: 1 },
  'read bag': { raw: 0.85, vendure: 10, statements: 1 },
  'add line': { raw: 0.8, vendure: 12, statements: 3 },
  'first add': { raw: 0.8, vendure: 12, statements: 4 },
  // A first add, the rules of pricing, and nine in the transaction of an order of one line.
  'checkout flow': { raw: 0.8, vendure: 25, statements: 14 },
};
const BUDGET_START_MS = 600;
const BUDGET_IDLE_MB = 110;
const BUDGET_LOADED_MB = 200;
const BUDGET_PACKAGES = 60;
/** Of what the yardstick needs, which does no more than answer: docs/decisions/0026-budgets-of-the-api.md. */
const BUDGET_MEMORY_TO_RAW = 1.25;

export interface MeasuredOperation extends LoadFigures {
  target: string;
  operation: OperationName;
  connections: number;
}

export interface ProcessFigures {
  target: string;
  startMs: number;
  idleMb: number;
  loadedMb: number;
}

export interface ApiFigures {
  products: number;
  secondsEach: number;
  /** Of the alternating rounds, their medians. */
  load: MeasuredOperation[];
  statements: (StatementFigures & { target: string; operation: OperationName })[];
  processes: ProcessFigures[];
  /** Packages that the API installs to run. */
  packages: number;
  books: BookFigures;
}

/** A stretch in which nothing was completed has no times. */
function decimal(value: number): string {
  if (!Number.isFinite(value)) return '–';
  return value < 10 ? value.toFixed(2) : value.toFixed(0);
}
const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const head = (cells: readonly string[]): string[] => [row(cells), row(cells.map(() => '---'))];

const within = (value: number, budget: number, kind: 'least' | 'most', text = decimal): string => {
  if (!Number.isFinite(value)) return '–';
  const kept = kind === 'least' ? value >= budget : value <= budget;
  return `${text(value)} (${kind === 'least' ? '≥' : '≤'} ${budget}${kept ? '' : ', missed'})`;
};

function loadTable({ load }: ApiFigures): string[] {
  const find = (target: string, operation: OperationName, connections: number) =>
    load.find(
      (one) => one.target === target && one.operation === operation && one.connections === connections,
    );
  const peer = load.some(({ target }) => target === VENDURE);
  const cells = [
    'operation',
    'connections',
    'product, 1/s',
    'raw, 1/s',
    '÷ raw',
    'p50 / p95, ms',
    'raw p50 / p95',
  ];
  const more = peer ? ['Vendure, 1/s', '÷ Vendure', 'Vendure p50 / p95'] : [];
  const rows = OPERATIONS.flatMap((operation) =>
    [...new Set(load.map(({ connections }) => connections))].map((connections) => {
      const product = find(PRODUCT, operation, connections)!;
      const raw = find(RAW, operation, connections)!;
      const vendure = find(VENDURE, operation, connections);
      const times = ({ p50, p95 }: LoadFigures) => `${decimal(p50)} / ${decimal(p95)}`;
      const cpu = [product, raw, ...(vendure ? [vendure] : [])]
        .map(({ cpuMs }) => decimal(cpuMs))
        .join(' / ');
      const cpuToRaw = decimal(product.cpuMs / raw.cpuMs);
      return row([
        operation,
        String(connections),
        decimal(product.perSecond),
        decimal(raw.perSecond),
        within(product.perSecond / raw.perSecond, BUDGETS[operation].raw, 'least'),
        times(product),
        times(raw),
        ...(vendure
          ? [
              decimal(vendure.perSecond),
              within(product.perSecond / vendure.perSecond, BUDGETS[operation].vendure, 'least'),
              times(vendure),
            ]
          : []),
        cpu,
        cpuToRaw,
        [product, raw, ...(vendure ? [vendure] : [])].map(({ errors }) => errors).join(' / '),
      ]);
    }),
  );
  return [...head([...cells, ...more, 'CPU ms of the server', 'CPU ÷ raw', 'errors']), ...rows];
}

function statementTable({ statements }: ApiFigures): string[] {
  const targets = [...new Set(statements.map(({ target }) => target))];
  const rows = OPERATIONS.map((operation) => {
    const of = targets.map(
      (target) => statements.find((one) => one.target === target && one.operation === operation)!,
    );
    return row([
      operation,
      ...of.map(({ target, statements: count, sent }) => {
        const told =
          target === PRODUCT ? within(count, BUDGETS[operation].statements, 'most', String) : count;
        return `${told}, sent ${sent}`;
      }),
    ]);
  });
  return [...head(['statements, and all that is sent', ...targets]), ...rows];
}

function processTable({ processes, packages }: ApiFigures): string[] {
  const whole = (value: number) => value.toFixed(0);
  const raw = processes.find(({ target }) => target === RAW)!;
  const rows = processes.map(({ target, startMs, idleMb, loadedMb }) => {
    if (target !== PRODUCT) return row([target, ...[startMs, idleMb, loadedMb].map(whole), '']);
    const toRaw = (value: number, of: number) => `÷ raw ${within(value / of, BUDGET_MEMORY_TO_RAW, 'most')}`;
    return row([
      target,
      within(startMs, BUDGET_START_MS, 'most', whole),
      `${within(idleMb, BUDGET_IDLE_MB, 'most', whole)}, ${toRaw(idleMb, raw.idleMb)}`,
      `${within(loadedMb, BUDGET_LOADED_MB, 'most', whole)}, ${toRaw(loadedMb, raw.loadedMb)}`,
      within(packages, BUDGET_PACKAGES, 'most', String),
    ]);
  });
  return [...head(['process', 'start, ms', 'idle, MB', 'under load, MB', 'runtime packages']), ...rows];
}

/** The figures as tables in Markdown. */
export function apiTables(figures: ApiFigures): string[] {
  const { books } = figures;
  return [
    ...loadTable(figures),
    '',
    ...statementTable(figures),
    '',
    ...processTable(figures),
    '',
    `${books.acknowledged} checkouts acknowledged, ${books.orders} orders; all units accounted for, ${books.unitsSold} sold.`,
  ];
}
