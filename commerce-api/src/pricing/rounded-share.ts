/**
 * `amount × part ÷ whole`, rounded half away from zero. All are non-negative integers, and the arithmetic is exact:
 * the product may be larger than a float can hold.
 */
export function roundedShare(amount: number, part: number, whole: number): number {
  const twice = 2n * BigInt(amount) * BigInt(part);
  return Number((twice + BigInt(whole)) / (2n * BigInt(whole)));
}
