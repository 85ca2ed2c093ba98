/** Where spans of prices end, within a power of ten. */
const STEPS = [1, 2, 5, 10];

const powerBelow = (price: number): number => 10 ** Math.floor(Math.log10(price));

/**
 * Where the span of a price starts: 100, 200, 500, 1,000, 2,000, …, so that a shop of any currency has a handful.
 * @param price an integer of minor units, as is the answer.
 */
export function priceSpanStart(price: number): number {
  if (price < 1) return 0;
  const power = powerBelow(price);
  return Math.max(...STEPS.map((step) => step * power).filter((start) => start <= price));
}

/** The first price beyond a span, given where it starts. */
export function priceSpanEnd(start: number): number {
  if (start < 1) return 1;
  const power = powerBelow(start);
  return Math.min(...STEPS.map((step) => step * power).filter((end) => end > start));
}
