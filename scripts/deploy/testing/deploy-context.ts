import type { Account } from '../account.ts';
import type { DeployContext } from '../deploy-step.ts';

export const DOMAIN = 'shop.example.com';

/** A deployment that says yes to everything and waits for nothing. What it says is in `said`. */
export function testContext(
  account: Account,
  more: Pick<DeployContext, 'fetch'> & Partial<DeployContext>,
): DeployContext & { said: string[] } {
  const said: string[] = [];
  return {
    shop: {
      profile: 'small',
      shop: 'lapidary',
      region: 'ap-southeast-1',
      domain: DOMAIN,
      alertEmail: 'owner@example.com',
      repository: 'example/shop',
      certificateAuthority: '-----BEGIN CERTIFICATE-----',
    },
    revision: 'abc123',
    account,
    said,
    say: (line) => said.push(line),
    confirm: async () => true,
    pause: async () => undefined,
    ...more,
  };
}
