import { randomUUID } from 'node:crypto';
import {
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import type { Session } from '@lapidary/shared/customers/session';
import type { TestApp } from '../../platform/testing/test-app.ts';
import type { TestBrowser } from '../../platform/testing/test-browser.ts';
import { signIn } from './sign-in.ts';

export interface NewCustomer {
  email: string;
  password: string;
}

/** An account of its own in the Cognito stand-in, confirmed. */
export async function createCustomer({ services }: TestApp): Promise<NewCustomer> {
  const customer = { email: `${randomUUID()}@example.com`, password: 'Facet-and-Bezel-26' };
  const user = { UserPoolId: services.settings.cognito.userPoolId, Username: customer.email };
  await services.cognito.send(new AdminCreateUserCommand({ ...user, MessageAction: 'SUPPRESS' }));
  await services.cognito.send(
    new AdminSetUserPasswordCommand({ ...user, Password: customer.password, Permanent: true }),
  );
  return customer;
}

/** Signs a browser in at the shop. The app must take the stand-in's tokens. */
export async function enter(
  shop: TestApp,
  customer: NewCustomer,
  browser: TestBrowser = shop.visitor(),
): Promise<{ browser: TestBrowser; session: Session; token: string }> {
  const body = await signIn(shop.services.settings, customer);
  const response = await browser.send('POST', '/api/session', { body });
  if (response.status !== 200) throw new Error(`signing in: ${response.status} ${await response.text()}`);
  const session = (await response.json()) as Session;
  return { browser, session, token: session.accessToken };
}
