import { MAX_STOCK } from '@lapidary/shared/inventory/stock';
import { Field } from '../forms/Field.tsx';
import { TextField } from '../TextField.tsx';

interface Props {
  search: string;
  onSearch(search: string): void;
  upTo: number;
  onUpTo(upTo: number): void;
  all: boolean;
  onAll(all: boolean): void;
}

/** What the list of stock is narrowed down by. */
export function StockFilters({ search, onSearch, upTo, onUpTo, all, onAll }: Props) {
  function onUnits(typed: string) {
    const units = Number(typed);
    if (/^\d{1,7}$/.test(typed) && units <= MAX_STOCK) onUpTo(units);
  }
  return (
    <search className="admin-filters">
      <TextField
        path="stock.search"
        label="Search by title or SKU"
        type="search"
        maxLength={100}
        value={search}
        onChange={onSearch}
      />
      <Field path="stock.units" label="Low means up to" className="admin-units">
        {(control) => (
          <input
            {...control}
            type="number"
            min={0}
            max={MAX_STOCK}
            defaultValue={upTo}
            disabled={all}
            onChange={(event) => onUnits(event.target.value)}
          />
        )}
      </Field>
      <label className="admin-check">
        <input type="checkbox" checked={all} onChange={(event) => onAll(event.target.checked)} />
        Show what is well stocked too
      </label>
    </search>
  );
}
