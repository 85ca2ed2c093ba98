import type { Address } from '@lapidary/shared/orders/order';
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
export const addressProblems = ({ name, line1, city, country }: Address): FormProblem[] => [
  ...requiredProblems(name, 'address-name', 'Enter the full name.'),
  ...requiredProblems(line1, 'address-line1', 'Enter the street and number.'),
  ...requiredProblems(city, 'address-city', 'Enter the city.'),
  ...requiredProblems(country, 'address-country', 'Choose the country.'),
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
