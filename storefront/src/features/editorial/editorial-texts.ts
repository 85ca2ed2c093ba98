import type { Language } from '@lapidary/shared/languages';
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
import aboutVi from './vi/about.md?raw';
import careGuideVi from './vi/care-guide.md?raw';
import deliveryVi from './vi/delivery.md?raw';
import privacyVi from './vi/privacy.md?raw';
import ringSizesVi from './vi/ring-sizes.md?raw';

const SOURCES: readonly { path: string; source: Record<Language, string> }[] = [
  { path: aboutPath(), source: { en: about, vi: aboutVi } },
  { path: deliveryPath(), source: { en: delivery, vi: deliveryVi } },
  { path: ringSizesPath(), source: { en: ringSizes, vi: ringSizesVi } },
  { path: careGuidePath(), source: { en: careGuide, vi: careGuideVi } },
  { path: privacyPath(), source: { en: privacy, vi: privacyVi } },
];

/**
 * The shop's own texts with the paths of their pages (as in the shop's first language), in the order in which they are
 * listed.
 */
export function editorialTexts(facts: EditorialFacts): (EditorialText & { path: string })[] {
  return SOURCES.map(({ path, source }) => ({ path, ...readEditorialText(source[facts.language], facts) }));
}
