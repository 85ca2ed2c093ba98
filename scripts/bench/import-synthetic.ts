// Fills the shop of the environment with a made-up catalog. Argument: number of products.
import { importCatalog } from '@lapidary/commerce-api/catalog';
import { migrate } from '@lapidary/commerce-api/migrations';
import { openDatabase } from '@lapidary/commerce-api/platform/database';
import { openServices } from '../publish/open-publisher.ts';
import { readPublishSettings } from '../publish/settings.ts';
import { syntheticCatalog } from './synthetic-catalog.ts';

const settings = readPublishSettings();
const database = await openDatabase(settings.api.database.url, { pool: 1 });
await migrate(database);
await database.close();
const services = await openServices(settings);
await importCatalog(services, syntheticCatalog(Number(process.argv[2])));
await services.database.close();
process.disconnect?.();
process.exit(0);
