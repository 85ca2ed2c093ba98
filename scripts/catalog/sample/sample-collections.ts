import type { Collection } from '@lapidary/shared/catalog/collection';

export interface SampleCollection extends Omit<Collection, 'position'> {
  /** Slugs of its pieces. */
  pieces: string[];
}

/** Collections over the pieces of all categories, in the order in which the shop lists them. */
export const sampleCollections: SampleCollection[] = [
  {
    slug: 'diamonds',
    title: 'Diamonds',
    description: 'Every piece set with lab-grown diamonds, from a single stone to a whole row.',
    pieces: [
      'orbit-eternity-ring',
      'hearth-diamond-band',
      'marquetry-eternity-ring',
      'vesper-solitaire-ring',
      'corona-halo-ring',
      'harbor-bezel-ring',
      'sextant-step-cut-ring',
      'corolla-ruby-ring',
      'frost-pave-hoops',
      'polaris-diamond-studs',
      'halcyon-diamond-pendant',
      'meridian-tennis-bracelet',
    ],
  },
  {
    slug: 'stones-of-color',
    title: 'Stones of color',
    description: 'Sapphires, rubies and emeralds, matched by hand.',
    pieces: [
      'triad-sapphire-ring',
      'triad-ruby-ring',
      'marquetry-eternity-ring',
      'glade-emerald-ring',
      'corolla-ruby-ring',
      'ember-ruby-studs',
      'fjord-sapphire-studs',
      'lagoon-sapphire-pendant',
      'conservatory-emerald-pendant',
      'cinder-ruby-pendant',
      'fern-chain-bracelet',
      'cobalt-chain-bracelet',
      'envoy-sapphire-signet',
    ],
  },
  {
    slug: 'for-every-day',
    title: 'For every day',
    description: 'Plain and sturdy: pieces to put on in the morning and forget about.',
    pieces: [
      'alder-court-band',
      'filament-stacking-band',
      'hearth-diamond-band',
      'everyday-hoops',
      'pebble-pearl-studs',
      'polaris-diamond-studs',
      'obol-disc-pendant',
      'contour-bangle',
      'mooring-chain-bracelet',
      'torrent-cuff',
      'registrar-signet-silver',
      'page-signet-rose-gold',
    ],
  },
];
