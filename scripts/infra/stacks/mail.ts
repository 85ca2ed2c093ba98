import { type App, Stack } from 'aws-cdk-lib';
import { PublicHostedZone } from 'aws-cdk-lib/aws-route53';
import { EmailIdentity, Identity } from 'aws-cdk-lib/aws-ses';
import type { Deployment } from '../deployment.ts';

/** The shop's domain as a sender: SES signs for it, and DNS says so. */
export class MailStack extends Stack {
  constructor(app: App, id: string, deployment: Deployment) {
    super(app, id, { env: { account: deployment.account, region: deployment.region } });
    const zone = PublicHostedZone.fromPublicHostedZoneAttributes(this, 'Zone', {
      hostedZoneId: deployment.hostedZoneId,
      zoneName: deployment.domain,
    });
    new EmailIdentity(this, 'Domain', { identity: Identity.publicHostedZone(zone) });
  }
}
