import { type SamplePiece, variantsBy } from './sample-piece.ts';

export const rings: SamplePiece[] = [
  {
    slug: 'alder-court-band',
    title: 'Alder Court Band',
    summary: 'A plain 6 mm court-profile wedding band in solid 18k yellow or rose gold.',
    description: `A wedding band without stones, seams or engraving. The court profile is rounded inside and out, so it slides over the knuckle more easily than a flat band of the same width.

- **Metal:** solid 18k gold (750), yellow or rose; high polish
- **Width:** 6 mm
- **Thickness:** 1.9 mm at the middle, 1.3 mm at the edges
- **Weight:** about 8.5 g in size 8

**Who it suits.** Anyone who wears a ring all day and works with their hands: there is nothing to catch or to come loose. Six millimetres looks broad on fingers below size 6.

**Care.** Warm water, a drop of dish soap and a soft brush. Gold scratches; a jeweler can bring back the polish once a year. It can be made up to two sizes larger or smaller.`,
    tags: ['wedding', 'gold', 'plain', 'unisex'],
    options: [
      { name: 'Metal', values: ['Yellow gold', 'Rose gold'] },
      { name: 'Ring size', values: ['6', '7', '8', '9', '10'] },
    ],
    variants: [
      ...variantsBy({ sku: 'LA-ALDER-YG', values: ['Yellow gold'], price: 1180, grams: 8.5 }, [
        ['6', 6],
        ['7', 9],
        ['8', 12],
        ['9', 10],
        ['10', 4],
      ]),
      ...variantsBy({ sku: 'LA-ALDER-RG', values: ['Rose gold'], price: 1180, grams: 8.4 }, [
        ['6', 5],
        ['7', 5],
        ['8', 2],
        ['9', 0],
        ['10', 3],
      ]),
    ],
    pictures: [
      {
        file: 'alder-court-band-yellow-gold',
        alt: 'Plain polished yellow gold band with rounded edges, standing at an angle on a pale surface',
      },
      {
        file: 'alder-court-band-rose-gold',
        alt: 'The same plain band in rose gold, its inside curved like its outside',
      },
    ],
  },
  {
    slug: 'orbit-eternity-ring',
    title: 'Orbit Eternity Ring',
    summary: 'A full eternity ring: round lab-grown diamonds all the way around in 18k white or yellow gold.',
    description: `Round brilliants run all the way around the finger, each held by prongs that it shares with its neighbors, so more stone shows than metal.

- **Metal:** 18k gold (750); the white gold is rhodium plated
- **Stones:** round lab-grown diamonds, 2.2 mm each, color F–G, clarity VS; 1.0 ct in all at size 6
- **Width:** 2.4 mm; **height:** 2.2 mm

**Good to know.** A full eternity ring cannot be resized, because there is no plain metal to cut. Have your finger measured at the end of a warm day, and order the larger of two sizes.

**Who it suits.** Worn next to an engagement ring it sits flush; worn alone it is light. The stones reach the palm side, so take it off for weights and gardening.

**Care.** Soak in warm soapy water and rinse. Have the prongs checked once a year.`,
    tags: ['diamond', 'eternity', 'anniversary', 'lab-grown'],
    options: [
      { name: 'Metal', values: ['White gold', 'Yellow gold'] },
      { name: 'Ring size', values: ['5', '6', '7', '8'] },
    ],
    variants: [
      ...variantsBy({ sku: 'LA-ORBIT-WG', values: ['White gold'], price: 1960, grams: 2.8 }, [
        ['5', 3],
        ['6', 7],
        ['7', 5],
        ['8', 1],
      ]),
      ...variantsBy({ sku: 'LA-ORBIT-YG', values: ['Yellow gold'], price: 1890, grams: 2.8 }, [
        ['5', 4],
        ['6', 4],
        ['7', 0],
        ['8', 2],
      ]),
    ],
    pictures: [
      {
        file: 'orbit-eternity-ring-white-gold',
        alt: 'White gold ring set all around with round diamonds in shared prongs',
      },
      {
        file: 'orbit-eternity-ring-yellow-gold',
        alt: 'The same ring in yellow gold, whose color shows through the diamonds',
      },
    ],
  },
  {
    slug: 'triad-sapphire-ring',
    title: 'Triad Sapphire Ring',
    summary: 'An oval blue sapphire between two round lab-grown diamonds on an 18k white gold band.',
    description: `Three stones in a row: an oval sapphire, and a round diamond on either side that is half as tall, so the blue stands clear.

- **Metal:** 18k white gold (750), rhodium plated
- **Center:** natural Sri Lankan sapphire, oval, 8 × 6 mm, about 1.5 ct; heated, as nearly all blue sapphires are
- **Sides:** two round lab-grown diamonds, 4 mm, 0.5 ct in all, color F–G, clarity VS
- **Band:** 2.3 mm wide; the center stands 5.8 mm above the finger

**Who it suits.** The row of stones is about 14 mm long and follows the finger from size 5 up. Sapphire is hard (9 on the Mohs scale) and bears daily wear.

**Care.** Warm soapy water and a soft brush under the stones. White gold is plated again every two or three years, when it looks warmer.`,
    tags: ['sapphire', 'diamond', 'white gold', 'three-stone'],
    options: [{ name: 'Ring size', values: ['5', '6', '7', '8'] }],
    variants: variantsBy({ sku: 'LA-TRIAD-SA', price: 2740, grams: 3.6 }, [
      ['5', 2],
      ['6', 4],
      ['7', 3],
      ['8', 1],
    ]),
    pictures: [
      {
        file: 'triad-sapphire-ring',
        alt: 'White gold ring with an oval blue sapphire between two smaller round diamonds',
      },
    ],
  },
  {
    slug: 'triad-ruby-ring',
    title: 'Triad Ruby Ring',
    summary: 'An oval red ruby between two round lab-grown diamonds on an 18k yellow gold band.',
    description: `The Triad with a red center. Yellow gold warms the ruby; the diamonds beside it keep the row bright.

- **Metal:** 18k yellow gold (750)
- **Center:** natural Mozambican ruby, oval, 8 × 6 mm, about 1.5 ct; heated, without glass filling
- **Sides:** two round lab-grown diamonds, 4 mm, 0.5 ct in all, color F–G, clarity VS
- **Band:** 2.3 mm wide; the center stands 5.8 mm above the finger

**Good to know.** Rubies are rarely clean: expect fine silk and small inclusions that you can see through a loupe.

**Who it suits.** A ring for a fortieth anniversary or a July birthday, and hard enough for every day.

**Care.** Warm soapy water and a soft brush. No steam: it can open an inclusion that reaches the surface.`,
    tags: ['ruby', 'diamond', 'yellow gold', 'three-stone'],
    options: [{ name: 'Ring size', values: ['5', '6', '7', '8'] }],
    variants: variantsBy({ sku: 'LA-TRIAD-RU', price: 2980, grams: 3.6 }, [
      ['5', 1],
      ['6', 3],
      ['7', 2],
      ['8', 0],
    ]),
    pictures: [
      {
        file: 'triad-ruby-ring',
        alt: 'Yellow gold ring with an oval red ruby between two smaller round diamonds',
      },
    ],
  },
];
