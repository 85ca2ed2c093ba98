import type { StartSettings } from './bootstrap/read-settings.mjs';
import type { Endpoints } from './endpoints.ts';
import { localEnvironment, localLanguages } from './local-environment.ts';

/**
 * Credentials and profiles of the person's own AWS account. They must not reach the stand-ins, nor a child that
 * would use them against the real account.
 */
const isAwsVariable = /^AWS_/;

/** The caller's environment without anything that belongs to a real AWS account. */
export function baseEnvironment(settings: StartSettings, inherited: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(inherited).filter(([name]) => !isAwsVariable.test(name));
  return {
    ...Object.fromEntries(kept),
    LAPIDARY_HOME: settings.home,
    LAPIDARY_PORT: String(settings.port),
    LAPIDARY_CATALOG: settings.catalog,
    DATABASE_URL: settings.databaseUrl,
    NODE_ENV: 'production',
    ASTRO_TELEMETRY_DISABLED: '1',
  };
}

/** What the API, the publisher and the one-time steps are given: the names of production, the addresses of this machine. */
export function shopEnvironment(
  settings: StartSettings,
  inherited: NodeJS.ProcessEnv,
  endpoints: Endpoints,
): NodeJS.ProcessEnv {
  const { home, port, databaseUrl } = settings;
  return {
    ...baseEnvironment(settings, inherited),
    ...localLanguages(inherited),
    ...localEnvironment({ home, port, endpoints, databaseUrl }),
  };
}
