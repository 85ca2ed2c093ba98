import type { Executor } from '../platform/sql.ts';
import { requestPublish } from '../publishing/index.ts';

/** The pages of products tell search engines what delivery costs: asks for them to follow a change of a method. */
export async function publishShipping(
  on: Executor,
  { actor, name }: { actor: string; name: string },
): Promise<void> {
  const cause = { kind: 'publish', actor, summary: `Save the shipping method “${name}”` } as const;
  // No product is named: a run takes in the shop's terms whatever it publishes.
  await requestPublish(on, { cause, productIds: [] });
}
