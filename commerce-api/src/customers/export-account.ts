import type { AccountExport, OwnAction } from '@lapidary/shared/customers/account-export';
import type { Order } from '@lapidary/shared/orders/order';
import { readBag, selectCustomerBagId } from '../bag/index.ts';
import { listOrders } from '../orders/index.ts';
import { recordAudit } from '../platform/audit.ts';
import type { AccessToken } from '../platform/aws/access-token.ts';
import type { Services } from '../platform/services.ts';
import { type Executor, select } from '../platform/sql.ts';
import { selectAddresses } from './address-rows.ts';
import { changeCustomer } from './change-customer.ts';
import { readAccount } from './read-account.ts';

const PAGE = 100;

interface ActionRow {
  action: string;
  subject: string;
  beforeJson: string | null;
  afterJson: string | null;
  createdAt: number;
}

const parse = (json: string | null): unknown => (json === null ? null : (JSON.parse(json) as unknown));

async function readOwnActions(on: Executor, customerId: string): Promise<OwnAction[]> {
  const rows = await select<ActionRow>(
    on,
    `SELECT action, subject, before_json AS beforeJson, after_json AS afterJson, created_at AS createdAt
     FROM audit_entries WHERE actor = $customerId ORDER BY id`,
    { customerId },
  );
  return rows.map(({ action, subject, beforeJson, afterJson, createdAt }) => ({
    at: new Date(createdAt).toISOString(),
    action,
    subject,
    before: parse(beforeJson),
    after: parse(afterJson),
  }));
}

async function readAllOrders(services: Services, customerId: string): Promise<Order[]> {
  const all: Order[] = [];
  let cursor: string | undefined;
  do {
    const page = await listOrders(services, { customerId, cursor, limit: PAGE });
    all.push(...page.orders);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return all;
}

/**
 * Everything that the shop keeps of a customer, this export included.
 * @throws AppError `unauthenticated`, `unavailable`.
 */
export async function exportAccount(services: Services, actor: AccessToken): Promise<AccountExport> {
  const { customerId } = actor;
  const profile = await readAccount(services, actor);
  await changeCustomer(services, customerId, (on) =>
    recordAudit(on, { actor: customerId, action: 'account.export', subject: customerId }),
  );
  const on = { database: services.database };
  return {
    exportedAt: new Date().toISOString(),
    profile,
    addresses: await selectAddresses(on, customerId),
    orders: await readAllOrders(services, customerId),
    bag: await readBag(on, await selectCustomerBagId(on, customerId)),
    actions: await readOwnActions(on, customerId),
  };
}
