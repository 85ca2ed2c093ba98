import { ACMClient, paginateListCertificates } from '@aws-sdk/client-acm';
import { CloudFrontClient, paginateListDistributions } from '@aws-sdk/client-cloudfront';
import {
  CognitoIdentityProviderClient,
  paginateListUserPools,
} from '@aws-sdk/client-cognito-identity-provider';
import {
  GetContainerServicesCommand,
  GetRelationalDatabasesCommand,
  LightsailClient,
} from '@aws-sdk/client-lightsail';
import { paginateListBuckets, S3Client } from '@aws-sdk/client-s3';
import {
  paginateListAWSDefaultServiceQuotas,
  paginateListServiceQuotas,
  type ServiceQuota,
  ServiceQuotasClient,
} from '@aws-sdk/client-service-quotas';
import type { CountedResource, Quota, Usage } from '../quotas.ts';

/** Each service has its own name for it. */
const DENIED = /^AccessDenied|^UnauthorizedAccess|^NotAuthorized/;

async function withClient<Client extends { destroy(): void }, Result>(
  client: Client,
  work: (client: Client) => Promise<Result>,
): Promise<Result> {
  try {
    return await work(client);
  } finally {
    client.destroy();
  }
}

/** How many there are on all pages of a list. */
async function count<Page>(
  pages: AsyncIterable<Page>,
  listOf: (page: Page) => readonly unknown[] | undefined,
): Promise<number> {
  let sum = 0;
  for await (const page of pages) sum += listOf(page)?.length ?? 0;
  return sum;
}

async function* databasePages(client: LightsailClient) {
  let pageToken: string | undefined;
  do {
    const page = await client.send(new GetRelationalDatabasesCommand({ ...(pageToken && { pageToken }) }));
    yield page;
    pageToken = page.nextPageToken;
  } while (pageToken);
}

const COUNTS: Readonly<Record<CountedResource, (region: string) => Promise<number>>> = {
  'AWS::CertificateManager::Certificate': (region) =>
    withClient(new ACMClient({ region }), (client) =>
      count(paginateListCertificates({ client }, {}), (page) => page.CertificateSummaryList),
    ),
  'AWS::CloudFront::Distribution': (region) =>
    withClient(new CloudFrontClient({ region }), (client) =>
      count(paginateListDistributions({ client }, {}), (page) => page.DistributionList?.Items),
    ),
  'AWS::Cognito::UserPool': (region) =>
    withClient(new CognitoIdentityProviderClient({ region }), (client) =>
      count(paginateListUserPools({ client }, { MaxResults: 60 }), (page) => page.UserPools),
    ),
  'AWS::Lightsail::Container': (region) =>
    withClient(new LightsailClient({ region }), async (client) => {
      const { containerServices = [] } = await client.send(new GetContainerServicesCommand({}));
      return containerServices.length;
    }),
  'AWS::Lightsail::Database': (region) =>
    withClient(new LightsailClient({ region }), (client) =>
      count(databasePages(client), (page) => page.relationalDatabases),
    ),
  'AWS::S3::Bucket': (region) =>
    withClient(new S3Client({ region }), (client) =>
      count(paginateListBuckets({ client }, {}), (page) => page.Buckets),
    ),
};

/** What applies to this account, or what applies to all when nothing else was agreed; undefined when AWS names neither. */
async function find(
  { service, quota }: Quota,
  client: ServiceQuotasClient,
): Promise<ServiceQuota | undefined> {
  const input = { ServiceCode: service };
  for (const paginate of [paginateListServiceQuotas, paginateListAWSDefaultServiceQuotas]) {
    for await (const { Quotas = [] } of paginate({ client }, input)) {
      const found = Quotas.find(({ QuotaCode, QuotaName }) => QuotaCode === quota || QuotaName === quota);
      if (found) return found;
    }
  }
  return undefined;
}

/** Where a person asks for more of it: quotas that cannot be raised by a form are the support's. */
const placeToAsk = ({ Adjustable, QuotaCode }: ServiceQuota, { service }: Quota, region: string): string =>
  Adjustable
    ? `https://${region}.console.aws.amazon.com/servicequotas/home/services/${service}/quotas/${QuotaCode}`
    : 'https://console.aws.amazon.com/support/home';

/** Counts what there is, and looks up how many there may be. Who may not look is told so. */
export async function readUsage(quota: Quota, region: string): Promise<Usage> {
  try {
    const found = await withClient(new ServiceQuotasClient({ region }), (client) => find(quota, client));
    if (found?.Value === undefined) return { unknown: `Service Quotas does not name ${quota.quota}` };
    const used = await COUNTS[quota.resource](region);
    return { used, allowed: found.Value, moreAt: placeToAsk(found, quota, region) };
  } catch (error) {
    if (!(error instanceof Error) || !DENIED.test(error.name)) throw error;
    return { unknown: error.message };
  }
}
