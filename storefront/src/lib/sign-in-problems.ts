import { ApiProblem } from './api-client.client.ts';

/** What the person was doing when Cognito refused. */
export type SignInStep = 'sign_in' | 'sign_up' | 'confirm' | 'resend' | 'forgot' | 'new_password';

export type SignInField = 'email' | 'password' | 'code';

/** A refusal in plain words. */
export interface SignInProblem {
  /**
   * What a page may act on: `unconfirmed` → the confirm step, `already_confirmed` and `user_exists` → sign in,
   * `reset_required` → the forgotten-password page; `refused` has nothing to act on.
   */
  kind: 'unconfirmed' | 'already_confirmed' | 'user_exists' | 'reset_required' | 'unknown_user' | 'refused';
  /** The field at which it is said, or null when no field is at fault. */
  field: SignInField | null;
  message: string;
}

const refused = (field: SignInField | null, message: string): SignInProblem => ({
  kind: 'refused',
  field,
  message,
});

const UNREACHABLE = 'We could not reach the sign-in service. Check your connection and try again.';
const TOO_MANY = 'Too many attempts. Wait a few minutes, then try again.';

/** Cognito's sentence about a password ("… Password must have uppercase characters") as ours. */
function passwordRule(message: string): string {
  const rules: [RegExp, string][] = [
    [/not long enough|length|at least|short/i, 'at least 8 characters'],
    [/uppercase/i, 'an upper-case letter'],
    [/lowercase/i, 'a lower-case letter'],
    [/numeric|number|digit/i, 'a number'],
    [/symbol|special/i, 'a symbol such as ! or #'],
  ];
  const missing = rules.filter(([pattern]) => pattern.test(message)).map(([, words]) => words);
  if (missing.length === 0) return 'That password is not accepted. Choose another one.';
  return `Your password needs ${missing.join(', ')}.`;
}

function notAuthorized(message: string, step: SignInStep): SignInProblem {
  if (/attempts exceeded/i.test(message)) return refused(null, TOO_MANY);
  if (/disabled/i.test(message))
    return refused(null, 'This account has been turned off. Contact the shop to have it turned on again.');
  if (/current status is confirmed/i.test(message)) {
    return { kind: 'already_confirmed', field: null, message: 'This email is confirmed already. Sign in.' };
  }
  if (step === 'forgot' || step === 'new_password')
    return refused(null, 'The password of this account cannot be reset here. Contact the shop.');
  return refused('password', 'Wrong email or password.');
}

function invalidParameter(message: string, step: SignInStep): SignInProblem {
  if (/password/i.test(message) && step !== 'forgot') return refused('password', passwordRule(message));
  if (/already confirmed/i.test(message)) {
    return { kind: 'already_confirmed', field: null, message: 'This email is confirmed already. Sign in.' };
  }
  if (/verified email|cannot reset/i.test(message)) {
    return {
      kind: 'unconfirmed',
      field: null,
      message: 'Confirm your email before choosing a new password.',
    };
  }
  if (/code/i.test(message)) return refused('code', 'That code is not right. Check the email and try again.');
  return refused('email', 'Enter an email address such as name@example.com.');
}

function unknownUser(step: SignInStep): SignInProblem {
  // Whether an address has an account is nobody's business: same words as for a wrong password or code.
  if (step === 'sign_in') return refused('password', 'Wrong email or password.');
  if (step === 'forgot' || step === 'resend')
    return { kind: 'unknown_user', field: null, message: 'If there is an account, a code is on its way.' };
  return refused('code', 'That code is not right. Check the email and try again.');
}

/** Service refusals by Cognito's exception name, https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/CommonErrors.html */
function byName(name: string, message: string, step: SignInStep): SignInProblem {
  switch (name) {
    case 'NotAuthorizedException':
      return notAuthorized(message, step);
    case 'UserNotFoundException':
      return unknownUser(step);
    case 'UserNotConfirmedException':
      return { kind: 'unconfirmed', field: null, message: 'Confirm your email to sign in.' };
    case 'PasswordResetRequiredException':
      return { kind: 'reset_required', field: null, message: 'Choose a new password to sign in.' };
    case 'UsernameExistsException':
    case 'AliasExistsException':
      return { kind: 'user_exists', field: 'email', message: 'There is an account with this email already.' };
    case 'InvalidPasswordException':
      return refused('password', passwordRule(message));
    case 'InvalidParameterException':
      return invalidParameter(message, step);
    case 'CodeMismatchException':
      return refused('code', 'That code is not right. Check the email and try again.');
    case 'ExpiredCodeException':
      return refused('code', 'That code has expired. Ask for a new one.');
    case 'CodeDeliveryFailureException':
      return refused(null, 'The email with the code could not be sent. Check the address and try again.');
    case 'rate_limited':
    case 'LimitExceededException':
    case 'TooManyRequestsException':
    case 'TooManyFailedAttemptsException':
      return refused(null, TOO_MANY);
    case 'ChallengeNotSupported':
      return refused(null, message);
    default:
      return refused(null, UNREACHABLE);
  }
}

/**
 * Says in plain words why signing in, up, confirming or resetting failed. Takes what amazon-cognito-identity-js, the
 * API client or a failed import throws; whatever is no refusal that it knows counts as "could not reach".
 */
export function signInProblem(error: unknown, step: SignInStep): SignInProblem {
  if (!(error instanceof Error)) return refused(null, UNREACHABLE);
  return byName(error instanceof ApiProblem ? error.code : error.name, error.message, step);
}
