// Builds the page renderer and the assets of the shop's home.
import path from 'node:path';
import { buildRenderer } from '@lapidary/storefront/renderer/build';
import { publishFolders } from '../../publish/settings.ts';
import { readSettings } from '../bootstrap/read-settings.mjs';

const { home } = readSettings(process.env);
const { rendererFolder, assetsFolder } = publishFolders(home);
await buildRenderer({
  rendererFolder,
  outFolder: assetsFolder,
  logFile: path.join(home, 'logs', 'astro.log'),
});
