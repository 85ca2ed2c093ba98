import { MAX_STOCK } from '@lapidary/shared/inventory/stock';

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
      <div className="field">
        <label htmlFor="stock-search">Search by title or SKU</label>
        <input
          id="stock-search"
          type="search"
          value={search}
          maxLength={100}
          onChange={(event) => onSearch(event.target.value)}
        />
      </div>
      <div className="field admin-units">
        <label htmlFor="stock-units">Low means up to</label>
        <input
          id="stock-units"
          type="number"
          min={0}
          max={MAX_STOCK}
          defaultValue={upTo}
          disabled={all}
          onChange={(event) => onUnits(event.target.value)}
        />
      </div>
      <label className="admin-check">
        <input type="checkbox" checked={all} onChange={(event) => onAll(event.target.checked)} />
        Show what is well stocked too
      </label>
    </search>
  );
}
