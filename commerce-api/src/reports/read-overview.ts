import type { Role } from '@lapidary/shared/people/role';
import type { Overview } from '@lapidary/shared/reports/overview';
import { listSchedules } from '../catalog/index.ts';
import { countLowStock } from '../inventory/index.ts';
import { countOrdersToDo, salesByDay } from '../orders/index.ts';
import type { Services } from '../platform/services.ts';
import { readFailedRequests, readPublishTimes, summariseTimes } from '../publishing/index.ts';
import { readStore } from '../store/index.ts';

const WEEK_MS = 7 * 24 * 60 * 60 * 1000;
const LISTED = 20;
const SALES_DAYS = 30;

/**
 * What needs a merchant's attention, and how the shop does; eight statements. Editors are told of no orders.
 * @param input.lowStock units up to which a variant counts as low.
 */
export async function readOverview(
  { database }: Pick<Services, 'database'>,
  { lowStock, role }: { lowStock: number; role: Role | null },
): Promise<Overview> {
  const on = { database };
  const manager = role === 'manager';
  const times = await readPublishTimes(on);
  return {
    ordersToDo: manager ? await countOrdersToDo(on) : null,
    stock: await countLowStock(on, lowStock),
    failedPublishes: await readFailedRequests(on, { withinMs: WEEK_MS, limit: LISTED }),
    schedules: (await listSchedules(on)).slice(0, LISTED),
    publishing: { ...summariseTimes(times), times },
    sales: manager
      ? await salesByDay(on, {
          days: SALES_DAYS,
          currency: (await readStore(on)).currency,
          now: Date.now(),
        })
      : null,
  };
}
