/** The names that local resources have; production gets its own from the infrastructure code. */
export const region = 'us-east-1';
export const accountId = '123456789012';
export const userPoolId = 'us-east-1_local0001';
export const userPoolClientId = 'lapidarylocalclient0000001';
/** Who may use the desk, and who of them may do everything there; see decision 0021. */
export const deskGroups = ['merchants', 'managers'] as const;
/** The Lambda function that asks merchants for a second factor, `scripts/infra/identity/require-mfa.cjs`. */
export const requireMfaArn = 'arn:aws:lambda:us-east-1:123456789012:function:require-mfa';
export const keyValueStoreArn =
  'arn:aws:cloudfront::123456789012:key-value-store/11111111-2222-3333-4444-555555555555';
export const buckets = {
  site: 'lapidary-site',
  media: 'lapidary-media',
  quarantine: 'lapidary-quarantine',
  backups: 'lapidary-backups',
} as const;

/** Who can sign in from the start; the README and `npm start` name them. */
export const demoUsers = [
  { email: 'merchant@lapidary.test', password: 'Merchant-2026', groups: deskGroups },
  { email: 'editor@lapidary.test', password: 'Editor-of-2026', groups: ['merchants'] },
  { email: 'shopper@lapidary.test', password: 'Shopper-2026', groups: [] },
] as const;
