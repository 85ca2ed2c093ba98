/** What an account may have only so many of, as CloudFormation calls it. */
export type CountedResource =
  | 'AWS::CertificateManager::Certificate'
  | 'AWS::CloudFront::Distribution'
  | 'AWS::Cognito::UserPool'
  | 'AWS::Lightsail::Container'
  | 'AWS::Lightsail::Database'
  | 'AWS::S3::Bucket';

export interface Quota {
  readonly resource: CountedResource;
  /** For people. */
  readonly called: string;
  /** As Service Quotas calls the service. */
  readonly service: string;
  /** Its code there, or its name: those of Lightsail are documented by name only. */
  readonly quota: string;
  /** Where it counts; Service Quotas keeps what counts for the whole account in the region of the edge. */
  readonly region: 'shop' | 'edge';
  /** How many a stack makes, by its concern. */
  readonly makes: Readonly<Record<string, number>>;
}

/** What is made for a shop and is counted, in both profiles. */
export const QUOTAS: readonly Quota[] = [
  {
    resource: 'AWS::Lightsail::Container',
    called: 'container services of Lightsail',
    service: 'lightsail',
    quota: 'Container services',
    region: 'shop',
    makes: { api: 1 },
  },
  {
    resource: 'AWS::Lightsail::Database',
    called: 'databases of Lightsail',
    service: 'lightsail',
    quota: 'Databases',
    region: 'shop',
    makes: { database: 1 },
  },
  {
    resource: 'AWS::Cognito::UserPool',
    called: 'user pools of Cognito',
    service: 'cognito-idp',
    quota: 'L-627C1657',
    region: 'shop',
    makes: { identity: 1 },
  },
  {
    resource: 'AWS::S3::Bucket',
    called: 'buckets of the account',
    service: 's3',
    quota: 'L-DC2B2D3D',
    region: 'edge',
    makes: { storefront: 5, guardrails: 1, edge: 1 },
  },
  {
    resource: 'AWS::CloudFront::Distribution',
    called: 'distributions of CloudFront',
    service: 'cloudfront',
    quota: 'L-24B04930',
    region: 'edge',
    makes: { edge: 1 },
  },
  {
    resource: 'AWS::CertificateManager::Certificate',
    called: 'certificates of ACM',
    service: 'acm',
    quota: 'L-F141DD1D',
    region: 'edge',
    makes: { edge: 1 },
  },
];

/** What an account has of something and may have, or why that cannot be told. */
export type Usage =
  | { readonly used: number; readonly allowed: number /** Where to ask for more. */; readonly moreAt: string }
  | { readonly unknown: string };
