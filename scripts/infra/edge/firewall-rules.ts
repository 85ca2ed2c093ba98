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

/** AWS's lists, and a limit for each address. What is free of charge beyond the price of a rule. */
export const firewallRules: Rule[] = [
  managed('AWSManagedRulesAmazonIpReputationList', 0),
  managed('AWSManagedRulesKnownBadInputsRuleSet', 1),
  // A product document is larger than the 8 KB of this rule; the API has its own limit.
  managed('AWSManagedRulesCommonRuleSet', 2, [{ name: 'SizeRestrictions_BODY', actionToUse: { count: {} } }]),
  {
    name: 'RateLimit',
    priority: 3,
    action: { block: { customResponse: { responseCode: 429 } } },
    statement: { rateBasedStatement: { limit: RATE_LIMIT, aggregateKeyType: 'IP' } },
    visibilityConfig: visible('RateLimit'),
  },
];
