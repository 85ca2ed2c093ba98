/** Up to where a listener has been told: what its `Last-Event-ID` holds. */
export interface EventPosition {
  /** Newest change of a request, by the database's clock, milliseconds since 1970. */
  changedAt: number;
  /** Newest release; '' before the first one. */
  releaseId: string;
}

/** `1763829000123.r_01K…`: safe as an SSE id. */
export const formatPosition = ({ changedAt, releaseId }: EventPosition): string =>
  `${changedAt}.${releaseId}`;

/** @returns null for what is no position; such a listener is told what happens from now on. */
export function parsePosition(id: string | undefined): EventPosition | null {
  const parts = /^(\d{1,15})\.(|r_[0-9A-Z]{26})$/.exec(id ?? '');
  return parts ? { changedAt: Number(parts[1]), releaseId: parts[2]! } : null;
}
