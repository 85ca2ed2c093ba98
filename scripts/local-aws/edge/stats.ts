/** What the edge has done since it started. */
export type EdgeStats = {
  requests: number;
  hits: number;
  refreshHits: number;
  misses: number;
  /** Answers made by the router function itself: redirects, maintenance. */
  functionResponses: number;
  functionErrors: number;
  /** Objects read from, or asked of, a bucket. */
  bucketReads: number;
  apiRequests: number;
  originFailures: number;
};

export function newStats(): EdgeStats {
  return {
    requests: 0,
    hits: 0,
    refreshHits: 0,
    misses: 0,
    functionResponses: 0,
    functionErrors: 0,
    bucketReads: 0,
    apiRequests: 0,
    originFailures: 0,
  };
}
