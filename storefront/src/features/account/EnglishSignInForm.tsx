import type { ComponentProps } from 'react';
import { island } from '../../lib/island.tsx';
import account from '../../messages/en/account.ts';
import { SignInForm } from './SignInForm.tsx';

const Form = island(SignInForm, { account });

/** The sign-in form where there are no other languages: at the merchant's desk. */
export const EnglishSignInForm = (props: ComponentProps<typeof SignInForm>) => (
  <Form page={{ locale: 'en', prefix: '', written: undefined }} {...props} />
);
