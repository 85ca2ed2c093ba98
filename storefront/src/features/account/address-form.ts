import type { Address } from '@lapidary/shared/orders/order';
import type { AccountMessages } from '../../messages/en/account.ts';
import { type FormProblem, fieldText, requiredProblems } from './form-problems.ts';

/** The address as the form states it. */
export const readAddress = (form: FormData): Address => ({
  name: fieldText(form, 'address-name'),
  line1: fieldText(form, 'address-line1'),
  line2: fieldText(form, 'address-line2'),
  city: fieldText(form, 'address-city'),
  region: fieldText(form, 'address-region'),
  postalCode: fieldText(form, 'address-postalCode'),
  country: fieldText(form, 'address-country'),
});

/** What is missing, in the order of the form; the API checks everything again. */
export const addressProblems = (
  { name, line1, city, country }: Address,
  { address: { problems } }: AccountMessages,
): FormProblem[] => [
  ...requiredProblems(name, 'address-name', problems.name),
  ...requiredProblems(line1, 'address-line1', problems.line1),
  ...requiredProblems(city, 'address-city', problems.city),
  ...requiredProblems(country, 'address-country', problems.country),
];

/** An address in the lines of a label, without empty ones. */
export const addressLines = (address: Address, locale: string): string[] =>
  [
    address.name,
    address.line1,
    address.line2,
    [address.postalCode, address.city].filter(Boolean).join(' '),
    address.region,
    new Intl.DisplayNames([locale], { type: 'region' }).of(address.country) ?? address.country,
  ].filter(Boolean);
