import { type SamplePiece, variantsBy } from './sample-piece.ts';

const lengths = ['16 in', '18 in'];

export const necklaces: SamplePiece[] = [
  {
    slug: 'tide-pearl-pendant',
    title: 'Tide Pearl Pendant',
    summary: 'A 12 mm white freshwater pearl on a 14k white or yellow gold rolo chain.',
    description: `One large pearl under a plain bell cap, on a chain of round links that is strong enough for its weight.

- **Metal:** 14k gold (585), white or yellow; the white gold is rhodium plated
- **Pearl:** cultured freshwater, 12 mm, near round, white, not dyed
- **Chain:** rolo links, 2.5 mm; lobster clasp, with a ring 1 in from the end to wear it shorter

**Who it suits.** At 16 inches the pearl lies in the hollow of the throat, at 18 inches below the collarbone. It goes with the Tide drops, whose pearls are 3 mm smaller.

**Care.** Put it on after perfume. Wipe the pearl with a damp cloth, and keep it in its pouch: other jewelry scratches it.`,
    tags: ['pearl', 'pendant', 'bridal'],
    options: [
      { name: 'Metal', values: ['White gold', 'Yellow gold'] },
      { name: 'Length', values: lengths },
    ],
    variants: [
      ...variantsBy({ sku: 'LA-TIDE-PEND-WG', values: ['White gold'], price: 480, grams: 8.2 }, [
        ['16 in', 5],
        ['18 in', 8],
      ]),
      ...variantsBy({ sku: 'LA-TIDE-PEND-YG', values: ['Yellow gold'], price: 460, grams: 8.1 }, [
        ['16 in', 3],
        ['18 in', 10],
      ]),
    ],
    pictures: [
      {
        file: 'tide-pearl-pendant-yellow-gold',
        alt: 'Large round white pearl hanging from a yellow gold chain of round links',
      },
      {
        file: 'tide-pearl-pendant-white-gold',
        alt: 'Large round white pearl hanging from a white gold chain of round links',
      },
    ],
  },
  {
    slug: 'halcyon-diamond-pendant',
    title: 'Halcyon Diamond Pendant',
    summary: 'A round half-carat lab-grown diamond in a rose gold bezel on a rolo chain.',
    description: `A round diamond in a full bezel: a rim of gold holds it all around, so nothing catches on knitwear.

- **Metal:** 14k rose gold (585)
- **Stone:** round lab-grown diamond, 0.5 ct (5.1 mm), color F, clarity VS1
- **Pendant:** 6.8 mm across; **chain:** rolo links, 1.6 mm, lobster clasp

**Who it suits.** A first diamond, or one to wear to the gym. The bezel hides a little of the stone's edge, so it looks slightly smaller than the same diamond in prongs.

**Care.** Warm soapy water; push a soft brush in from behind, where the bezel is open. Rose gold gets a shade deeper with the years.`,
    tags: ['diamond', 'pendant', 'rose gold', 'bezel'],
    options: [{ name: 'Length', values: lengths }],
    variants: variantsBy({ sku: 'LA-HALCYON-RG', price: 790, grams: 3.9 }, [
      ['16 in', 7],
      ['18 in', 12],
    ]),
    pictures: [
      {
        file: 'halcyon-diamond-pendant',
        alt: 'Round diamond in a smooth rose gold bezel on a rose gold chain of round links',
      },
    ],
  },
  {
    slug: 'lagoon-sapphire-pendant',
    title: 'Lagoon Sapphire Pendant',
    summary: 'An oval blue sapphire in a white gold bezel on a rolo chain.',
    description: `An oval sapphire in a plain bezel. The back of the setting is open, and daylight keeps the blue from turning dark.

- **Metal:** 18k white gold (750), rhodium plated
- **Stone:** natural Sri Lankan sapphire, oval, 8 × 6 mm, about 1.5 ct; heated
- **Pendant:** 9.5 × 7.6 mm; **chain:** rolo links, 1.8 mm, lobster clasp

**Who it suits.** The blue is medium, neither inky nor pale, and shows on dark as well as on white clothes. At 18 inches it clears most collars.

**Care.** Warm soapy water and a soft brush. Sapphire itself bears nearly everything; the plating of the chain does not bear silver polish.`,
    tags: ['sapphire', 'pendant', 'white gold', 'bezel', 'September'],
    options: [{ name: 'Length', values: lengths }],
    variants: variantsBy({ sku: 'LA-LAGOON-WG', price: 1480, grams: 5.1 }, [
      ['16 in', 2],
      ['18 in', 5],
    ]),
    pictures: [
      {
        file: 'lagoon-sapphire-pendant',
        alt: 'Oval blue sapphire in a smooth white gold bezel on a white gold chain of round links',
      },
    ],
  },
  {
    slug: 'conservatory-emerald-pendant',
    title: 'Conservatory Emerald Pendant',
    summary: 'A step-cut green emerald in an eight-sided yellow gold bezel on a rolo chain.',
    description: `A step-cut emerald in an eight-sided bezel that repeats its outline. The rim stands slightly above the stone and takes the knocks.

- **Metal:** 18k yellow gold (750)
- **Stone:** natural Zambian emerald, 9 × 7 mm, about 2 ct; minor oil treatment
- **Pendant:** 11 × 9 mm; **chain:** rolo links, 2 mm, lobster clasp

**Good to know.** Every emerald has inclusions, and yours will differ from the picture in its pattern.

**Who it suits.** A pendant is the safest place for an emerald: it meets fewer hard edges than a ring.

**Care.** A soft damp cloth. No ultrasonic bath, steam or solvent: they draw out the oil. The stone can be oiled again after some years.`,
    tags: ['emerald', 'pendant', 'yellow gold', 'bezel', 'May'],
    options: [{ name: 'Length', values: lengths }],
    variants: variantsBy({ sku: 'LA-CONSERVATORY-YG', price: 2640, grams: 6.4 }, [
      ['16 in', 1],
      ['18 in', 3],
    ]),
    pictures: [
      {
        file: 'conservatory-emerald-pendant',
        alt: 'Step-cut green emerald in an eight-sided yellow gold bezel on a yellow gold chain of round links',
      },
      {
        file: 'conservatory-emerald-pendant-close',
        alt: 'Close view of the emerald: long steps, clipped corners and the polished gold rim',
      },
    ],
  },
];
