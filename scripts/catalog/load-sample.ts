// Loads the sample catalog into the shop of the environment, or into the one that runs on this machine.
import { readShopSettings } from './import-settings.ts';
import { withShop } from './open-shop.ts';
import { loadSample } from './sample/load-sample.ts';

withShop(readShopSettings().settings, loadSample).then(
  ({ products, images }) => {
    process.stdout.write(`the sample catalog: ${products} products, ${images} images\n`);
  },
  (error: unknown) => {
    process.stderr.write(`the sample catalog cannot be loaded: ${(error as Error).message}\n`);
    process.exitCode = 1;
  },
);
