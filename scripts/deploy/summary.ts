import { costsOf, monthlyCost, profiles } from '../infra/profiles.ts';
import type { DeployContext } from './deploy-step.ts';

/** What the owner should know at the end. */
export function summary({ shop, image, before }: DeployContext): string[] {
  const profile = profiles[shop.profile];
  return [
    `https://${shop.domain} is served by ${image}`,
    ...costsOf(profile).map(
      ({ service, basis, dollars }) => `  $${dollars.toFixed(2).padStart(6)}  ${service} (${basis})`,
    ),
    `  $${monthlyCost(profile).toFixed(2).padStart(6)}  a month, without traffic`,
    before ? 'To go back: npm run deploy -- --rollback' : 'Confirm the mails of alarms and budget now.',
  ];
}
