const ENTRY = /\s*(?:"((?:[^"]|"")*)"|([^,]*?))\s*(?:,|$)/y;

/**
 * "Yellow gold, White gold" as values: trimmed, without empty or repeated ones. A value that holds a comma stands in
 * double quotes, as in CSV.
 */
export function parseValues(typed: string): string[] {
  const values = new Set<string>();
  let at = 0;
  while (at < typed.length) {
    ENTRY.lastIndex = at;
    const match = ENTRY.exec(typed);
    if (match) {
      values.add((match[1]?.replaceAll('""', '"') ?? match[2] ?? '').trim());
      at = ENTRY.lastIndex;
    } else {
      // A quote in the middle of nowhere: what follows is taken as it is written, up to the next comma.
      const comma = typed.indexOf(',', at);
      const end = comma < 0 ? typed.length : comma;
      values.add(typed.slice(at, end).trim());
      at = end + 1;
    }
  }
  values.delete('');
  return [...values];
}

/** Values as text to edit, the inverse of `parseValues`. */
export const formatValues = (values: readonly string[]): string =>
  values.map((value) => (/[",]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)).join(', ');
