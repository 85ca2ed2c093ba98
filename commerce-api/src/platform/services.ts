import type { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import type { S3Client } from '@aws-sdk/client-s3';
import type { Logger } from 'pino';
import type { Settings } from '../settings.ts';
import type { AccessTokenVerifier } from './aws/access-token.ts';
import type { Database } from './database.ts';

/** What use cases work with, made once at boot and passed on explicitly. */
export interface Services {
  settings: Settings;
  database: Database;
  log: Logger;
  accessTokens: AccessTokenVerifier;
  cognito: CognitoIdentityProviderClient;
  s3: S3Client;
}
