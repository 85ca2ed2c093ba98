import { z } from 'zod';
import { EDGE_REGION } from '../names.ts';
import type { Profile } from '../profiles.ts';
import { nameOf, ofType, type TemplateResource } from './templates.ts';

const Database = z.object({
  PubliclyAccessible: z.boolean().optional(),
  BackupRetention: z.boolean().optional(),
  RelationalDatabaseBundleId: z.string(),
});
const Container = z.object({
  Scale: z.number(),
  ContainerServiceDeployment: z
    // Without one there is a task alone, and nothing that people reach.
    .object({ PublicEndpoint: z.object({ HealthCheckConfig: z.object({ Path: z.string() }) }).optional() })
    .optional(),
});

/** Rules for Lightsail, of which cdk-nag has none. */
export function checkLightsail(resources: readonly TemplateResource[], profile: Profile): string[] {
  const available = profile.name !== 'small';
  const databases = ofType(resources, 'AWS::Lightsail::Database', Database);
  const services = ofType(resources, 'AWS::Lightsail::Container', Container);
  return [
    ...databases.flatMap(({ name, properties }) => [
      ...(properties.PubliclyAccessible === false ? [] : [`${name}: it can be reached from the internet`]),
      ...(properties.BackupRetention === true ? [] : [`${name}: it makes no snapshots`]),
      ...(available && !properties.RelationalDatabaseBundleId.includes('_ha_')
        ? [`${name}: it has no standby in another zone`]
        : []),
    ]),
    ...services.flatMap(({ name, properties: { Scale, ContainerServiceDeployment } }) => [
      ...(available && Scale < 2 ? [`${name}: one node is not enough`] : []),
      ...(ContainerServiceDeployment?.PublicEndpoint &&
      ContainerServiceDeployment.PublicEndpoint.HealthCheckConfig.Path !== '/api/health'
        ? [`${name}: its health is not asked at /api/health`]
        : []),
    ]),
  ];
}

const ClientOfPool = z.object({
  PreventUserExistenceErrors: z.string().optional(),
  GenerateSecret: z.boolean().optional(),
});
const Pool = z.object({
  MfaConfiguration: z.string().optional(),
  LambdaConfig: z.object({ PreTokenGeneration: z.unknown() }).partial().default({}),
});

/** Sign-in says nothing about who has an account, and merchants need a second factor. */
export function checkIdentity(resources: readonly TemplateResource[]): string[] {
  return [
    ...ofType(resources, 'AWS::Cognito::UserPoolClient', ClientOfPool)
      .filter(({ properties }) => properties.PreventUserExistenceErrors !== 'ENABLED')
      .map(({ name }) => `${name}: it tells which addresses have an account`),
    ...ofType(resources, 'AWS::Cognito::UserPool', Pool)
      .filter(
        ({ properties: { MfaConfiguration, LambdaConfig } }) =>
          MfaConfiguration !== 'ON' &&
          !(MfaConfiguration === 'OPTIONAL' && LambdaConfig.PreTokenGeneration !== undefined),
      )
      .map(({ name }) => `${name}: merchants get in without a second factor`),
  ];
}

/** Certificate and firewall of CloudFront exist in one region only. */
export const checkEdgeRegion = (resources: readonly TemplateResource[]): string[] =>
  resources
    .filter(({ type }) => /^AWS::(CloudFront|WAFv2|CertificateManager)::/.test(type))
    .filter(({ region }) => region !== EDGE_REGION)
    .map((resource) => `${nameOf(resource)}: it must be in ${EDGE_REGION}`);

const StoredBucket = z.object({
  BucketName: z.string().default(''),
  ObjectLockEnabled: z.boolean().optional(),
  VersioningConfiguration: z.object({ Status: z.string() }).optional(),
  LifecycleConfiguration: z
    .object({
      Rules: z.array(
        z.object({
          Status: z.string(),
          Prefix: z.string().optional(),
          ExpirationInDays: z.number().optional(),
        }),
      ),
    })
    .optional(),
});

/** Unchecked uploads go after a day; backups cannot be deleted or overwritten. */
export function checkRetention(resources: readonly TemplateResource[]): string[] {
  return ofType(resources, 'AWS::S3::Bucket', StoredBucket).flatMap(({ name, properties }) => {
    const { BucketName, LifecycleConfiguration, ObjectLockEnabled, VersioningConfiguration } = properties;
    if (BucketName.includes('-quarantine-')) {
      const goes = LifecycleConfiguration?.Rules.some(
        ({ Status, Prefix, ExpirationInDays }) =>
          Status === 'Enabled' && Prefix === undefined && ExpirationInDays === 1,
      );
      return goes ? [] : [`${name}: uploads stay longer than a day`];
    }
    if (BucketName.includes('-backups-')) {
      const kept = ObjectLockEnabled === true && VersioningConfiguration?.Status === 'Enabled';
      return kept ? [] : [`${name}: backups can be deleted`];
    }
    return [];
  });
}
