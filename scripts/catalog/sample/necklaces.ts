import { type SamplePiece, variantsBy } from './sample-piece.ts';

const lengths = ['16 in', '18 in'];

export const necklaces: SamplePiece[] = [
  {
    slug: 'tide-pearl-pendant',
    title: 'Tide Pearl Pendant',
    summary: 'A 9.5 mm white freshwater pearl on a 14k white or yellow gold rolo chain.',
    description: `One large pearl under a plain bell cap, on a chain of round links that is strong enough for its weight.

- **Metal:** 14k gold (585), white or yellow; the white gold is rhodium plated
- **Pearl:** cultured freshwater, 9.5 mm, near round, white, not dyed
- **Chain:** rolo links, 1.8 mm; lobster clasp, with a ring 1 in from the end to wear it shorter

**Who it suits.** At 16 inches the pearl lies in the hollow of the throat, at 18 inches below the collarbone. It goes with the Tide drops, whose pearls are half a millimeter smaller.

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
      {
        file: 'tide-pearl-pendant-yellow-gold-close',
        alt: 'Close view of the pearl, its yellow gold cap and the loop that the chain runs through',
      },
      {
        file: 'tide-pearl-pendant-yellow-gold-scale',
        alt: 'The pearl pendant in yellow gold beside a ruler: the pearl is 9.5 mm across',
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
- **Certificate:** IGI report
- **Pendant:** 6.6 mm across; **chain:** rolo links, 1.6 mm, lobster clasp

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
      { file: 'halcyon-diamond-pendant-close', alt: 'Close view of the round diamond in its rose gold rim' },
      {
        file: 'halcyon-diamond-pendant-scale',
        alt: 'The diamond pendant beside a ruler: the diamond is 5 mm across',
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
      {
        file: 'lagoon-sapphire-pendant-close',
        alt: 'Close view of the oval sapphire and the white gold rim around it',
      },
      {
        file: 'lagoon-sapphire-pendant-scale',
        alt: 'The sapphire pendant beside a ruler: the sapphire is 8 mm long',
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
      {
        file: 'conservatory-emerald-pendant-scale',
        alt: 'The emerald pendant beside a ruler: the emerald is 9 mm long',
      },
    ],
  },
  {
    slug: 'obol-disc-pendant',
    title: 'Obol Disc Pendant',
    summary: 'A plain 15 mm disc of solid 14k yellow gold on a rolo chain, ready for engraving.',
    description: `A coin without a face. It is slightly hollow in the middle and has a rounded rim, so that it feels worn from the first day and a monogram lies protected.

- **Metal:** solid 14k yellow gold (585), disc and chain alike
- **Disc:** 15 mm across, 1.2 mm thick at the rim
- **Chain:** rolo links, 1.6 mm; lobster clasp, with a ring 1 in from the end to wear it shorter
- **Weight:** 5.8 g

**Who it suits.** Those who want something to hold on to in meetings. Up to three letters or a date fit on each side.

**Care.** A soft cloth. The fine scratches of wearing become its surface; a jeweler can make it like new, and few people want that.`,
    tags: ['gold', 'pendant', 'plain', 'engravable', 'unisex'],
    options: [{ name: 'Length', values: lengths }],
    variants: variantsBy({ sku: 'LA-OBOL-YG', price: 540, grams: 5.8 }, [
      ['16 in', 6],
      ['18 in', 13],
    ]),
    pictures: [
      {
        file: 'obol-disc-pendant',
        alt: 'Plain round disc of polished yellow gold with a raised rim, on a chain of round links',
      },
      {
        file: 'obol-disc-pendant-close',
        alt: 'Close view of the disc: a slightly hollow face and a rounded rim',
      },
      { file: 'obol-disc-pendant-scale', alt: 'The gold disc beside a ruler: 15 mm across' },
    ],
  },
  {
    slug: 'cinder-ruby-pendant',
    title: 'Cinder Ruby Pendant',
    summary: 'An oval red ruby in a yellow gold bezel on a rolo chain.',
    description: `An oval ruby in a plain bezel, open at the back so that light gets behind the red.

- **Metal:** 18k yellow gold (750)
- **Stone:** natural Mozambican ruby, oval, 8 × 6 mm, about 1.5 ct; heated, without glass filling
- **Certificate:** report of an independent laboratory, with origin and treatment
- **Pendant:** 9.4 × 7.5 mm; **chain:** rolo links, 1.8 mm, lobster clasp
- **Weight:** 5.3 g

**Good to know.** Rubies are rarely clean: expect fine silk, which is also what makes the red glow in the sun.

**Who it suits.** Skin that gold suits. It goes with the Ember studs, whose rubies come from the same lots.

**Care.** Warm soapy water and a soft brush. No steam or ultrasonic bath.`,
    tags: ['ruby', 'pendant', 'yellow gold', 'bezel', 'July'],
    options: [{ name: 'Length', values: lengths }],
    variants: variantsBy({ sku: 'LA-CINDER-YG', price: 1720, grams: 5.3 }, [
      ['16 in', 0],
      ['18 in', 4],
    ]),
    pictures: [
      {
        file: 'cinder-ruby-pendant',
        alt: 'Oval red ruby in a smooth yellow gold bezel on a yellow gold chain of round links',
      },
      {
        file: 'cinder-ruby-pendant-close',
        alt: 'Close view of the oval ruby and the yellow gold rim around it',
      },
      { file: 'cinder-ruby-pendant-scale', alt: 'The ruby pendant beside a ruler: the ruby is 8 mm long' },
    ],
  },
];
