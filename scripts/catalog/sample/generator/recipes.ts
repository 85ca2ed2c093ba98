/** What a design is made of: a form of `blender/forms`, its metal, and the form's own measurements in millimetres. */
export interface Recipe {
  form: string;
  metal: 'yellow-gold' | 'rose-gold' | 'white-gold' | 'silver';
  shape?: Record<string, string | number>;
}

const vesper: Omit<Recipe, 'metal'> = { form: 'solitaire-ring' };
const meridian: Omit<Recipe, 'metal'> = { form: 'tennis-bracelet' };
const everyday: Omit<Recipe, 'metal'> = { form: 'hoops', shape: { diameter: 20 } };
const tideDrops: Omit<Recipe, 'metal'> = { form: 'pearl-drops' };
const tidePendant: Omit<Recipe, 'metal'> = { form: 'pearl-pendant' };
const contour: Omit<Recipe, 'metal'> = { form: 'bangle', shape: { inside: 60, width: 6, thickness: 2.4 } };
const triad = { cut: 'oval', stone: 6 };

/** By the name of the design's first picture in `../pictures`. */
export const recipes: Record<string, Recipe> = {
  'alder-court-band-yellow-gold': { form: 'band-ring', metal: 'yellow-gold' },
  'alder-court-band-rose-gold': { form: 'band-ring', metal: 'rose-gold' },
  'orbit-eternity-ring-white-gold': { form: 'eternity-ring', metal: 'white-gold' },
  'orbit-eternity-ring-yellow-gold': { form: 'eternity-ring', metal: 'yellow-gold' },
  'triad-sapphire-ring': {
    form: 'three-stone-ring',
    metal: 'white-gold',
    shape: { gem: 'sapphire', ...triad },
  },
  'triad-ruby-ring': { form: 'three-stone-ring', metal: 'yellow-gold', shape: { gem: 'ruby', ...triad } },
  'filament-stacking-band': {
    form: 'band-ring',
    metal: 'white-gold',
    shape: { width: 2, thickness: 1.5 },
  },
  'hearth-diamond-band': { form: 'band-ring', metal: 'yellow-gold', shape: { width: 4.6, stones: 3 } },
  'marquetry-eternity-ring': { form: 'eternity-ring', metal: 'white-gold', shape: { gem: 'sapphire' } },

  'vesper-solitaire-ring-yellow-gold': { ...vesper, metal: 'yellow-gold' },
  'vesper-solitaire-ring-white-gold': { ...vesper, metal: 'white-gold' },
  'vesper-solitaire-ring-rose-gold': { ...vesper, metal: 'rose-gold' },
  'glade-emerald-ring': {
    form: 'solitaire-ring',
    metal: 'white-gold',
    shape: { gem: 'emerald', cut: 'emerald', stone: 6 },
  },
  'corona-halo-ring-sapphire': {
    form: 'halo-ring',
    metal: 'white-gold',
    shape: { gem: 'sapphire', cut: 'oval' },
  },
  'corona-halo-ring-emerald': {
    form: 'halo-ring',
    metal: 'yellow-gold',
    shape: { gem: 'emerald', cut: 'oval' },
  },
  'harbor-bezel-ring': {
    form: 'solitaire-ring',
    metal: 'yellow-gold',
    shape: { stone: 6, setting: 'bezel' },
  },
  'sextant-step-cut-ring': {
    form: 'solitaire-ring',
    metal: 'white-gold',
    shape: { cut: 'asscher', stone: 6.2 },
  },
  'corolla-ruby-ring': {
    form: 'halo-ring',
    metal: 'rose-gold',
    shape: { gem: 'ruby', cut: 'round', stone: 5.4 },
  },

  'everyday-hoops-yellow-gold': { ...everyday, metal: 'yellow-gold' },
  'everyday-hoops-silver': { ...everyday, metal: 'silver' },
  'frost-pave-hoops': {
    form: 'hoops',
    metal: 'white-gold',
    shape: { diameter: 18, width: 2.4, stones: 13, stone: 1.4 },
  },
  'tide-pearl-drops-yellow-gold': { ...tideDrops, metal: 'yellow-gold' },
  'tide-pearl-drops-rose-gold': { ...tideDrops, metal: 'rose-gold' },
  'polaris-diamond-studs': { form: 'studs', metal: 'white-gold', shape: { stone: 6.4 } },
  'ember-ruby-studs': {
    form: 'studs',
    metal: 'yellow-gold',
    shape: { gem: 'ruby', cut: 'oval', stone: 4.6 },
  },
  'fjord-sapphire-studs': { form: 'studs', metal: 'white-gold', shape: { gem: 'sapphire', stone: 5 } },
  'pebble-pearl-studs': { form: 'pearl-studs', metal: 'yellow-gold', shape: { size: 8 } },

  'tide-pearl-pendant-yellow-gold': { ...tidePendant, metal: 'yellow-gold' },
  'tide-pearl-pendant-white-gold': { ...tidePendant, metal: 'white-gold' },
  'halcyon-diamond-pendant': { form: 'stone-pendant', metal: 'rose-gold', shape: { stone: 5.1, link: 1.6 } },
  'lagoon-sapphire-pendant': {
    form: 'stone-pendant',
    metal: 'white-gold',
    shape: { gem: 'sapphire', cut: 'oval', stone: 6.1 },
  },
  'conservatory-emerald-pendant': {
    form: 'stone-pendant',
    metal: 'yellow-gold',
    shape: { gem: 'emerald', cut: 'emerald' },
  },
  'obol-disc-pendant': { form: 'disc-pendant', metal: 'yellow-gold', shape: { diameter: 15 } },
  'cinder-ruby-pendant': {
    form: 'stone-pendant',
    metal: 'yellow-gold',
    shape: { gem: 'ruby', cut: 'oval', stone: 6 },
  },

  'meridian-tennis-bracelet-white-gold': { ...meridian, metal: 'white-gold' },
  'meridian-tennis-bracelet-yellow-gold': { ...meridian, metal: 'yellow-gold' },
  'fern-chain-bracelet': {
    form: 'chain-bracelet',
    metal: 'silver',
    shape: { gem: 'emerald', cut: 'emerald' },
  },
  'cobalt-chain-bracelet': { form: 'chain-bracelet', metal: 'yellow-gold', shape: { gem: 'sapphire' } },
  'contour-bangle-yellow-gold': { ...contour, metal: 'yellow-gold' },
  'contour-bangle-rose-gold': { ...contour, metal: 'rose-gold' },
  'mooring-chain-bracelet': { form: 'chain-bracelet', metal: 'rose-gold', shape: { link: 4.6 } },
  'torrent-cuff': { form: 'cuff', metal: 'silver', shape: { inside: 58 } },

  'registrar-signet-silver': { form: 'signet-ring', metal: 'silver' },
  'registrar-signet-yellow-gold': { form: 'signet-ring', metal: 'yellow-gold' },
  'page-signet-rose-gold': { form: 'signet-ring', metal: 'rose-gold', shape: { face: 9 } },
  'envoy-sapphire-signet': { form: 'signet-ring', metal: 'white-gold', shape: { stone: 4.5 } },
};
