// Prints credentials for the program whose certificate is in the environment. The SDKs of the image call it
// (scripts/infra/image/aws-config), an hour's worth at a time.
import { createSession } from './roles-anywhere/create-session.ts';
import { keptSession } from './roles-anywhere/kept-session.ts';
import { readSessionSettings } from './roles-anywhere/settings.ts';

try {
  const settings = readSessionSettings();
  process.stdout.write(JSON.stringify(await keptSession(settings, () => createSession(settings))));
} catch (error) {
  process.stderr.write(`credentials: ${(error as Error).message}\n`);
  process.exitCode = 1;
}
