import type { StoreSettings } from '@lapidary/shared/catalog/store';

/** What the dialects write differently. */
export interface ColumnTypes {
  /** Type of a column of text of up to megabytes. */
  text: string;
  /** A text as a statement has it. */
  quoted: (text: string) => string;
}

/** One step of the schema's history. */
export interface Migration {
  name: string;
  /** @param first what a new shop is called, and comes in. */
  statements(types: ColumnTypes, first: StoreSettings): string[];
  /** Why what it takes away is needed by no version that may still run. Without it a migration only adds. */
  contracts?: string;
}
