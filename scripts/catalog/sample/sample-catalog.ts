import type { Category } from '@lapidary/shared/catalog/category';
import { bracelets } from './bracelets.ts';
import { earrings } from './earrings.ts';
import { engagementRings } from './engagement-rings.ts';
import { necklaces } from './necklaces.ts';
import { rings } from './rings.ts';
import type { SamplePiece } from './sample-piece.ts';
import { signets } from './signets.ts';

export interface SampleCategory extends Omit<Category, 'position'> {
  pieces: SamplePiece[];
}

/** The sample catalog, in the order in which the shop lists its categories. */
export const sampleCatalog: SampleCategory[] = [
  {
    slug: 'rings',
    title: 'Rings',
    description: 'Wedding bands, eternity rings and rings with three stones, in solid gold.',
    pieces: rings,
  },
  {
    slug: 'engagement-rings',
    title: 'Engagement rings',
    description: 'Solitaires and halo rings with lab-grown diamonds, sapphires, rubies and emeralds.',
    pieces: engagementRings,
  },
  {
    slug: 'earrings',
    title: 'Earrings',
    description: 'Hoops, studs and drops in silver and gold, plain or with stones and pearls.',
    pieces: earrings,
  },
  {
    slug: 'necklaces',
    title: 'Necklaces',
    description:
      'Pendants with a single stone, a pearl or a plain disc on chains of round links, 16 or 18 inches long.',
    pieces: necklaces,
  },
  {
    slug: 'bracelets',
    title: 'Bracelets',
    description: 'Tennis bracelets, chains with one stone or none, plain bangles and a cuff.',
    pieces: bracelets,
  },
  {
    slug: 'signets',
    title: 'Signets',
    description: 'Solid signet rings with a face for engraving, or with a stone in it.',
    pieces: signets,
  },
];
