/** Column types that the dialects name differently. */
export interface ColumnTypes {
  /** Text of up to megabytes. */
  text: string;
}

/** One step of the schema's history. */
export interface Migration {
  name: string;
  statements(types: ColumnTypes): string[];
}
