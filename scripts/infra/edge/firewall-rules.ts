import type { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';

type Rule = CfnWebACL.RuleProperty;

/** Requests of one address in five minutes; a person with many open tabs stays far below. */
const RATE_LIMIT = 2_000;

const visible = (metricName: string): CfnWebACL.VisibilityConfigProperty => ({
  cloudWatchMetricsEnabled: true,
  sampledRequestsEnabled: true,
  metricName,
});

const managed = (
  name: string,
  priority: number,
  ruleActionOverrides?: CfnWebACL.RuleActionOverrideProperty[],
): Rule => ({
  name,
  priority,
  overrideAction: { none: {} },
  statement: {
    managedRuleGroupStatement: {
      vendorName: 'AWS',
      name,
      ...(ruleActionOverrides && { ruleActionOverrides }),
    },
  },
  visibilityConfig: visible(name),
});

/** Two of AWS's lists that cost no more than any rule, and a limit for each address. */
export const firewallRules: Rule[] = [
  managed('AWSManagedRulesKnownBadInputsRuleSet', 0),
  // A product document is larger than the 8 KB of this rule; the API has its own limit.
  managed('AWSManagedRulesCommonRuleSet', 1, [{ name: 'SizeRestrictions_BODY', actionToUse: { count: {} } }]),
  {
    name: 'RateLimit',
    priority: 2,
    action: { block: { customResponse: { responseCode: 429 } } },
    statement: { rateBasedStatement: { limit: RATE_LIMIT, aggregateKeyType: 'IP' } },
    visibilityConfig: visible('RateLimit'),
  },
];
