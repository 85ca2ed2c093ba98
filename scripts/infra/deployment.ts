import { bucketNames } from '@lapidary/commerce-api/platform/app-config/app-config';
import { Store } from '@lapidary/shared/catalog/store';
import { z } from 'zod';
import { ProfileName } from './profiles.ts';

const dnsName = /^(?!-)[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63})+$/;

/** The image as Lightsail calls it after it was pushed and registered. */
const image = z.string().regex(/^:[a-z0-9-]+\.[a-z0-9-]+\.\d+$/, 'must look like :lapidary-api.app.1');

/** A program that does its work once, where the database can be reached: nobody outside of the service can. */
export type Task = z.infer<typeof Task>;
export const Task = z.strictObject({
  program: z.enum(['migrate', 'rotate', 'add-origin-secret', 'drop-origin-secret']),
  image,
  /** It says so in the log when it is done, and a second run with the same id changes nothing. */
  id: z.string().regex(/^[\w.:-]{4,64}$/),
});

/** Buckets that move while the shop is open; the others are named once and for all. */
export type MovableBucket = (typeof MOVABLE_BUCKETS)[number];
export const MOVABLE_BUCKETS = ['site', 'media', 'quarantine'] as const;

/** Names of a bucket whose purpose is to be seen in them, because checks go by it. */
const bucketsFor = (purpose: MovableBucket) =>
  bucketNames.refine((names) => names.every((name) => name.includes(`-${purpose}-`)), {
    message: `must have -${purpose}- in it`,
  });

/** What one shop's stacks are told; the rest follows from it. */
export type Deployment = z.infer<typeof Deployment>;

export const Deployment = z.strictObject({
  profile: ProfileName,
  /** Begins the name of everything, so that an account can hold several shops. */
  shop: z.string().regex(/^[a-z][a-z0-9-]{1,20}$/, 'must be 2 to 21 lower-case letters, digits or hyphens'),
  account: z.string().regex(/^\d{12}$/, 'must be the 12 digits of the AWS account'),
  /** Where all but the edge lives. */
  region: z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'must look like ap-southeast-1'),
  domain: z.string().regex(dnsName, 'must be a domain name such as shop.example.com'),
  /** The Route 53 zone that holds `domain`. */
  hostedZoneId: z.string().regex(/^Z[A-Z0-9]{8,31}$/, 'must look like Z0123456789ABCDEFGHIJ'),
  /**
   * Host name of the container service, from the output `ApiUrl` of its stack: AWS chooses it, and the edge is in
   * another region. Absent on the first round, which makes everything but the edge.
   */
  apiHost: z.string().regex(dnsName, 'must be the host name of the container service').optional(),
  /**
   * Version of the secret that holds what CloudFront sends to the API: CloudFormation looks at secrets again only where a
   * template has changed. Absent, it takes the current one.
   */
  originSecretVersion: z
    .string()
    .regex(/^[\w-]{32,64}$/, 'must be the version of a secret')
    .optional(),
  /**
   * Buckets that are not called as they would be (scripts/infra/names.ts): the first is what CloudFront reads and programs
   * are started with; a second is there besides, while things move.
   */
  buckets: z
    .strictObject({
      site: bucketsFor('site'),
      media: bucketsFor('media'),
      quarantine: bucketsFor('quarantine'),
    })
    .partial()
    .optional(),
  /** The database that the shop uses, when it is not the one that the stacks have made: after a restore. */
  database: z
    .string()
    .regex(/^[a-z][a-z0-9-]{1,254}$/, 'must be the name of a database of Lightsail')
    .optional(),
  /** The shop's name, currency and languages; the API's own defaults where nothing is said. */
  store: Store.omit({ url: true }).partial().strict().optional(),
  /** What the containers are started with; absent until it is known, when the service is made without containers. */
  release: z
    .strictObject({
      /** What shoppers are served by; absent as long as there has been nothing but a task. */
      image: image.optional(),
      databaseHost: z.string().regex(dnsName, 'must be the host name of the database'),
      keyValueStoreArn: z.string().startsWith('arn:aws:cloudfront::'),
      /** In the place of the backup, for as long as it takes. */
      task: Task.optional(),
    })
    .optional(),
  alertEmail: z.email(),
  /** Who may deploy: `owner/name` on GitHub. */
  repository: z.string().regex(/^[\w.-]+\/[\w.-]+$/, 'must look like owner/name'),
  /** PEM of the offline certificate authority whose certificates API, publisher and backup sign in with. */
  certificateAuthority: z.string().startsWith('-----BEGIN CERTIFICATE-----'),
});

/** A deployment of nobody, to check the stacks without an account. */
export const exampleDeployment = (profile: Deployment['profile']): Deployment => ({
  profile,
  shop: 'lapidary',
  account: '111122223333',
  region: 'ap-southeast-1',
  domain: 'shop.example.com',
  hostedZoneId: 'Z0123456789EXAMPLE',
  apiHost: 'lapidary-api.0123456789abc.ap-southeast-1.cs.amazonlightsail.com',
  release: {
    image: ':lapidary-api.app.1',
    databaseHost: 'ls-0123456789abcdef.c0123456789a.ap-southeast-1.rds.amazonaws.com',
    keyValueStoreArn: 'arn:aws:cloudfront::111122223333:key-value-store/00000000-0000-0000-0000-000000000000',
  },
  alertEmail: 'owner@example.com',
  repository: 'example/shop',
  certificateAuthority: '-----BEGIN CERTIFICATE-----\nMIIBexample\n-----END CERTIFICATE-----',
});
