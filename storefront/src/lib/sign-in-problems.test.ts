import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import account from '../messages/en/account.ts';
import { signInProblem as problemOf, type SignInStep } from './sign-in-problems.ts';

const signInProblem = (error: unknown, step: SignInStep) => problemOf(error, step, account);

/** An error as amazon-cognito-identity-js gives it. */
const cognito = (name: string, message = '') => Object.assign(new Error(message), { name, code: name });
const afterPassword: SignInStep[] = ['first_password', 'app_code', 'app_set_up'];
const steps: SignInStep[] = [
  'sign_in',
  'sign_up',
  'confirm',
  'resend',
  'forgot',
  'new_password',
  ...afterPassword,
];

describe('signInProblem', () => {
  it('says the same of a wrong password and of an unknown user', () => {
    const wrong = signInProblem(
      cognito('NotAuthorizedException', 'Incorrect username or password.'),
      'sign_in',
    );
    expect(signInProblem(cognito('UserNotFoundException', 'User does not exist.'), 'sign_in')).toEqual(wrong);
    expect(wrong).toEqual({ kind: 'refused', field: 'password', message: 'Wrong email or password.' });
  });

  it('sends an unconfirmed account to the confirm step', () => {
    expect(
      signInProblem(cognito('UserNotConfirmedException', 'User is not confirmed.'), 'sign_in').kind,
    ).toBe('unconfirmed');
    expect(
      signInProblem(
        cognito(
          'InvalidParameterException',
          'Cannot reset password for the user as there is no registered/verified email or phone_number',
        ),
        'forgot',
      ).kind,
    ).toBe('unconfirmed');
  });

  it('tells a wrong code from an expired one', () => {
    const wrong = signInProblem(cognito('CodeMismatchException'), 'confirm');
    const expired = signInProblem(cognito('ExpiredCodeException'), 'confirm');
    expect([wrong.field, expired.field]).toEqual(['code', 'code']);
    expect(expired.message).toContain('expired');
    expect(wrong.message).not.toContain('expired');
  });

  it('knows an account that is confirmed already', () => {
    expect(
      signInProblem(
        cognito('NotAuthorizedException', 'User cannot be confirmed. Current status is CONFIRMED'),
        'confirm',
      ).kind,
    ).toBe('already_confirmed');
    expect(
      signInProblem(cognito('InvalidParameterException', 'User is already confirmed.'), 'resend').kind,
    ).toBe('already_confirmed');
  });

  it.each([
    ['Password did not conform with policy: Password not long enough', 'at least 12 characters'],
    ['Password did not conform with policy: Password must have uppercase characters', 'an upper-case letter'],
    ['Password did not conform with policy: Password must have lowercase characters', 'a lower-case letter'],
    ['Password did not conform with policy: Password must have numeric characters', 'a number'],
    ['Password did not conform with policy: Password must have symbol characters', 'a symbol such as ! or #'],
  ])('names the rule of %j', (message, words) => {
    expect(signInProblem(cognito('InvalidPasswordException', message), 'sign_up')).toEqual({
      kind: 'refused',
      field: 'password',
      message: `Your password needs ${words}.`,
    });
  });

  it('names the length rule of a request that Cognito does not even read', () => {
    const message =
      "1 validation error detected: Value at 'password' failed to satisfy constraint: Member must have length greater than or equal to 6";
    expect(signInProblem(cognito('InvalidParameterException', message), 'sign_up').message).toBe(
      'Your password needs at least 12 characters.',
    );
  });

  it('says that the account is there already', () => {
    expect(signInProblem(cognito('UsernameExistsException'), 'sign_up')).toMatchObject({
      kind: 'user_exists',
      field: 'email',
    });
  });

  it.each(['LimitExceededException', 'TooManyRequestsException', 'TooManyFailedAttemptsException'])(
    'asks to wait after %s',
    (name) => {
      for (const step of steps) expect(signInProblem(cognito(name), step).message).toContain('Too many');
    },
  );

  it('asks to wait when the password was tried too often', () => {
    expect(
      signInProblem(cognito('NotAuthorizedException', 'Password attempts exceeded'), 'sign_in').message,
    ).toContain('Too many');
  });

  it('tells a wrong code of an app from one that was used, at its field', () => {
    const wrong = signInProblem(
      cognito('CodeMismatchException', 'Invalid code received for user'),
      'app_code',
    );
    expect(signInProblem(cognito('EnableSoftwareTokenMFAException'), 'app_set_up')).toEqual(wrong);
    const used = signInProblem(cognito('ExpiredCodeException'), 'app_code');
    expect([wrong.field, used.field]).toEqual(['code', 'code']);
    expect(wrong.message).toContain('not right');
    expect(used.message).toContain('used already');
  });

  it.each(afterPassword)('has the password given again when %s took too long', (step) => {
    const late = cognito('NotAuthorizedException', 'Invalid session for the user, session is expired.');
    expect(signInProblem(late, step)).toMatchObject({ kind: 'start_over', field: null });
  });

  it('tells an invitation that is over from a wrong password', () => {
    const over = 'Temporary password has expired and must be reset by an administrator.';
    expect(signInProblem(cognito('NotAuthorizedException', over), 'sign_in').message).toContain('invitation');
  });

  it('does not tell by a reset or a resend whether an address has an account', () => {
    expect(signInProblem(cognito('UserNotFoundException'), 'forgot').kind).toBe('unknown_user');
    expect(signInProblem(cognito('UserNotFoundException'), 'new_password')).toEqual(
      signInProblem(cognito('CodeMismatchException'), 'new_password'),
    );
  });

  it('never shows text of the service, whatever comes', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.constantFrom(...steps), (name, step) => {
        fc.pre(name !== 'ChallengeNotSupported');
        expect(signInProblem(cognito(name, 'internal <detail>'), step).message).not.toContain('<detail>');
      }),
    );
    expect(signInProblem('thrown string', 'sign_in').message).toContain('could not reach');
    expect(signInProblem(new TypeError('Failed to fetch'), 'sign_in').message).toContain('could not reach');
  });
});
