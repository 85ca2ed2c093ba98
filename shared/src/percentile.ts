/**
 * The value that a share of the sorted values does not exceed, by nearest rank.
 * @param sorted ascending.
 * @param share from 0 to 1.
 * @returns null when there are no values.
 */
export function percentile(sorted: readonly number[], share: number): number | null {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? null;
}
