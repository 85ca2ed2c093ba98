import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { isMissing } from '@lapidary/commerce-api/settings';
import { Deployment } from '../infra/deployment.ts';
import type { ShopSettings } from './deploy-step.ts';

const ShopSettingsSchema = Deployment.omit({
  apiHost: true,
  originSecretVersion: true,
  release: true,
  account: true,
  hostedZoneId: true,
});

/** What the command line says, by the names of `ShopSettings`; the certificate of the authority as a file, `authority`. */
export type Given = Readonly<Record<string, string | undefined>>;

/** Settings of the store, which are kept together, by the option that says them. */
const STORE_OPTIONS = {
  name: 'store-name',
  currency: 'currency',
  locale: 'locale',
  languages: 'languages',
} as const;

const DEFAULTS = { shop: 'lapidary', region: 'ap-southeast-1' } as const;
/** The option that says a setting, where it is not called so. */
const OPTIONS: Readonly<Record<string, string>> = {
  alertEmail: 'alert-email',
  certificateAuthority: 'authority',
};

interface Kept {
  readonly store?: object;
  readonly buckets?: object;
}

/**
 * The shop as the command line says, and a file of an earlier run for what it leaves out.
 * @throws naming every option that is missing or wrong.
 */
export function readShopSettings(given: Given, file: string): ShopSettings {
  const { authority, storeName, currency, locale, languages, buckets, ...others } = given;
  const kept = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Kept) : {};
  const said = definedIn(others);
  const store = {
    ...kept.store,
    ...definedIn({ name: storeName, currency, locale }),
    ...(languages !== undefined && { languages: languages.split(',').map((each) => each.trim()) }),
  };
  const parsed = ShopSettingsSchema.safeParse({
    ...DEFAULTS,
    ...kept,
    ...said,
    ...(Object.keys(store).length > 0 && { store }),
    ...(buckets !== undefined && { buckets: { ...kept.buckets, ...readBuckets(buckets) } }),
    ...(authority !== undefined && { certificateAuthority: readFileSync(authority, 'utf8') }),
  });
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => {
    const { path, message } = issue;
    const name = String(path[0]);
    const part = String(path[1]) as keyof typeof STORE_OPTIONS;
    const what = isMissing(issue) ? 'has to be said' : message;
    return `--${name === 'store' ? STORE_OPTIONS[part] : (OPTIONS[name] ?? name)}: ${what}`;
  });
  throw new Error(faults.join('; '));
}

/** `media=NEW,OLD site=NEW` */
const readBuckets = (text: string): object =>
  Object.fromEntries(
    text
      .split(' ')
      .filter(Boolean)
      .map((part) => {
        const [purpose = '', names = ''] = part.split('=');
        return [purpose, names.split(',')];
      }),
  );

const definedIn = (given: Given): object =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));

/** Keeps what was said for the next run. Nothing of it is secret. */
export function keepShopSettings(settings: ShopSettings, file: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(settings, null, 2)}\n`);
}
