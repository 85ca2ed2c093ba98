import type { AccountMessages } from '../../messages/en/account.ts';

/** A fault of a form: at the field of that name, or of the form as a whole when `field` is null. */
export interface FormProblem {
  field: string | null;
  message: string;
}

/** The trimmed text of a field; '' when the form has no such field. */
export function fieldText(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
}

/** A password as typed: spaces at its ends belong to it. */
export function passwordText(form: FormData, name = 'password'): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}

/** Faults of an address that can be told without asking anyone; whether it exists only a mail can tell. */
export function emailProblems(email: string, { form }: AccountMessages): FormProblem[] {
  if (email === '') return [{ field: 'email', message: form.enterEmail }];
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) {
    return [{ field: 'email', message: form.emailForm }];
  }
  return [];
}

export const requiredProblems = (value: string, field: string, message: string): FormProblem[] =>
  value === '' ? [{ field, message }] : [];

/** Codes are pasted with spaces and dashes around their digits. */
export const confirmationCode = (text: string): string => text.replace(/[\s-]/g, '');

/** Faults of an authenticator app's code, without its spaces. */
export const appCodeProblems = (code: string, message: string): FormProblem[] =>
  /^\d{6}$/.test(code) ? [] : [{ field: 'code', message }];
