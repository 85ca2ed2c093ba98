// Without this side effect the SDK has no SigV4A signer, and KeyValueStore accepts no other signature.
import '@aws-sdk/signature-v4a';
import { Agent } from 'node:http';
import type { LookupFunction } from 'node:net';
import {
  CloudFrontKeyValueStoreClient,
  type CloudFrontKeyValueStoreClientConfig,
} from '@aws-sdk/client-cloudfront-keyvaluestore';
import { REQUEST_TIMEOUTS, type RequestTimeouts } from '@lapidary/commerce-api/platform/aws/clients';
import { NodeHttpHandler } from '@smithy/node-http-handler';

export type KeyValueStoreClientSettings = {
  readonly region: string;
  /** Left out in production. On one machine `http://localhost:<port>`: an IP address cannot be used, see below. */
  readonly endpoint?: string;
  /** How long to wait for an answer. */
  readonly timeouts?: RequestTimeouts;
  /** Left out to use the SDK's default chain. */
  readonly credentials?: NonNullable<CloudFrontKeyValueStoreClientConfig['credentials']>;
};

/** The client that reads and writes the edge's KeyValueStore. Call `destroy()` when done with it. */
export function createKeyValueStoreClient(
  settings: KeyValueStoreClientSettings,
): CloudFrontKeyValueStoreClient {
  const { region, endpoint, credentials, timeouts = REQUEST_TIMEOUTS } = settings;
  const local = endpoint !== undefined && new URL(endpoint).hostname === 'localhost';
  return new CloudFrontKeyValueStoreClient({
    region,
    ...(credentials ? { credentials } : {}),
    ...(endpoint ? { endpoint } : {}),
    requestHandler: new NodeHttpHandler({ ...timeouts, ...(local && { httpAgent: loopbackAgent() }) }),
  });
}

/**
 * The SDK's endpoint rules put the account id before a custom host (`123456789012.localhost`), a name that
 * not every resolver knows; every name ending in `localhost` is the loopback interface (RFC 6761).
 */
function loopbackAgent(): Agent {
  const lookup: LookupFunction = (_hostname, options, callback) => {
    if (options.all) callback(null, [{ address: '127.0.0.1', family: 4 }]);
    else callback(null, '127.0.0.1', 4);
  };
  return new Agent({ keepAlive: true, lookup });
}
