import { z } from 'zod';
import { nameOf, ofType, type TemplateResource } from './templates.ts';

const oneOrMany = z.union([z.unknown().array(), z.unknown().transform((one) => [one])]);

const Statement = z.object({
  Effect: z.enum(['Allow', 'Deny']),
  Action: oneOrMany.default([]),
  Principal: z.unknown().optional(),
  Condition: z.record(z.string(), z.record(z.string(), z.unknown())).default({}),
});
const PolicyDocument = z.object({ Statement: z.array(Statement) });

const BucketPolicy = z.object({
  Bucket: z.object({ Ref: z.string() }),
  PolicyDocument,
});
const Bucket = z.object({
  PublicAccessBlockConfiguration: z.record(z.string(), z.boolean()).default({}),
});
const BLOCKS = ['BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls', 'RestrictPublicBuckets'];

const isEverybody = (principal: unknown): boolean =>
  principal === '*' || z.object({ AWS: z.literal('*') }).safeParse(principal).success;

/** Every policy document in a resource, wherever it stands. */
function documentsIn(value: unknown): z.infer<typeof PolicyDocument>[] {
  if (Array.isArray(value)) return value.flatMap(documentsIn);
  if (typeof value !== 'object' || value === null) return [];
  // The firewall's rules have a statement too, one each.
  if ('Statement' in value && Array.isArray(value.Statement)) return [PolicyDocument.parse(value)];
  return Object.values(value).flatMap(documentsIn);
}

/** No bucket that the world may read, all of them over TLS only. */
export function checkBuckets(resources: readonly TemplateResource[]): string[] {
  const policies = ofType(resources, 'AWS::S3::BucketPolicy', BucketPolicy);
  return ofType(resources, 'AWS::S3::Bucket', Bucket).flatMap(({ name, resource, properties }) => {
    const faults = BLOCKS.filter((block) => properties.PublicAccessBlockConfiguration[block] !== true).map(
      (block) => `${name}: ${block} is off`,
    );
    const statements = policies
      .filter(
        ({ resource: { stack }, properties: { Bucket: of } }) =>
          stack === resource.stack && of.Ref === resource.id,
      )
      .flatMap((policy) => policy.properties.PolicyDocument.Statement);
    if (statements.some(({ Effect, Principal }) => Effect === 'Allow' && isEverybody(Principal))) {
      faults.push(`${name}: its policy lets everybody in`);
    }
    const refusesPlain = statements.some(
      ({ Effect, Condition }) => Effect === 'Deny' && Condition.Bool?.['aws:SecureTransport'] === 'false',
    );
    if (!refusesPlain) faults.push(`${name}: it can be used without TLS`);
    return faults;
  });
}

/** Nobody is allowed an action with a wildcard, or a ready-made policy, which is full of them. */
export function checkActions(resources: readonly TemplateResource[]): string[] {
  return resources.flatMap((resource) => {
    const wildcards = documentsIn(resource.properties)
      .flatMap(({ Statement: statements }) => statements)
      .filter(({ Effect }) => Effect === 'Allow')
      .flatMap(({ Action }) => Action)
      .filter((action) => typeof action !== 'string' || action.includes('*'));
    const faults = wildcards.map((action) => `${nameOf(resource)}: the action ${String(action)} is allowed`);
    const managed = resource.properties.ManagedPolicyArns;
    if (Array.isArray(managed) && managed.length > 0) {
      faults.push(`${nameOf(resource)}: it has a ready-made policy`);
    }
    return faults;
  });
}

const Role = z.object({ AssumeRolePolicyDocument: PolicyDocument });
const RolesAnywhere = z.object({ Service: z.literal('rolesanywhere.amazonaws.com') });

/** A role for certificates is for one authority and one common name; without, any certificate would do. */
export function checkCertificateRoles(resources: readonly TemplateResource[]): string[] {
  return ofType(resources, 'AWS::IAM::Role', Role).flatMap(({ name, properties }) =>
    properties.AssumeRolePolicyDocument.Statement.filter(
      ({ Principal }) => RolesAnywhere.safeParse(Principal).success,
    )
      .filter(
        ({ Condition }) =>
          Condition.ArnEquals?.['aws:SourceArn'] === undefined ||
          Condition.StringEquals?.['aws:PrincipalTag/x509Subject/CN'] === undefined,
      )
      .map(() => `${name}: any certificate of any authority may take this role`),
  );
}
