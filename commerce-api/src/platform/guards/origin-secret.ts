import { createHash, timingSafeEqual } from 'node:crypto';
import { AppError } from '../app-error.ts';
import type { Services } from '../services.ts';
import type { Guard } from './in-one-step.ts';

/** Asked by the container service itself, which knows no secret. */
const OPEN_TO_ALL = ['/api/health', '/api/ready'];

/** A secret that is not known may be newer than what is known; a stranger's guess costs one look in this time at most. */
const LOOK_AGAIN_MS = 10_000;

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/**
 * Lets in only what has come through the edge, where the firewall is. Two secrets are good at a time, so that the
 * edge can be given a new one without a gap.
 */
export function requireOriginSecret({
  settings,
  appConfig,
}: Pick<Services, 'settings' | 'appConfig'>): Guard {
  const isKnown = (given: Buffer): boolean =>
    settings.originSecrets.some((secret) => timingSafeEqual(digest(secret), given));
  const lookAgain = async (given: Buffer): Promise<void> => {
    await appConfig?.refresh(LOOK_AGAIN_MS);
    if (!isKnown(given))
      throw new AppError('forbidden', 'The API is reached through the shop’s own address.');
  };
  return (c) => {
    if (settings.originSecrets.length === 0 || OPEN_TO_ALL.includes(c.req.path)) return;
    const given = digest(c.req.header('x-origin-secret') ?? '');
    if (!isKnown(given)) return lookAgain(given);
  };
}
