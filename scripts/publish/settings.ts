import { type Settings as ApiSettings, parseVariables, readSettings } from '@lapidary/commerce-api/settings';
import { z } from 'zod';

const Environment = z.object({
  LAPIDARY_HOME: z.string().min(1),
  AWS_ENDPOINT_KEY_VALUE_STORE: z.url().optional(),
  KEY_VALUE_STORE_ARN: z.string().startsWith('arn:'),
  /** Where browsers find Cognito, when that is not AWS's own address. */
  COGNITO_PUBLIC_ENDPOINT: z.string().min(1).optional(),
  /** Publish every page when what is live was rendered by another build than this one, as after a deployment. */
  PUBLISH_OWN_BUILD: z.stringbool().default(false),
});

/** What the publisher can be told from outside: the API's settings and its own. */
export interface PublishSettings {
  api: ApiSettings;
  /** The catalog snapshot and what pages read, kept between publishes. */
  snapshotFile: string;
  /** The kept renderer bundle. */
  rendererFolder: string;
  /** Client assets that belong to the bundle. */
  assetsFolder: string;
  keyValueStore: { endpoint: string | undefined; arn: string };
  cognitoPublicEndpoint: string | undefined;
  publishOwnBuild: boolean;
}

/** @throws SettingsError naming every wrong variable. */
export function readPublishSettings(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): PublishSettings {
  const env = parseVariables(Environment, environment);
  return {
    api: readSettings(environment),
    ...publishFolders(env.LAPIDARY_HOME),
    keyValueStore: { endpoint: env.AWS_ENDPOINT_KEY_VALUE_STORE, arn: env.KEY_VALUE_STORE_ARN },
    cognitoPublicEndpoint: env.COGNITO_PUBLIC_ENDPOINT,
    publishOwnBuild: env.PUBLISH_OWN_BUILD,
  };
}

/** Where the publisher keeps its files under a home folder. */
export const publishFolders = (home: string) => ({
  snapshotFile: `${home}/publish/snapshot.sqlite`,
  rendererFolder: `${home}/renderer/bundle`,
  assetsFolder: `${home}/renderer/site`,
});
