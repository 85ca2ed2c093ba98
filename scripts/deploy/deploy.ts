import { execFileSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { localHome } from '../start/local-environment.ts';
import { openAccount } from './aws/open-account.ts';
import { deployShop, rollBackShop, rotateOriginOfShop, rotateShop } from './deploy-shop.ts';
import type { DeployContext } from './deploy-step.ts';
import { keepShopSettings, readShopSettings } from './shop-settings.ts';

const USAGE = `Usage: npm run deploy -- --profile small|standard --domain DOMAIN --alert-email ADDRESS
                         --repository OWNER/NAME --authority FILE [--shop NAME] [--region REGION] [--yes]
                         [--store-name NAME] [--currency CODE] [--locale LOCALE] [--languages LIST]
                         [--buckets LIST] [--database NAME]
       npm run deploy -- --rollback
       npm run deploy -- --rotate
       npm run deploy -- --rotate-origin

Brings what is checked out to AWS: looks whether the account is as it must be, shows what would change and asks, makes
the stacks, builds and pushes the image, migrates the database, lets the new containers take over, waits for the first
pages, and looks at the shop from outside. Run again after a failure, it goes on. What was said is kept for the next run.

  --profile NAME         small (one node, no standby) or standard: docs/production.md
  --domain DOMAIN        of the shop; Route 53 must have its zone
  --alert-email ADDRESS  who gets alarms and warnings about costs
  --repository NAME      the repository on GitHub that may deploy
  --authority FILE       certificate of the offline authority: npm run certificates -- --help
  --shop NAME            begins the name of everything (default lapidary)
  --region REGION        of everything but the edge (default ap-southeast-1)
  --store-name NAME      what the shop is called; like the next three it counts until the database is made,
                         and is changed at the desk from then on
  --currency CODE        of its prices, such as USD
  --locale LOCALE        what merchants write in, such as en
  --languages LIST       of its pages, separated by commas, the first one at the root, such as vi,en
  --buckets LIST         names of buckets that are not called as usual, such as "media=NEW,OLD": docs/runbook.md
  --database NAME        the database to use instead of the one that was made, after a restore
  --yes                  do not ask
  --rollback             serve shoppers by the image of before
  --rotate               give the database another password
  --rotate-origin        give CloudFront another secret by which the API knows it
  --help                 this text

Credentials are what the AWS SDK finds, such as AWS_PROFILE. docs/runbook.md tells what comes before and after.`;

const REPOSITORY = resolve(import.meta.dirname, '../..');
const PAUSE_MS = 10_000;

const git = (...args: string[]): string =>
  execFileSync('git', args, { cwd: REPOSITORY, encoding: 'utf8' }).trim();

/** The commit that is checked out. @throws when there is more than that. */
function revisionOf(): string {
  if (git('status', '--porcelain') !== '') {
    throw new Error('there are changes that are not committed: what runs must be found again');
  }
  return git('rev-parse', '--short=12', 'HEAD');
}

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

async function ask(question: string): Promise<boolean> {
  if (!process.stdin.isTTY) throw new Error(`nobody is there to answer "${question}"; --yes says so for all`);
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return /^y(es)?$/i.test(await terminal.question(`${question} (y/n) `));
  } finally {
    terminal.close();
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      help: { type: 'boolean' },
      yes: { type: 'boolean' },
      rollback: { type: 'boolean' },
      rotate: { type: 'boolean' },
      'rotate-origin': { type: 'boolean' },
      profile: { type: 'string' },
      domain: { type: 'string' },
      'alert-email': { type: 'string' },
      repository: { type: 'string' },
      authority: { type: 'string' },
      shop: { type: 'string' },
      region: { type: 'string' },
      'store-name': { type: 'string' },
      currency: { type: 'string' },
      locale: { type: 'string' },
      languages: { type: 'string' },
      buckets: { type: 'string' },
      database: { type: 'string' },
    },
  });
  if (values.help) return say(USAGE);
  const { help: _help, yes, rollback, rotate, 'rotate-origin': rotateOrigin, ...said } = values;
  if ([rollback, rotate, rotateOrigin].filter(Boolean).length > 1) {
    throw new Error('--rollback, --rotate and --rotate-origin are different things');
  }
  const { 'alert-email': alertEmail, 'store-name': storeName, ...rest } = said;
  const file = join(localHome(), 'deploy.json');
  const shop = readShopSettings({ ...rest, alertEmail, storeName }, file);
  const context: DeployContext = {
    shop,
    revision:
      rotate || rotateOrigin
        ? new Date().toISOString().slice(0, 16)
        : rollback
          ? 'the one before'
          : revisionOf(),
    account: openAccount({ region: shop.region, folder: REPOSITORY }),
    fetch,
    say,
    confirm: yes ? async () => true : ask,
    pause: () => sleep(PAUSE_MS),
  };
  keepShopSettings(shop, file);
  const work = rollback ? rollBackShop : rotate ? rotateShop : rotateOrigin ? rotateOriginOfShop : deployShop;
  await work(context);
}

main().catch((error: unknown) => {
  process.stderr.write(`deploy: ${(error as Error).message}\n`);
  process.exitCode = 1;
});
