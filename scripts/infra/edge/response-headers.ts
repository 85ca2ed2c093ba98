import type { CfnResponseHeadersPolicy } from 'aws-cdk-lib/aws-cloudfront';

type Config = CfnResponseHeadersPolicy.ResponseHeadersPolicyConfigProperty;
type SecurityHeaders = CfnResponseHeadersPolicy.SecurityHeadersConfigProperty;

/** CloudFront takes the security headers it knows by field only, and refuses them as custom headers. */
const KNOWN: Readonly<Record<string, (value: string) => SecurityHeaders>> = {
  'x-content-type-options': () => ({ contentTypeOptions: { override: true } }),
  'referrer-policy': (value) => ({ referrerPolicy: { override: true, referrerPolicy: value } }),
  'content-security-policy': (value) => ({
    contentSecurityPolicy: { override: true, contentSecurityPolicy: value },
  }),
  'strict-transport-security': (value) => ({
    strictTransportSecurity: {
      override: true,
      accessControlMaxAgeSec: Number(/max-age=(\d+)/.exec(value)?.[1]),
      includeSubdomains: value.includes('includeSubDomains'),
    },
  }),
};

/** The headers of a behavior as a response headers policy. */
export function toResponseHeaders(name: string, headers: Readonly<Record<string, string>>): Config {
  const entries = Object.entries(headers);
  const known = entries.map(([header, value]) => KNOWN[header]?.(value) ?? {});
  const custom = entries
    .filter(([header]) => !(header in KNOWN))
    .map(([header, value]) => ({ header, value, override: true }));
  return {
    name,
    securityHeadersConfig: Object.assign({}, ...known) as SecurityHeaders,
    ...(custom.length > 0 && { customHeadersConfig: { items: custom } }),
  };
}
