export { type ClaimedRequests, claimPublishRequests } from './claim-publish-requests.ts';
export { acquirePublisherLease, assertFence, LeaseLost, releasePublisherLease } from './lease.ts';
export { getPublishRequest, readLiveRelease } from './read-releases.ts';
export { requestPublish } from './request-publish.ts';
export { failPublishRequests, recordRelease } from './settle-publish-requests.ts';
