import { z } from 'zod';

export const CountryCode = z
  .string()
  .regex(/^[A-Z]{2}$/, 'must be a two-letter ISO 3166 code')
  .meta({ examples: ['GB'] });
export type CountryCode = z.infer<typeof CountryCode>;
