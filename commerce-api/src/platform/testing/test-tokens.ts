import { generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { MANAGERS, MERCHANTS } from '@lapidary/shared/people/role';
import type { Settings } from '../../settings.ts';

const base64url = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A key pair that stands for the user pool's: signs access tokens and publishes its half as a JWKS. */
export class TestTokens {
  readonly #keyId = randomUUID();
  readonly #keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
  readonly #settings: Pick<Settings, 'cognito' | 'aws'>;

  constructor(settings: Pick<Settings, 'cognito' | 'aws'>) {
    this.#settings = settings;
  }

  jwks(): { keys: object[] } {
    const key = this.#keys.publicKey.export({ format: 'jwk' });
    return { keys: [{ ...key, kid: this.#keyId, alg: 'RS256', use: 'sig' }] };
  }

  /** Claims of an access token as Cognito makes them; `claims` and `header` replace single ones, to forge. */
  sign(claims: Record<string, unknown> = {}, header: Record<string, unknown> = {}): string {
    const { aws, cognito } = this.#settings;
    const now = Math.floor(Date.now() / 1000);
    const content = [
      base64url({ kid: this.#keyId, alg: 'RS256', ...header }),
      base64url({
        sub: randomUUID(),
        iss: `https://cognito-idp.${aws.region}.amazonaws.com/${cognito.userPoolId}`,
        client_id: cognito.clientId,
        token_use: 'access',
        scope: 'aws.cognito.signin.user.admin',
        auth_time: now,
        iat: now,
        exp: now + 3600,
        jti: randomUUID(),
        ...claims,
      }),
    ].join('.');
    const signature = sign('sha256', Buffer.from(content), this.#keys.privateKey);
    return `${content}.${signature.toString('base64url')}`;
  }

  shopper(customerId: string = randomUUID()): string {
    return this.sign({ sub: customerId, username: customerId });
  }

  /** A merchant who may do everything: a manager. */
  merchant(customerId: string = randomUUID()): string {
    return this.#inGroups(customerId, [MERCHANTS, MANAGERS]);
  }

  editor(customerId: string = randomUUID()): string {
    return this.#inGroups(customerId, [MERCHANTS]);
  }

  #inGroups(customerId: string, groups: string[]): string {
    return this.sign({ sub: customerId, username: customerId, 'cognito:groups': groups });
  }
}
