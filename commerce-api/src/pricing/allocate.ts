interface Share {
  index: number;
  key: string;
  units: bigint;
  remainder: bigint;
}

/** Larger remainders first; equal ones by key, so that the order of the parts does not matter. */
const byRemainder = (a: Share, b: Share): number => {
  if (a.remainder !== b.remainder) return a.remainder > b.remainder ? -1 : 1;
  return a.key < b.key ? -1 : 1;
};

/**
 * Splits an amount over parts in proportion to their weights, by largest remainder: the shares are integers, sum up to
 * the amount, and each is off its exact share by less than one.
 * @param amount at most the sum of the weights, so that no share is larger than its weight.
 * @param parts with unique keys.
 */
export function allocate(amount: number, parts: readonly { key: string; weight: number }[]): number[] {
  const total = parts.reduce((sum, { weight }) => sum + BigInt(weight), 0n);
  if (total === 0n) return parts.map(() => 0);
  const shares = parts.map(({ key, weight }, index): Share => {
    const exact = BigInt(amount) * BigInt(weight);
    return { index, key, units: exact / total, remainder: exact % total };
  });
  let left = BigInt(amount) - shares.reduce((sum, { units }) => sum + units, 0n);
  for (const share of shares.toSorted(byRemainder)) {
    if (left === 0n) break;
    share.units += 1n;
    left -= 1n;
  }
  return shares.map(({ units }) => Number(units));
}
