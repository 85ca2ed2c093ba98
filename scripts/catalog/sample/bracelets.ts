import { type SamplePiece, variantsBy } from './sample-piece.ts';

export const bracelets: SamplePiece[] = [
  {
    slug: 'meridian-tennis-bracelet',
    title: 'Meridian Tennis Bracelet',
    summary: 'A flexible row of round lab-grown diamonds in 18k white or yellow gold with a box clasp.',
    description: `A single row of round diamonds, each in its own four-prong basket and linked to the next, so the bracelet drapes like cloth.

- **Metal:** 18k gold (750); the white gold is rhodium plated
- **Stones:** round lab-grown diamonds, 5.2 mm, color F–G, clarity VS; 27 stones and about 14 ct in all at 6.5 in
- **Certificate:** IGI report for the bracelet, with the weight of the whole row
- **Clasp:** box clasp with a safety catch on the side
- **Width:** 5.4 mm; **weight:** 18 g at 6.5 in

**Who it suits.** Measure your wrist and add half an inch: it should turn freely and not slide over the hand. The row is stiff sideways, so do not wear it beside a watch.

**Care.** Soak in warm soapy water, then brush from behind. Have the links looked at once a year; they wear before the prongs do.`,
    tags: ['diamond', 'tennis', 'lab-grown', 'anniversary'],
    options: [
      { name: 'Metal', values: ['White gold', 'Yellow gold'] },
      { name: 'Length', values: ['6.5 in', '7 in'] },
    ],
    variants: [
      ...variantsBy({ sku: 'LA-MERIDIAN-WG', values: ['White gold'], price: 5400, grams: 18 }, [
        ['6.5 in', 2],
        ['7 in', 3],
      ]),
      ...variantsBy({ sku: 'LA-MERIDIAN-YG', values: ['Yellow gold'], price: 5250, grams: 18 }, [
        ['6.5 in', 1],
        ['7 in', 0],
      ]),
    ],
    pictures: [
      {
        file: 'meridian-tennis-bracelet-white-gold',
        alt: 'White gold bracelet of round diamonds in one row, closed in an oval with its box clasp in front',
      },
      {
        file: 'meridian-tennis-bracelet-white-gold-close',
        alt: 'Close view of the row: round diamonds, each in four white gold prongs',
      },
      {
        file: 'meridian-tennis-bracelet-yellow-gold',
        alt: 'The bracelet in yellow gold, with its box clasp in front',
      },
      {
        file: 'meridian-tennis-bracelet-white-gold-scale',
        alt: 'The white gold tennis bracelet beside a ruler: the oval is 6 cm long, each diamond 5 mm across',
      },
    ],
  },
  {
    slug: 'fern-chain-bracelet',
    title: 'Fern Chain Bracelet',
    summary: 'A sterling silver chain bracelet with one step-cut green emerald in a bezel.',
    description: `A chain of oval silver links with one emerald in the middle, set so that its long side runs across the wrist.

- **Metal:** solid sterling silver (925), rhodium plated against tarnish
- **Stone:** lab-grown emerald, step cut, 8 × 6 mm, in a full bezel
- **Links:** 5 × 4 mm; lobster clasp, with a ring half an inch from the end to wear it shorter

**Good to know.** The emerald is lab-grown, which is why it is this clean at this price. It is the same mineral as a mined one.

**Who it suits.** An emerald for every day that you need not worry about.

**Care.** Warm soapy water. Polishing cloths for silver take the plating off; a plain soft cloth is enough.`,
    tags: ['emerald', 'silver', 'chain', 'lab-grown'],
    options: [{ name: 'Length', values: ['6.5 in', '7 in', '7.5 in'] }],
    variants: variantsBy({ sku: 'LA-FERN-SI', price: 185, compareAtPrice: 220, grams: 11 }, [
      ['6.5 in', 8],
      ['7 in', 15],
      ['7.5 in', 6],
    ]),
    pictures: [
      {
        file: 'fern-chain-bracelet',
        alt: 'Silver chain bracelet with a single step-cut green emerald in an eight-sided bezel',
      },
      {
        file: 'fern-chain-bracelet-close',
        alt: 'Close view of the step-cut emerald in its silver bezel, a ring on either side',
      },
      {
        file: 'fern-chain-bracelet-scale',
        alt: 'The emerald bracelet in silver beside a ruler: the emerald is 8 mm long',
      },
    ],
  },
  {
    slug: 'cobalt-chain-bracelet',
    title: 'Cobalt Chain Bracelet',
    summary: 'A solid 14k yellow gold chain bracelet with one round blue sapphire in a bezel.',
    description: `The same open chain in gold, with a round sapphire in a bezel as its only stone.

- **Metal:** solid 14k yellow gold (585)
- **Stone:** natural sapphire, round, 6 mm, about 1 ct; heated
- **Links:** 5 × 4 mm, not hollow; lobster clasp, with a ring half an inch from the end to wear it shorter
- **Weight:** 14 g at 7 in

**Who it suits.** Heavy enough to be felt, plain enough to be worn with a watch. Hollow chains look the same and dent; this one does not.

**Care.** Warm soapy water and a soft brush between the links. Have the clasp checked every two years.`,
    tags: ['sapphire', 'yellow gold', 'chain'],
    options: [{ name: 'Length', values: ['6.5 in', '7 in', '7.5 in'] }],
    variants: variantsBy({ sku: 'LA-COBALT-YG', price: 1690, grams: 14 }, [
      ['6.5 in', 3],
      ['7 in', 4],
      ['7.5 in', 1],
    ]),
    pictures: [
      {
        file: 'cobalt-chain-bracelet',
        alt: 'Yellow gold chain bracelet with a single round blue sapphire in a bezel',
      },
      {
        file: 'cobalt-chain-bracelet-close',
        alt: 'Close view of the round sapphire in its yellow gold bezel, a ring on either side',
      },
      {
        file: 'cobalt-chain-bracelet-scale',
        alt: 'The sapphire bracelet in gold beside a ruler: the sapphire is 6 mm across',
      },
    ],
  },
  {
    slug: 'contour-bangle',
    title: 'Contour Bangle',
    summary: 'A plain closed oval bangle in solid 14k yellow or rose gold, in two sizes.',
    description: `A closed bangle without hinge or clasp, slightly oval like a wrist, with softly rounded edges.

- **Metal:** solid 14k gold (585), yellow or rose; high polish
- **Width:** 6 mm; **thickness:** 2.4 mm
- **Inside, long way:** 60 mm (small) or 65 mm (medium)
- **Weight:** 24 g (small), 26 g (medium)

**How to find your size.** Lay thumb and little finger together and measure around the widest part of the hand. Up to 7.5 in (19 cm): small. Up to 8.2 in (21 cm): medium.

**Who it suits.** It turns and rings against others; people who type all day often prefer a chain.

**Care.** Soft cloth, warm soapy water. Small dents can be hammered out by a jeweler.`,
    tags: ['gold', 'bangle', 'plain', 'stacking'],
    options: [
      { name: 'Metal', values: ['Yellow gold', 'Rose gold'] },
      { name: 'Size', values: ['Small', 'Medium'] },
    ],
    variants: [
      { sku: 'LA-CONTOUR-YG-S', optionValues: ['Yellow gold', 'Small'], price: 2150, grams: 24, stock: 4 },
      { sku: 'LA-CONTOUR-YG-M', optionValues: ['Yellow gold', 'Medium'], price: 2290, grams: 26, stock: 6 },
      { sku: 'LA-CONTOUR-RG-S', optionValues: ['Rose gold', 'Small'], price: 2150, grams: 24, stock: 0 },
      { sku: 'LA-CONTOUR-RG-M', optionValues: ['Rose gold', 'Medium'], price: 2290, grams: 26, stock: 2 },
    ],
    pictures: [
      { file: 'contour-bangle-yellow-gold', alt: 'Plain closed oval bangle in polished yellow gold' },
      { file: 'contour-bangle-rose-gold', alt: 'Plain closed oval bangle in polished rose gold' },
      {
        file: 'contour-bangle-yellow-gold-close',
        alt: 'Close view of the yellow gold bangle: softly rounded edges, no seam',
      },
      {
        file: 'contour-bangle-yellow-gold-scale',
        alt: 'The small bangle in yellow gold beside a ruler: 60 mm across on the inside',
      },
    ],
  },
  {
    slug: 'mooring-chain-bracelet',
    title: 'Mooring Chain Bracelet',
    summary: 'A plain chain bracelet in solid 14k rose gold, closed by a ring and a bar.',
    description: `An open chain without a stone, closed as ropes are: a bar that goes through a ring and lies across it. One hand is enough to put it on.

- **Metal:** solid 14k rose gold (585); no link is hollow
- **Links:** 5.8 × 4.6 mm, each soldered
- **Clasp:** ring of 8.6 mm, bar of 14 mm
- **Weight:** 17 g at 7 in

**Who it suits.** Anyone who has struggled with a lobster clasp. The ring and bar are made to be seen and can be worn on top of the wrist.

**Care.** Warm soapy water and a soft brush between the links. The bar holds by the weight of the bracelet: choose the length that hangs, not the one that sits tight.`,
    tags: ['rose gold', 'chain', 'plain'],
    options: [{ name: 'Length', values: ['6.5 in', '7 in', '7.5 in'] }],
    variants: variantsBy({ sku: 'LA-MOORING-RG', price: 1860, grams: 17 }, [
      ['6.5 in', 2],
      ['7 in', 5],
      ['7.5 in', 0],
    ]),
    pictures: [
      {
        file: 'mooring-chain-bracelet',
        alt: 'Rose gold chain bracelet of open oval links, closed by a ring with a bar through it',
      },
      {
        file: 'mooring-chain-bracelet-close',
        alt: 'Close view of the clasp: a rose gold bar lying across a round ring',
      },
      {
        file: 'mooring-chain-bracelet-scale',
        alt: 'The rose gold chain bracelet beside a ruler: 6 cm across',
      },
    ],
  },
  {
    slug: 'torrent-cuff',
    title: 'Torrent Cuff',
    summary: 'An open cuff of round sterling silver wire with a ball at either end.',
    description: `A single length of silver wire, bent to the oval of a wrist and finished with a ball at either end, so that it goes on sideways and does not scratch.

- **Metal:** solid sterling silver (925), not plated
- **Wire:** 3.6 mm, round; balls of 5.6 mm
- **Inside, long way:** 58 mm; **opening:** 24 mm
- **Weight:** 22 g

**How to put it on.** Over the narrow side of the wrist, where the bone is not, and then turn it. Opening it wide each time hardens the silver until it breaks; pressing it a little is harmless.

**Who it suits.** Wrists from 15 to 17.5 cm. It can be bent once to fit, by hand.

**Care.** Silver darkens in air. Wearing it keeps it bright; otherwise use a silver cloth and store it in the pouch.`,
    tags: ['silver', 'cuff', 'plain', 'unisex'],
    options: [],
    variants: [{ sku: 'LA-TORRENT-SI', optionValues: [], price: 195, grams: 22, stock: 17 }],
    pictures: [
      { file: 'torrent-cuff', alt: 'Open silver cuff of round wire with a polished ball at either end' },
      { file: 'torrent-cuff-close', alt: 'Close view of one end of the cuff: a silver ball on round wire' },
      { file: 'torrent-cuff-scale', alt: 'The silver cuff beside a ruler: 58 mm across on the inside' },
    ],
  },
];
