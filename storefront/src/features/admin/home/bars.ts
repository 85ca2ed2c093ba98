/** A bar of a chart, in the units of its viewBox; y is of its upper edge. */
export interface Bar {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface ChartSize {
  width: number;
  height: number;
}

const LEAST_HEIGHT = 1;
/** Few bars stay bars. */
const MOST_WIDTH = 24;

/**
 * Bars side by side, as high as their values are of the largest; one above nothing can be seen, and nothing is nothing.
 * @param most what the full height stands for; the largest value when that is more.
 */
export function bars(values: readonly number[], { width, height }: ChartSize, most = 0): Bar[] {
  const top = Math.max(most, ...values, 0);
  const step = Math.min(MOST_WIDTH, width / Math.max(1, values.length));
  const gap = Math.min(2, step / 4);
  return values.map((value, index) => {
    const share = top === 0 ? 0 : value / top;
    const high = value <= 0 ? 0 : Math.max(LEAST_HEIGHT, share * height);
    return { x: index * step, y: height - high, width: step - gap, height: high };
  });
}

/** Where a value lies, counted from the top. */
export const levelOf = (value: number, most: number, height: number): number =>
  most === 0 ? height : height - (value / most) * height;
