import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Deployment } from '../infra/deployment.ts';
import type { ShopSettings } from './deploy-step.ts';

const ShopSettingsSchema = Deployment.omit({
  apiHost: true,
  release: true,
  account: true,
  hostedZoneId: true,
});

/** What the command line says, by the names of `ShopSettings`; the certificate of the authority as a file, `authority`. */
export type Given = Readonly<Record<string, string | undefined>>;

const DEFAULTS = { shop: 'lapidary', region: 'ap-southeast-1' } as const;
/** The option that says a setting, where it is not called so. */
const OPTIONS: Readonly<Record<string, string>> = {
  alertEmail: 'alert-email',
  certificateAuthority: 'authority',
};

/**
 * The shop as the command line says, and a file of an earlier run for what it leaves out.
 * @throws naming every option that is missing or wrong.
 */
export function readShopSettings({ authority, ...given }: Given, file: string): ShopSettings {
  const kept: object = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as object) : {};
  const said = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const parsed = ShopSettingsSchema.safeParse({
    ...DEFAULTS,
    ...kept,
    ...said,
    ...(authority !== undefined && { certificateAuthority: readFileSync(authority, 'utf8') }),
  });
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) => {
    const name = String(path[0]);
    return `--${OPTIONS[name] ?? name}: ${message}`;
  });
  throw new Error(faults.join('; '));
}

/** Keeps what was said for the next run. Nothing of it is secret. */
export function keepShopSettings(settings: ShopSettings, file: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(settings, null, 2)}\n`);
}
