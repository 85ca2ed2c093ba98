import type { Logger } from 'pino';
import type { Settings } from '../settings.ts';
import type { LiveConfig } from './app-config/live-config.ts';
import type { AccessTokenVerifier } from './aws/access-token.ts';
import type { S3Client } from './aws/clients.ts';
import type { CognitoClient } from './aws/cognito-client.ts';
import type { Database } from './database.ts';
import type { RequestMetrics } from './telemetry/request-metrics.ts';

/** What use cases work with, made once at boot and passed on explicitly. */
export interface Services {
  settings: Settings;
  database: Database;
  log: Logger;
  accessTokens: AccessTokenVerifier;
  cognito: CognitoClient;
  s3: S3Client;
  /** Keeps those of the settings up to date that may change; only where a secret holds them. */
  appConfig?: LiveConfig;
  /** Signs links that are good for a while; in the API only. */
  signingKey?: string;
  /** Aborted when the process is about to end: answers that go on for long end themselves. */
  draining?: AbortSignal;
  /** Counts requests, where somebody reads the figures. */
  metrics?: RequestMetrics;
}

/** Of a process that serves no HTTP: it signs nobody in, and does not load what that takes. */
export type WorkerServices = Omit<Services, 'accessTokens' | 'cognito'>;
