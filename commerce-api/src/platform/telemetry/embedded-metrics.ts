import type { ClassFigures } from './request-metrics.ts';

const NAMESPACE = 'Lapidary/API';

type Unit = 'Count' | 'Milliseconds' | 'Seconds';

/** What is measured when it is asked for. */
export interface Gauges {
  poolUsed: number;
  poolWaiting: number;
  /** How long the oldest publish request has waited. */
  oldestPublishRequestSeconds: number;
  /** Since the process started. */
  droppedLogEvents: number;
}

type Values = Readonly<Record<string, readonly [value: number, unit: Unit]>>;

/**
 * A log line from which CloudWatch makes metrics.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
function embedded(now: number, dimensions: Readonly<Record<string, string>>, values: Values): object {
  return {
    _aws: {
      Timestamp: now,
      CloudWatchMetrics: [
        {
          Namespace: NAMESPACE,
          Dimensions: [Object.keys(dimensions)],
          Metrics: Object.entries(values).map(([Name, [, Unit]]) => ({ Name, Unit })),
        },
      ],
    },
    ...dimensions,
    ...Object.fromEntries(Object.entries(values).map(([name, [value]]) => [name, value])),
  };
}

/** A line that is one metric of the whole shop. */
export const metricLine = (name: string, value: number, unit: Unit): object =>
  embedded(Date.now(), {}, { [name]: [value, unit] });

/** The lines of one reading: one for each class of routes that had requests, and one for the process. */
export function embeddedMetrics(
  now: number,
  classes: ReadonlyMap<string, ClassFigures>,
  gauges: Gauges | Omit<Gauges, 'oldestPublishRequestSeconds'>,
): object[] {
  const byClass = [...classes].map(([RouteClass, { requests, errors, p95 }]) =>
    embedded(
      now,
      { RouteClass },
      {
        Requests: [requests, 'Count'],
        Errors5xx: [errors, 'Count'],
        ...(p95 !== null && { LatencyP95: [p95, 'Milliseconds'] as const }),
      },
    ),
  );
  const all = [...classes.values()];
  const total = (pick: (figures: ClassFigures) => number): number =>
    all.reduce((sum, one) => sum + pick(one), 0);
  const process = embedded(
    now,
    {},
    {
      Requests: [total(({ requests }) => requests), 'Count'],
      Errors5xx: [total(({ errors }) => errors), 'Count'],
      PoolUsed: [gauges.poolUsed, 'Count'],
      PoolWaiting: [gauges.poolWaiting, 'Count'],
      DroppedLogEvents: [gauges.droppedLogEvents, 'Count'],
      ...('oldestPublishRequestSeconds' in gauges && {
        OldestPublishRequest: [gauges.oldestPublishRequestSeconds, 'Seconds'] as const,
      }),
    },
  );
  return [...byClass, process];
}
