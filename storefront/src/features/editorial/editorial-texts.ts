import {
  aboutPath,
  careGuidePath,
  deliveryPath,
  privacyPath,
  ringSizesPath,
} from '@lapidary/shared/page-paths';
import about from './about.md?raw';
import careGuide from './care-guide.md?raw';
import delivery from './delivery.md?raw';
import { type EditorialFacts, type EditorialText, readEditorialText } from './editorial-text.ts';
import privacy from './privacy.md?raw';
import ringSizes from './ring-sizes.md?raw';

const SOURCES: readonly (readonly [path: string, source: string])[] = [
  [aboutPath(), about],
  [deliveryPath(), delivery],
  [ringSizesPath(), ringSizes],
  [careGuidePath(), careGuide],
  [privacyPath(), privacy],
];

/** The shop's own texts with the paths of their pages, in the order in which they are listed. */
export function editorialTexts(facts: EditorialFacts): (EditorialText & { path: string })[] {
  return SOURCES.map(([path, source]) => ({ path, ...readEditorialText(source, facts) }));
}
