export { createSecrets, type SecretsOptions } from './create-secrets.ts';
