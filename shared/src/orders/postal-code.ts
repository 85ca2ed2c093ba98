/**
 * Countries that have no postal codes, or none that mail needs (Universal Postal Union, "Postal addressing systems").
 * A small table on purpose: the lists that packages carry are larger, older, and mostly formats that nobody asks for.
 */
const WITHOUT = new Set(
  `AE AG AN AO AW BF BI BJ BO BQ BS BW BZ CD CF CG CI CK CM CW DJ DM ER FJ GA GD GH GM GQ GW GY HK JM KI KM KN KP LC
LY ML MO MR MW NR NU PA QA RW SB SC SL SR SS ST SX SY TD TF TG TK TL TO TT TV UG UM VU WS YE ZW`.split(/\s+/),
);

/** Where codes are used but often left out: asked for, not insisted on. */
const OPTIONAL = new Set(
  'BB BH CL CO EG GT HN IE IR JO KE KW LB LR LS NA NG NI PE PK SA SN SV TZ VN ZA'.split(' '),
);

/** Formats of some countries, where a typing error is likelier than an exception. Spaces and hyphens do not count. */
const FORMATS: Readonly<Record<string, RegExp>> = {
  AT: /^\d{4}$/,
  AU: /^\d{4}$/,
  BE: /^\d{4}$/,
  CA: /^[A-Z]\d[A-Z]\d[A-Z]\d$/,
  CH: /^\d{4}$/,
  CN: /^\d{6}$/,
  DE: /^\d{5}$/,
  DK: /^\d{4}$/,
  ES: /^\d{5}$/,
  FI: /^\d{5}$/,
  FR: /^\d{5}$/,
  GB: /^[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}$/,
  IN: /^\d{6}$/,
  IT: /^\d{5}$/,
  JP: /^\d{7}$/,
  KR: /^\d{5}$/,
  NL: /^\d{4}[A-Z]{2}$/,
  NO: /^\d{4}$/,
  PL: /^\d{5}$/,
  SE: /^\d{5}$/,
  SG: /^\d{6}$/,
  US: /^\d{5}(\d{4})?$/,
};

export type PostalCodeUse = 'required' | 'optional' | 'none';

/** Whether addresses of a country carry a postal code. */
export function postalCodeUse(country: string): PostalCodeUse {
  if (WITHOUT.has(country)) return 'none';
  return OPTIONAL.has(country) ? 'optional' : 'required';
}

/** What is wrong with a postal code of a country, for the person who typed it; undefined when nothing is. */
export function postalCodeProblem(country: string, postalCode: string): string | undefined {
  const typed = postalCode.toUpperCase().replace(/[\s-]+/g, '');
  if (typed === '') {
    return postalCodeUse(country) === 'required' ? 'Enter the postal code' : undefined;
  }
  const format = FORMATS[country];
  return format && !format.test(typed) ? 'This is no postal code of the country chosen' : undefined;
}
