import type { ShippingMethod, ShippingMethodInput } from '@lapidary/shared/pricing/shipping-method';
import { type Bind, type Executor, execute, select, selectOne } from '../platform/sql.ts';

export interface ShippingRow {
  id: string;
  kind: ShippingMethod['kind'];
  name: string;
  description: string;
  price: number;
  freeOver: number | null;
  minDays: number | null;
  maxDays: number | null;
  countriesJson: string;
  active: number;
  position: number;
  version: number;
}

/** All columns of `shipping_methods`, under the names of the row with the alias and `_` before them. */
export const shippingColumns = (alias: string): string =>
  `${alias}.id AS ${alias}_id, ${alias}.kind AS ${alias}_kind, ${alias}.name AS ${alias}_name,
   ${alias}.description AS ${alias}_description, ${alias}.price AS ${alias}_price,
   ${alias}.free_over AS ${alias}_freeOver, ${alias}.min_days AS ${alias}_minDays,
   ${alias}.max_days AS ${alias}_maxDays, ${alias}.countries_json AS ${alias}_countriesJson,
   ${alias}.active AS ${alias}_active, ${alias}.position AS ${alias}_position, ${alias}.version AS ${alias}_version`;

const COLUMNS = `id, kind, name, description, price, free_over AS freeOver, min_days AS minDays, max_days AS maxDays,
  countries_json AS countriesJson, active, position, version`;

export const toShippingMethod = ({ countriesJson, active, ...row }: ShippingRow): ShippingMethod => ({
  ...row,
  countries: JSON.parse(countriesJson) as string[],
  active: active === 1,
});

/** All of them in their order, active or not. */
export const selectShippingMethods = async (on: Executor): Promise<ShippingMethod[]> =>
  (await select<ShippingRow>(on, `SELECT ${COLUMNS} FROM shipping_methods ORDER BY position, id`)).map(
    toShippingMethod,
  );

export async function selectShippingMethod(on: Executor, id: string): Promise<ShippingMethod | undefined> {
  const row = await selectOne<ShippingRow>(on, `SELECT ${COLUMNS} FROM shipping_methods WHERE id = $id`, {
    id,
  });
  return row && toShippingMethod(row);
}

const bindOf = (input: ShippingMethodInput): Bind => ({
  kind: input.kind,
  name: input.name,
  description: input.description,
  price: input.kind === 'pick_up' ? 0 : input.price,
  freeOver: input.kind === 'free_over' ? input.freeOver : null,
  minDays: input.kind === 'pick_up' ? null : input.minDays,
  maxDays: input.kind === 'pick_up' ? null : input.maxDays,
  countriesJson: JSON.stringify(input.countries),
  active: input.active ? 1 : 0,
  position: input.position,
});

export async function insertShippingMethod(
  on: Executor,
  id: string,
  input: ShippingMethodInput,
): Promise<void> {
  await execute(
    on,
    `INSERT INTO shipping_methods
       (id, kind, name, description, price, free_over, min_days, max_days, countries_json, active, position, version)
     VALUES ($id, $kind, $name, $description, $price, $freeOver, $minDays, $maxDays, $countriesJson, $active,
       $position, 1)`,
    { id, ...bindOf(input) },
  );
}

/** @returns false when the method has another version by now. */
export const updateShippingMethod = async (
  on: Executor,
  { id, version }: { id: string; version: number },
  input: ShippingMethodInput,
): Promise<boolean> =>
  (await execute(
    on,
    `UPDATE shipping_methods SET kind = $kind, name = $name, description = $description, price = $price,
       free_over = $freeOver, min_days = $minDays, max_days = $maxDays, countries_json = $countriesJson, active = $active, position = $position,
       version = version + 1
     WHERE id = $id AND version = $version`,
    { id, version, ...bindOf(input) },
  )) === 1;

export async function deleteShippingMethodRow(on: Executor, id: string): Promise<void> {
  await execute(on, 'DELETE FROM shipping_methods WHERE id = $id', { id });
}
