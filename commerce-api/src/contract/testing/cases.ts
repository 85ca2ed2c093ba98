import { CATALOG_CASES } from './catalog-cases.ts';
import { PEOPLE_CASES } from './people-cases.ts';
import { SELLING_CASES } from './selling-cases.ts';
import type { Cases } from './ways.ts';

/** What one operation answers and others do not; what they have in common is in `common-cases.ts`. */
export const CASES: Cases = { ...CATALOG_CASES, ...PEOPLE_CASES, ...SELLING_CASES };
