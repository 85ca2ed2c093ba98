import type { Services } from '../platform/services.ts';

/** @throws Error in a process that has none, such as the publisher. */
export function signingKeyOf({ signingKey }: Pick<Services, 'signingKey'>): string {
  if (!signingKey) throw new Error('this process has no key to sign links with');
  return signingKey;
}
