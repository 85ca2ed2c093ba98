import { describe, expect, it } from 'vitest';
import account from '../../messages/en/account.ts';
import {
  appCodeProblems,
  confirmationCode,
  emailProblems,
  fieldText,
  passwordText,
} from './form-problems.ts';

describe('emailProblems', () => {
  it('accepts addresses', () => {
    expect(emailProblems('a@b.co', account)).toEqual([]);
    expect(emailProblems('ngọc.anh+shop@cửa-hàng.vn', account)).toEqual([]);
  });

  it.each(['name', 'name@', '@shop.example', 'name@shop', 'na me@shop.example'])('refuses %j', (email) => {
    expect(emailProblems(email, account)).toEqual([
      { field: 'email', message: 'Enter an email address such as name@example.com.' },
    ]);
  });

  it('asks for a missing one', () => {
    expect(emailProblems('', account)[0]?.message).toBe('Enter your email address.');
  });
});

describe('reading a form', () => {
  it('trims text and keeps a password as it was typed', () => {
    const form = new FormData();
    form.set('email', '  a@b.co ');
    form.set('password', ' secret ');
    expect(fieldText(form, 'email')).toBe('a@b.co');
    expect(passwordText(form)).toBe(' secret ');
    expect(fieldText(form, 'missing')).toBe('');
  });

  it('reads a code however it was pasted', () => {
    expect(confirmationCode(' 123-456 ')).toBe('123456');
    expect(confirmationCode('123 456\n')).toBe('123456');
  });

  it.each(['', '12345', '1234567', '12a456'])('takes %j for no code of an app', (code) => {
    expect(appCodeProblems(code, 'six digits')).toEqual([{ field: 'code', message: 'six digits' }]);
    expect(appCodeProblems('012345', 'six digits')).toEqual([]);
  });
});
