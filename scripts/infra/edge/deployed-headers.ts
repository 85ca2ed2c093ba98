import { pageSecurityPolicy } from '@lapidary/shared/page-security-policy';
import type { Deployment } from '../deployment.ts';
import { namesOf } from '../names.ts';

const POLICY = 'content-security-policy';

/** A behavior's headers as they are deployed: pages may talk to this shop's Cognito and to its bucket for uploads. */
export function deployedHeaders(
  headers: Readonly<Record<string, string>>,
  deployment: Deployment,
): Readonly<Record<string, string>> {
  if (!(POLICY in headers)) return headers;
  const { region } = deployment;
  const origins = [
    `https://cognito-idp.${region}.amazonaws.com`,
    ...namesOf(deployment)
      .bucketsFor('quarantine')
      .map((name) => `https://${name}.s3.${region}.amazonaws.com`),
  ];
  return { ...headers, [POLICY]: pageSecurityPolicy(origins) };
}
