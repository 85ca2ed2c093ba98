import { parseArgs } from 'node:util';
import { readShopUrl } from './settings.ts';
import { signIn } from './sign-in.ts';

const USAGE = `Usage: npm run -s token -- EMAIL PASSWORD

Signs in to the running shop over SRP and prints an access token, good for an hour:

  curl -H "Authorization: Bearer $(npm run -s token -- EMAIL PASSWORD)" http://localhost:4321/api/account

LAPIDARY_PORT is the port of the shop (default 4321).`;

/** Prints the token alone on stdout; anything that goes wrong is one line on stderr. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { help: { type: 'boolean', short: 'h' } },
    allowPositionals: true,
  });
  if (values.help) return console.log(USAGE);
  const [email, password, ...rest] = positionals;
  if (!email || !password || rest.length > 0) {
    throw new Error('an e-mail address and a password are needed: npm run -s token -- EMAIL PASSWORD');
  }
  console.log(await signIn(readShopUrl(), email, password));
}

main().catch((error: unknown) => {
  console.error(`token: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
});
