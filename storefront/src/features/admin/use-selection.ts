import type { BulkSelection } from '@lapidary/shared/catalog/bulk-edit';
import { useEffect, useRef, useState } from 'react';
import type { RowSelection } from './ProductTable.tsx';

/** What a list of products shows. */
export interface ListFilter {
  search: string;
  category: string;
  status: '' | 'draft' | 'live' | 'changed' | 'archived';
}

/** The most products that can be named one by one. */
const MAX_NAMED = 1000;

/** Which products of a list are selected: some of its rows, or all that match, seen or not. */
export function useSelection(filter: ListFilter, ids: readonly string[]) {
  const { search, category, status } = filter;
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [all, setAll] = useState(false);
  const latest = useRef<string | null>(null);

  // Another list is another selection: nothing is changed that is not in sight.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the filter is what is watched.
  useEffect(() => {
    setChosen(new Set());
    setAll(false);
  }, [search, category, status]);

  const change = (changed: readonly string[], selected: boolean) => {
    const after = new Set(all ? ids : chosen);
    for (const id of changed) {
      if (selected) after.add(id);
      else after.delete(id);
    }
    setAll(false);
    setChosen(after);
  };

  const rows: RowSelection = {
    isSelected: (id) => all || chosen.has(id),
    onSelect(id, selected, range) {
      const from = range && latest.current !== null ? ids.indexOf(latest.current) : -1;
      const to = ids.indexOf(id);
      latest.current = id;
      change(from < 0 ? [id] : ids.slice(Math.min(from, to), Math.max(from, to) + 1), selected);
    },
    onSelectRows: (selected) => change(ids, selected),
  };
  const selection: BulkSelection = all
    ? {
        filter: {
          query: search,
          ...(category !== '' && { category }),
          ...(status !== '' && { status }),
        },
      }
    : { productIds: [...chosen].slice(0, MAX_NAMED) };

  return {
    rows,
    selection,
    count: all ? ids.length : chosen.size,
    all,
    selectAll: () => setAll(true),
    clear: () => {
      setAll(false);
      setChosen(new Set());
    },
  };
}
