import { createS3Client, resolveDatabaseUrl } from '@lapidary/commerce-api/platform/aws/clients';
import { openDatabase } from '@lapidary/commerce-api/platform/database';
import type { Services } from '@lapidary/commerce-api/platform/services';
import type { Settings } from '@lapidary/commerce-api/settings';

/** What bringing a catalog into a shop needs of it. */
export type CatalogServices = Pick<Services, 'database' | 'settings' | 's3'>;

/** Opens a shop's database and object store for `work`, and closes them whatever comes of it. */
export async function withShop<Result>(
  settings: Settings,
  work: (services: CatalogServices) => Promise<Result>,
): Promise<Result> {
  const database = await openDatabase(await resolveDatabaseUrl(settings), { pool: settings.database.pool });
  const s3 = createS3Client(settings);
  try {
    return await work({ settings, database, s3 });
  } finally {
    s3.destroy();
    await database.close();
  }
}
