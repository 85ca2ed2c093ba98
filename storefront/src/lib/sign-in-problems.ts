import type { AccountMessages } from '../messages/en/account.ts';
import { ApiProblem } from './api-client.client.ts';

/** What the person was doing when Cognito refused. */
export type SignInStep =
  | 'sign_in'
  | 'sign_up'
  | 'confirm'
  | 'resend'
  | 'forgot'
  | 'new_password'
  /** Steps of a sign-in after its password: one of one's own, the code of an app, setting one up. */
  | 'first_password'
  | 'app_code'
  | 'app_set_up';

const AFTER_PASSWORD: readonly SignInStep[] = ['first_password', 'app_code', 'app_set_up'];

export type SignInField = 'email' | 'password' | 'code';

/** A refusal in plain words. */
export interface SignInProblem {
  /**
   * What a page may act on: `unconfirmed` → the confirm step, `already_confirmed` and `user_exists` → sign in,
   * `reset_required` → the forgotten-password page, `start_over` → the password again; `refused` has nothing to act on.
   */
  kind:
    | 'start_over'
    | 'unconfirmed'
    | 'already_confirmed'
    | 'user_exists'
    | 'reset_required'
    | 'unknown_user'
    | 'refused';
  /** The field at which it is said, or null when no field is at fault. */
  field: SignInField | null;
  message: string;
}

const refused = (field: SignInField | null, message: string): SignInProblem => ({
  kind: 'refused',
  field,
  message,
});

type Words = AccountMessages['refusals'];

/** Cognito's sentence about a password ("… Password must have uppercase characters") as ours. */
function passwordRule(message: string, words: Words): string {
  const rules: [RegExp, string][] = [
    [/not long enough|length|at least|short/i, words.rules.length],
    [/uppercase/i, words.rules.upper],
    [/lowercase/i, words.rules.lower],
    [/numeric|number|digit/i, words.rules.number],
    [/symbol|special/i, words.rules.symbol],
  ];
  const missing = rules.filter(([pattern]) => pattern.test(message)).map(([, rule]) => rule);
  if (missing.length === 0) return words.passwordRefused;
  return words.passwordNeeds(missing.join(', '));
}

function notAuthorized(message: string, step: SignInStep, words: Words): SignInProblem {
  if (/attempts exceeded/i.test(message)) return refused(null, words.tooMany);
  if (/temporary password has expired/i.test(message)) return refused(null, words.invitationOver);
  if (/disabled/i.test(message)) return refused(null, words.turnedOff);
  if (/current status is confirmed/i.test(message)) {
    return { kind: 'already_confirmed', field: null, message: words.alreadyConfirmed };
  }
  if (step === 'forgot' || step === 'new_password') return refused(null, words.noReset);
  if (AFTER_PASSWORD.includes(step)) return { kind: 'start_over', field: null, message: words.tooLate };
  return refused('password', words.wrong);
}

/** A code of an app is read again, one of a mail is asked for again. */
function wrongCode(step: SignInStep, words: Words): SignInProblem {
  return refused('code', AFTER_PASSWORD.includes(step) ? words.wrongAppCode : words.wrongCode);
}

function invalidParameter(message: string, step: SignInStep, words: Words): SignInProblem {
  if (/password/i.test(message) && step !== 'forgot')
    return refused('password', passwordRule(message, words));
  if (/already confirmed/i.test(message)) {
    return { kind: 'already_confirmed', field: null, message: words.alreadyConfirmed };
  }
  if (/verified email|cannot reset/i.test(message)) {
    return {
      kind: 'unconfirmed',
      field: null,
      message: words.confirmFirst,
    };
  }
  if (/code/i.test(message)) return wrongCode(step, words);
  return refused('email', words.emailForm);
}

function unknownUser(step: SignInStep, words: Words): SignInProblem {
  // Whether an address has an account is nobody's business: same words as for a wrong password or code.
  if (step === 'sign_in') return refused('password', words.wrong);
  if (step === 'forgot' || step === 'resend')
    return { kind: 'unknown_user', field: null, message: words.onItsWay };
  return refused('code', words.wrongCode);
}

/** Service refusals by Cognito's exception name, https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/CommonErrors.html */
function byName(name: string, message: string, step: SignInStep, words: Words): SignInProblem {
  switch (name) {
    case 'NotAuthorizedException':
      return notAuthorized(message, step, words);
    case 'UserNotFoundException':
      return unknownUser(step, words);
    case 'UserNotConfirmedException':
      return { kind: 'unconfirmed', field: null, message: words.confirmToSignIn };
    case 'PasswordResetRequiredException':
      return { kind: 'reset_required', field: null, message: words.resetToSignIn };
    case 'UsernameExistsException':
    case 'AliasExistsException':
      return { kind: 'user_exists', field: 'email', message: words.taken };
    case 'InvalidPasswordException':
      return refused('password', passwordRule(message, words));
    case 'InvalidParameterException':
      return invalidParameter(message, step, words);
    case 'CodeMismatchException':
    case 'EnableSoftwareTokenMFAException':
      return wrongCode(step, words);
    case 'ExpiredCodeException':
      return refused('code', AFTER_PASSWORD.includes(step) ? words.usedAppCode : words.expired);
    case 'CodeDeliveryFailureException':
      return refused(null, words.notSent);
    case 'rate_limited':
    case 'LimitExceededException':
    case 'TooManyRequestsException':
    case 'TooManyFailedAttemptsException':
      return refused(null, words.tooMany);
    case 'ChallengeNotSupported':
      return refused(null, words.challenge ?? message);
    default:
      return refused(null, words.unreachable);
  }
}

/**
 * Says in plain words why signing in, up, confirming or resetting failed. Takes what amazon-cognito-identity-js, the
 * API client or a failed import throws; whatever is no refusal that it knows counts as "could not reach".
 */
export function signInProblem(
  error: unknown,
  step: SignInStep,
  { refusals: words }: AccountMessages,
): SignInProblem {
  if (!(error instanceof Error)) return refused(null, words.unreachable);
  return byName(error instanceof ApiProblem ? error.code : error.name, error.message, step, words);
}
