/** Column types that the dialects name differently. */
export interface ColumnTypes {
  /** Text of up to megabytes. */
  text: string;
}

/** One step of the schema's history. */
export interface Migration {
  name: string;
  statements(types: ColumnTypes): string[];
  /** Why what it takes away is needed by no version that may still run. Without it a migration only adds. */
  contracts?: string;
}
