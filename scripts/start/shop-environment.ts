import { readLocalEnvironment } from './local-environment.ts';

/**
 * Points this process at the shop that a command is for: the one that its environment names, as in production and
 * under `npm start`; else the one that runs on this machine. Set in the environment itself, because the AWS SDK looks
 * for credentials nowhere else.
 * @throws LocalEnvironmentError when there is neither.
 */
export function useShopEnvironment(): void {
  const { DATABASE_URL, COGNITO_USER_POOL_ID } = process.env;
  if (DATABASE_URL && COGNITO_USER_POOL_ID) return;
  const local = readLocalEnvironment();
  // A profile or session of the person's own AWS account would win over the stand-ins' credentials.
  for (const name of Object.keys(process.env)) if (name.startsWith('AWS_')) delete process.env[name];
  Object.assign(process.env, local);
}
