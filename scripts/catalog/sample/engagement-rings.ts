import { type SamplePiece, variantsBy } from './sample-piece.ts';

export const engagementRings: SamplePiece[] = [
  {
    slug: 'vesper-solitaire-ring',
    title: 'Vesper Solitaire Ring',
    summary: 'A one-carat round lab-grown diamond in six prongs on a slim 18k gold band, in three metals.',
    description: `One round brilliant in six prongs on a slim round band. Six prongs hold the stone even when one of them wears thin, and they make the outline rounder than four do.

- **Metal:** 18k gold (750) in yellow, white or rose; white gold is rhodium plated
- **Stone:** round lab-grown diamond, 1.0 ct (6.4 mm), color F, clarity VS1, ideal cut
- **Certificate:** IGI report; its number is lasered on the girdle
- **Band:** 2 mm wide, round in section
- **Height:** 6.5 mm above the finger

**Who it suits.** The head is high enough for a straight wedding band to sit against it. If you wear gloves at work, a lower setting is the better choice.

**Care.** Oil from skin dulls a diamond within days: warm soapy water and a soft brush once a week. Have the prongs checked once a year.`,
    tags: ['diamond', 'solitaire', 'engagement', 'lab-grown'],
    options: [
      { name: 'Metal', values: ['Yellow gold', 'White gold', 'Rose gold'] },
      { name: 'Ring size', values: ['5', '6', '7', '8'] },
    ],
    variants: [
      ...variantsBy({ sku: 'LA-VESPER-YG', values: ['Yellow gold'], price: 2450, grams: 2.6 }, [
        ['5', 3],
        ['6', 8],
        ['7', 6],
        ['8', 2],
      ]),
      ...variantsBy({ sku: 'LA-VESPER-WG', values: ['White gold'], price: 2520, grams: 2.7 }, [
        ['5', 4],
        ['6', 9],
        ['7', 5],
        ['8', 3],
      ]),
      ...variantsBy({ sku: 'LA-VESPER-RG', values: ['Rose gold'], price: 2450, grams: 2.6 }, [
        ['5', 2],
        ['6', 4],
        ['7', 1],
        ['8', 0],
      ]),
    ],
    pictures: [
      {
        file: 'vesper-solitaire-ring-yellow-gold',
        alt: 'Slim yellow gold ring with a single round diamond in six prongs',
      },
      {
        file: 'vesper-solitaire-ring-white-gold',
        alt: 'The solitaire in white gold, with a single round diamond',
      },
      {
        file: 'vesper-solitaire-ring-rose-gold',
        alt: 'The solitaire in rose gold, with a single round diamond',
      },
      {
        file: 'vesper-solitaire-ring-yellow-gold-close',
        alt: 'Close view of the diamond from above: six yellow gold claws around a round brilliant',
      },
      {
        file: 'vesper-solitaire-ring-yellow-gold-scale',
        alt: 'The yellow gold solitaire beside a ruler: the diamond is 6.4 mm across',
      },
    ],
  },
  {
    slug: 'glade-emerald-ring',
    title: 'Glade Emerald Ring',
    summary: 'A step-cut green emerald in four prongs on a slim 18k white gold band.',
    description: `A single emerald in the cut that is named after it: long steps and clipped corners, which protect the stone and show its depth of color rather than sparkle.

- **Metal:** 18k white gold (750), rhodium plated
- **Stone:** natural Zambian emerald, 8 × 6 mm, about 1.4 ct; minor oil treatment
- **Certificate:** report of an independent laboratory, with origin and degree of oiling
- **Band:** 2 mm wide, round in section; the stone stands 6 mm above the finger

**Good to know.** Emeralds have inclusions, which the trade calls *jardin*, garden. No two are alike, and yours will differ from the picture in its pattern.

**Who it suits.** Someone who takes rings off for sport and housework. Emerald is hard (7.5–8) but brittle, and a knock on an edge can chip it.

**Care.** Lukewarm water and a soft cloth only. No ultrasonic bath, steam or solvent: they draw out the oil.`,
    tags: ['emerald', 'solitaire', 'engagement', 'white gold'],
    options: [{ name: 'Ring size', values: ['5', '6', '7', '8'] }],
    variants: variantsBy({ sku: 'LA-GLADE', price: 3180, grams: 2.8 }, [
      ['5', 1],
      ['6', 2],
      ['7', 2],
      ['8', 1],
    ]),
    pictures: [
      {
        file: 'glade-emerald-ring',
        alt: 'White gold ring with one rectangular step-cut green emerald held by four prongs',
      },
      {
        file: 'glade-emerald-ring-close',
        alt: 'Close view of the emerald: long steps, clipped corners and a claw at each',
      },
      {
        file: 'glade-emerald-ring-scale',
        alt: 'The emerald ring beside a ruler: the stone is 8 mm long and 6 mm wide',
      },
    ],
  },
  {
    slug: 'corona-halo-ring',
    title: 'Corona Halo Ring',
    summary: 'An oval sapphire or emerald in a ring of thirteen small diamonds, in 18k gold.',
    description: `An oval center in a frame of thirteen round diamonds. The frame makes the center look about a third larger and protects its edge.

- **Metal:** 18k gold (750); white with the sapphire, and rhodium plated, yellow with the emerald
- **Sapphire:** natural Sri Lankan sapphire, 7 × 5 mm, about 0.9 ct; heated
- **Emerald:** natural Zambian emerald, 7 × 5 mm, about 0.7 ct; minor oil treatment
- **Frame:** thirteen round lab-grown diamonds, 1.8 mm, 0.3 ct in all
- **Certificate:** report of an independent laboratory for the center stone; the maker’s own card for the frame
- **Head:** 13 × 11 mm; **band:** 2.2 mm wide

**Who it suits.** The wide head covers a broad finger well and dominates a very slender one. It does not sit flush with a straight wedding band; ask for a curved one.

**Care.** Dust gathers behind the frame: rinse from below in lukewarm soapy water. Keep the emerald out of ultrasonic baths.`,
    tags: ['sapphire', 'emerald', 'diamond', 'halo', 'engagement'],
    options: [
      { name: 'Gemstone', values: ['Sapphire in white gold', 'Emerald in yellow gold'] },
      { name: 'Ring size', values: ['5', '6', '7'] },
    ],
    variants: [
      ...variantsBy({ sku: 'LA-CORONA-SA', values: ['Sapphire in white gold'], price: 2290, grams: 3.4 }, [
        ['5', 2],
        ['6', 5],
        ['7', 4],
      ]),
      ...variantsBy({ sku: 'LA-CORONA-EM', values: ['Emerald in yellow gold'], price: 2360, grams: 3.4 }, [
        ['5', 1],
        ['6', 3],
        ['7', 0],
      ]),
    ],
    pictures: [
      {
        file: 'corona-halo-ring-sapphire',
        alt: 'White gold ring with an oval blue sapphire in a frame of small round diamonds',
      },
      {
        file: 'corona-halo-ring-sapphire-close',
        alt: 'Close view of the sapphire: four prongs, thirteen round diamonds and a polished rim',
      },
      {
        file: 'corona-halo-ring-emerald',
        alt: 'The halo ring in yellow gold with an oval green emerald',
      },
      {
        file: 'corona-halo-ring-sapphire-scale',
        alt: 'The sapphire halo ring beside a ruler: its head is 13 mm long',
      },
    ],
  },
  {
    slug: 'harbor-bezel-ring',
    title: 'Harbor Bezel Ring',
    summary: 'A round lab-grown diamond of 0.8 ct in a closed yellow gold bezel on a slim band.',
    description: `One diamond in a wall of gold. The bezel runs all around it, from the band to just above the girdle, and has no claw that could lift or catch.

- **Metal:** solid 18k yellow gold (750)
- **Stone:** round lab-grown diamond, 0.8 ct (6 mm), color F, clarity VS1, ideal cut
- **Certificate:** IGI report; its number is lasered on the girdle
- **Head:** 7.6 mm across; **band:** 2 mm wide, round in section
- **Height:** 6 mm above the finger

**Who it suits.** Hands that work: in a kitchen, on a rope, in gloves. The gold around the stone warms a colorless diamond a little; choose prongs if you want it icy.

**Care.** Warm soapy water. The bezel is closed below as well, so rinse well and let it dry on a towel. It needs no checking of prongs.`,
    tags: ['diamond', 'bezel', 'engagement', 'yellow gold', 'lab-grown'],
    options: [{ name: 'Ring size', values: ['5', '6', '7', '8'] }],
    variants: variantsBy({ sku: 'LA-HARBOR-YG', price: 1980, grams: 3.9 }, [
      ['5', 3],
      ['6', 7],
      ['7', 5],
      ['8', 1],
    ]),
    pictures: [
      {
        file: 'harbor-bezel-ring',
        alt: 'Slim yellow gold ring with one round diamond in a closed, smooth bezel',
      },
      {
        file: 'harbor-bezel-ring-close',
        alt: 'Close view of the diamond and the wall of yellow gold around it',
      },
      { file: 'harbor-bezel-ring-scale', alt: 'The bezel ring beside a ruler: its head is 7.6 mm across' },
    ],
  },
  {
    slug: 'sextant-step-cut-ring',
    title: 'Sextant Step-Cut Ring',
    summary: 'A square step-cut lab-grown diamond in four claws on a slim 18k white gold band.',
    description: `A square diamond with clipped corners and steps instead of sparkle: the cut is named after Asscher of Amsterdam, who drew it in 1902. One looks into it as into a well.

- **Metal:** 18k white gold (750), rhodium plated
- **Stone:** Asscher-cut lab-grown diamond, 1.5 ct (6.2 mm), color E, clarity VVS2
- **Certificate:** GIA report; its number is lasered on the girdle
- **Band:** 2 mm wide, round in section; the stone stands 6.5 mm above the finger

**Good to know.** Steps hide nothing. That is why this stone is cleaner and whiter than the round ones in this shop, and why it costs more at the same weight.

**Who it suits.** Someone who likes clear lines, and who finds a round brilliant too busy.

**Care.** A step cut shows every fingerprint: warm soapy water and a soft brush twice a week. Have the claws checked once a year.`,
    tags: ['diamond', 'solitaire', 'engagement', 'white gold', 'lab-grown'],
    options: [{ name: 'Ring size', values: ['5', '6', '7', '8'] }],
    variants: variantsBy({ sku: 'LA-SEXTANT-WG', price: 3450, grams: 2.9 }, [
      ['5', 1],
      ['6', 3],
      ['7', 2],
      ['8', 0],
    ]),
    pictures: [
      {
        file: 'sextant-step-cut-ring',
        alt: 'White gold ring with one square step-cut diamond held by four claws',
      },
      {
        file: 'sextant-step-cut-ring-close',
        alt: 'Close view of the square diamond: steps that lead inward, clipped corners',
      },
      {
        file: 'sextant-step-cut-ring-scale',
        alt: 'The square diamond ring beside a ruler: the stone is 6 mm on each side',
      },
    ],
  },
  {
    slug: 'corolla-ruby-ring',
    title: 'Corolla Ruby Ring',
    summary: 'A round red ruby in a ring of small lab-grown diamonds, in 18k rose gold.',
    description: `A round ruby among small round diamonds, like the eye of a flower. Rose gold takes the edge off the contrast between red and white.

- **Metal:** solid 18k rose gold (750)
- **Center:** natural Mozambican ruby, round, 5.4 mm, about 0.85 ct; heated, without glass filling
- **Frame:** round lab-grown diamonds, 1.8 mm, 0.3 ct in all, color F–G, clarity VS
- **Certificate:** report of an independent laboratory for the ruby, with origin and treatment
- **Head:** 10.5 mm across; **band:** 2 mm wide

**Who it suits.** A round head looks smaller than an oval one and leaves room for a second ring. It stands on a slender finger without hiding it.

**Care.** Dust gathers behind the frame: rinse from below in lukewarm soapy water. No steam: it can open an inclusion that reaches the surface.`,
    tags: ['ruby', 'diamond', 'halo', 'engagement', 'rose gold', 'July'],
    options: [{ name: 'Ring size', values: ['5', '6', '7'] }],
    variants: variantsBy({ sku: 'LA-COROLLA-RG', price: 2390, grams: 3.3 }, [
      ['5', 3],
      ['6', 4],
      ['7', 2],
    ]),
    pictures: [
      {
        file: 'corolla-ruby-ring',
        alt: 'Rose gold ring with a round red ruby in a frame of small round diamonds',
      },
      {
        file: 'corolla-ruby-ring-close',
        alt: 'Close view of the ruby: four rose gold claws and a circle of small diamonds',
      },
      { file: 'corolla-ruby-ring-scale', alt: 'The ruby halo ring beside a ruler: its head is 10 mm across' },
    ],
  },
];
