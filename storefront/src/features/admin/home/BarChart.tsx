import { bars, levelOf } from './bars.ts';

const SIZE = { width: 600, height: 120 };

interface Props {
  /** What it shows, in words: the bars themselves are for those who see them. */
  label: string;
  values: readonly number[];
  /** Said of a bar when the pointer rests on it. */
  titles: readonly string[];
  /** Levels to be marked across the chart. */
  levels?: readonly { name: string; value: number }[];
}

/** A small chart of bars. */
export function BarChart({ label, values, titles, levels = [] }: Props) {
  const most = Math.max(0, ...values);
  return (
    <svg
      className="admin-chart"
      viewBox={`0 0 ${SIZE.width} ${SIZE.height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      {bars(values, SIZE).map((bar, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place.
        <rect key={index} {...bar}>
          <title>{titles[index]}</title>
        </rect>
      ))}
      <line className="admin-chart-floor" x1={0} x2={SIZE.width} y1={SIZE.height} y2={SIZE.height} />
      {levels.map(({ name, value }) => {
        const y = levelOf(value, most, SIZE.height);
        return (
          <line key={name} className="admin-chart-level" x1={0} x2={SIZE.width} y1={y} y2={y}>
            <title>{name}</title>
          </line>
        );
      })}
    </svg>
  );
}
