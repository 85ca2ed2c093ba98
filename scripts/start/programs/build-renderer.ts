// Builds the page renderer and the assets of the shop's home.
import path from 'node:path';
import { buildRenderer } from '@lapidary/storefront/renderer/build';
import { readSettings } from '../bootstrap/read-settings.mjs';
import { rendererFolders } from '../renderer-folders.ts';

const { home } = readSettings(process.env);
await buildRenderer({ ...rendererFolders(home), logFile: path.join(home, 'logs', 'astro.log') });
