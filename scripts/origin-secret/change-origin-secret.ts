import { randomBytes } from 'node:crypto';
import { type AppConfig, parseAppConfig } from '@lapidary/commerce-api/platform/app-config/app-config';
import type { SecretVersions } from '../database/rotate/secret-versions.ts';

/** 48 characters of which none means anything to a header or a template. */
const newSecret = (): string => randomBytes(24).toString('hex');

const keep = (secret: SecretVersions, config: AppConfig, id: string): Promise<void> =>
  secret.putCurrent(JSON.stringify(config), id);

export interface OriginSecretChange {
  /** APP_CONFIG. */
  readonly secret: SecretVersions;
  /** Of the step; the same step with the same id changes nothing when it is done again. */
  readonly id: string;
  readonly say: (text: string) => void;
}

/**
 * The first step of a change: makes another secret for the edge to send, and keeps the one before good beside it. While a
 * change is under way there is nothing to add, as a third one would shut out what the edge may still send.
 */
export async function addOriginSecret({ secret, id, say }: OriginSecretChange): Promise<void> {
  const { originSecret, previousOriginSecret, ...rest } = parseAppConfig((await secret.current()).value);
  if (previousOriginSecret !== undefined) return say('a change is under way: two secrets are good already');
  await keep(secret, { ...rest, originSecret: newSecret(), previousOriginSecret: originSecret }, id);
  say('two secrets are good, the edge may be given the new one');
}

/** The last step, when every part of the edge sends the new secret: the one before is good no more. */
export async function dropOriginSecret({ secret, id, say }: OriginSecretChange): Promise<void> {
  const { previousOriginSecret, ...config } = parseAppConfig((await secret.current()).value);
  if (previousOriginSecret === undefined) return say('there is no secret of before');
  await keep(secret, config, id);
  say('the secret of before is good no more, within a quarter of an hour');
}
