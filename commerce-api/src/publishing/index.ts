export { type ClaimedRequests, claimPublishRequests, hasDueRequest } from './claim-publish-requests.ts';
export { growPublishRequest, letPublish } from './grow-publish-request.ts';
export {
  acquirePublisherLease,
  assertFence,
  LeaseLost,
  prolongPublisherLease,
  releasePublisherLease,
} from './lease.ts';
export { markPhase } from './mark-phase.ts';
export { oldestPublishRequestSeconds } from './oldest-publish-request.ts';
export {
  getPublishRequest,
  getRelease,
  listReleasesOfBase,
  readFailedRequests,
  readLiveRelease,
} from './read-releases.ts';
export {
  contentsSince,
  latestContents,
  productsPublishedSince,
  type ReleaseContent,
} from './release-contents.ts';
export { contentDifferences, releaseBefore } from './release-differences.ts';
export { requestPublish } from './request-publish.ts';
export { type AfterFailure, afterFailure } from './retry-policy.ts';
export { failPublishRequests, recordRelease } from './settle-publish-requests.ts';
export { readPublishTimes, summariseTimes } from './summarise-releases.ts';
