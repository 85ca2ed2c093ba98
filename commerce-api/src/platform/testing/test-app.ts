import type { DestinationStream } from 'pino';
import { createApp } from '../../app.ts';
import { readSettings } from '../../settings.ts';
import { createAccessTokenVerifier } from '../aws/access-token.ts';
import { createS3Client } from '../aws/clients.ts';
import { createCognitoClient } from '../aws/cognito-client.ts';
import type { Database } from '../database.ts';
import type { Router } from '../http.ts';
import { createLogger } from '../logging.ts';
import type { Services } from '../services.ts';
import { holdToDocument } from './hold-to-document.ts';
import { TestBrowser } from './test-browser.ts';
import { awsEndpoints, offerLocalCredentials } from './test-settings.ts';
import { TestTokens } from './test-tokens.ts';

export interface TestApp {
  app: Router;
  services: Services;
  tokens: TestTokens;
  /** A new visitor without cookies. */
  visitor(): TestBrowser;
}

/**
 * The API as it runs in production, on the given database; a test fails when it answers what its document does not say. AWS clients point to the stand-ins when the run provides
 * them, else to a closed port. Access tokens are signed by `tokens` and checked by the real verifier, unless
 * `cognitoTokens` asks for those of the Cognito stand-in.
 */
export function createTestApp(
  database: Database,
  options: {
    environment?: Record<string, string>;
    cognitoTokens?: boolean;
    /** Receives the lines of the log, which is silent unless `LOG_LEVEL` says otherwise. */
    logTo?: DestinationStream;
  } = {},
): TestApp {
  const aws = awsEndpoints();
  offerLocalCredentials();
  const settings = readSettings({
    DATABASE_URL: 'sqlite:unused',
    LOG_LEVEL: 'silent',
    // Every visitor of a test has the same address.
    RATE_LIMIT_SCALE: '0',
    AWS_ENDPOINT_S3: aws?.s3 ?? 'http://127.0.0.1:9',
    AWS_ENDPOINT_SES: aws?.ses ?? 'http://127.0.0.1:9',
    AWS_ENDPOINT_COGNITO: aws?.cognito ?? 'http://127.0.0.1:9',
    COGNITO_USER_POOL_ID: 'us-east-1_local0001',
    COGNITO_CLIENT_ID: 'lapidarylocalclient0000001',
    ...options.environment,
  });
  const tokens = new TestTokens(settings);
  const jwks = new TextEncoder().encode(JSON.stringify(tokens.jwks()));
  const fetcher = { fetch: async () => jwks.buffer as ArrayBuffer };
  const services: Services = {
    settings,
    log: createLogger(settings, options.logTo),
    database,
    accessTokens: createAccessTokenVerifier(settings, ...(options.cognitoTokens ? [] : [fetcher])),
    cognito: createCognitoClient(settings),
    s3: createS3Client(settings),
    signingKey: 'a key for tests, known to everybody',
  };
  const app = createApp(services);
  holdToDocument(app);
  return { app, services, tokens, visitor: () => new TestBrowser(app) };
}
