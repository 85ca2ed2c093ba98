import type { AdminOrderFilter } from '@lapidary/shared/orders/admin-order';
import type { Bind } from '../platform/sql.ts';
import { parseOrderNumber } from './order-number.ts';
import { TO_DO } from './orders-to-do.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

const escapeLike = (text: string): string => text.replace(/[!%_]/g, (character) => `!${character}`);

/** The text as it stands inside a JSON string. */
const inJson = (text: string): string => JSON.stringify(text).slice(1, -1);

/** Number, email or recipient. The address document begins with the name, as its schema does. */
function matches(query: string): { sql: string; bind: Bind } {
  const part = escapeLike(query.toLowerCase());
  return {
    sql: `(number LIKE $part ESCAPE '!' OR number = $number OR LOWER(email) LIKE $anyPart ESCAPE '!'
      OR LOWER(shipping_address_json) LIKE $name ESCAPE '!')`,
    bind: {
      part: `%${part.toUpperCase()}%`,
      number: parseOrderNumber(query) ?? '',
      anyPart: `%${part}%`,
      name: `{"name":"%${escapeLike(inJson(query.toLowerCase()))}%","line1":%`,
    },
  };
}

/** What stands after WHERE for the orders that a filter names, older than the order with the id `before`. */
export function orderCondition(
  { status, toDo, query, from, to }: AdminOrderFilter,
  before: string | undefined,
): { sql: string; bind: Bind } {
  const conditions: { sql: string; bind: Bind }[] = [{ sql: '1 = 1', bind: {} }];
  if (status !== undefined) conditions.push({ sql: 'status = $status', bind: { status } });
  if (toDo !== undefined) conditions.push({ sql: `(${TO_DO[toDo]})`, bind: {} });
  if (query !== '') conditions.push(matches(query));
  if (from !== undefined) {
    conditions.push({ sql: 'placed_at >= $placedFrom', bind: { placedFrom: Date.parse(from) } });
  }
  if (to !== undefined) {
    conditions.push({ sql: 'placed_at < $placedTo', bind: { placedTo: Date.parse(to) + DAY_MS } });
  }
  if (before !== undefined) conditions.push({ sql: 'id < $before', bind: { before } });
  return {
    sql: conditions.map(({ sql }) => sql).join(' AND '),
    bind: Object.assign({}, ...conditions.map(({ bind }) => bind)) as Bind,
  };
}
