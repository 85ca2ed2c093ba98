import { type SamplePiece, variantsBy } from './sample-piece.ts';

export const threeStoneRings: SamplePiece[] = [
  {
    slug: 'triad-sapphire-ring',
    title: 'Triad Sapphire Ring',
    summary: 'An oval blue sapphire between two round lab-grown diamonds on an 18k white gold band.',
    description: `Three stones in a row: an oval sapphire, and a round diamond on either side that is half as tall, so the blue stands clear.

- **Metal:** 18k white gold (750), rhodium plated
- **Center:** natural Sri Lankan sapphire, oval, 8 × 6 mm, about 1.5 ct; heated, as nearly all blue sapphires are
- **Sides:** two round lab-grown diamonds, 4 mm, 0.5 ct in all, color F–G, clarity VS
- **Certificate:** report of an independent laboratory for the center stone, with its origin and treatment
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
      {
        file: 'triad-sapphire-ring-close',
        alt: 'Close view of the three stones: an oval sapphire in four claws, a diamond at either end',
      },
      {
        file: 'triad-sapphire-ring-scale',
        alt: 'The sapphire ring beside a ruler: the three stones together are 14 mm long',
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
- **Certificate:** report of an independent laboratory for the center stone, with its origin and treatment
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
      {
        file: 'triad-ruby-ring-close',
        alt: 'Close view of the oval ruby and the two diamonds beside it, each in four gold claws',
      },
      { file: 'triad-ruby-ring-scale', alt: 'The ruby ring beside a ruler: the ruby is 8 mm long' },
    ],
  },
];
