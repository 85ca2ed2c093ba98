import { type SamplePiece, variantsBy } from './sample-piece.ts';
import { threeStoneRings } from './three-stone-rings.ts';

export const rings: SamplePiece[] = [
  {
    slug: 'alder-court-band',
    title: 'Alder Court Band',
    summary: 'A plain 5 mm court-profile wedding band in solid 18k yellow or rose gold.',
    description: `A wedding band without stones, seams or engraving. The court profile is rounded inside and out, so it slides over the knuckle more easily than a flat band of the same width.

- **Metal:** solid 18k gold (750), yellow or rose; high polish
- **Width:** 5.2 mm
- **Thickness:** 1.8 mm at the middle, 1.3 mm at the edges
- **Weight:** about 8.5 g in size 8

**Who it suits.** Anyone who wears a ring all day and works with their hands: there is nothing to catch or to come loose. Five millimeters look broad on fingers below size 6.

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
      {
        file: 'alder-court-band-yellow-gold-close',
        alt: 'Close view of the band’s crown: one unbroken curve of polished yellow gold',
      },
      {
        file: 'alder-court-band-yellow-gold-scale',
        alt: 'The yellow gold band beside a ruler: its hole is 17 mm across, the band 5 mm wide',
      },
    ],
  },
  {
    slug: 'orbit-eternity-ring',
    title: 'Orbit Eternity Ring',
    summary: 'A full eternity ring: round lab-grown diamonds all the way around in 18k white or yellow gold.',
    description: `Round brilliants run all the way around the finger, each held by prongs that it shares with its neighbors, so more stone shows than metal.

- **Metal:** 18k gold (750); the white gold is rhodium plated
- **Stones:** round lab-grown diamonds, 2.7 mm each, color F–G, clarity VS; 22 stones and 1.7 ct in all at size 6
- **Certificate:** IGI report for the ring, with the weight of the whole row
- **Width:** 3 mm; **height:** 2.4 mm

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
      {
        file: 'orbit-eternity-ring-white-gold-close',
        alt: 'Close view of the row: round diamonds side by side, two small claws between each pair',
      },
      {
        file: 'orbit-eternity-ring-white-gold-scale',
        alt: 'The white gold eternity ring beside a ruler: 22 mm across on the outside',
      },
    ],
  },
  ...threeStoneRings,
  {
    slug: 'filament-stacking-band',
    title: 'Filament Stacking Band',
    summary: 'A plain 2 mm band in solid 14k white gold, made to be worn in twos and threes.',
    description: `The narrowest band that still keeps its shape. It is nearly as thick as it is wide, so that three of them stand together like one broad ring and turn against each other.

- **Metal:** solid 14k white gold (585), palladium alloy, not plated; free of nickel
- **Width:** 2 mm; **thickness:** 1.5 mm, rounded on all sides
- **Weight:** 2.1 g in size 6

**Who it suits.** Anyone who wants to begin with one and add another each year. Alone it sits below an engagement ring and does not push it away.

**Care.** Warm soapy water. Since nothing is plated, nothing wears off: the warm gray of the metal stays as it is. Below 2 mm a ring bends; this one can still be made one size larger or smaller.`,
    tags: ['wedding', 'white gold', 'plain', 'stacking'],
    options: [{ name: 'Ring size', values: ['4', '5', '6', '7', '8'] }],
    variants: variantsBy({ sku: 'LA-FILAMENT-WG', price: 290, grams: 2.1 }, [
      ['4', 8],
      ['5', 14],
      ['6', 16],
      ['7', 11],
      ['8', 3],
    ]),
    pictures: [
      { file: 'filament-stacking-band', alt: 'Very slim plain band in polished white gold' },
      {
        file: 'filament-stacking-band-close',
        alt: 'Close view of the slim white gold band: as round as a wire',
      },
      { file: 'filament-stacking-band-scale', alt: 'The slim band beside a ruler: 2 mm wide' },
    ],
  },
  {
    slug: 'hearth-diamond-band',
    title: 'Hearth Diamond Band',
    summary: 'A 4.6 mm band in 18k yellow gold with three round lab-grown diamonds let into its crown.',
    description: `Three diamonds in a row, sunk into the band until only their crowns look out, each with a thin rim of gold. Nothing stands up, so nothing catches.

- **Metal:** solid 18k yellow gold (750)
- **Stones:** three round lab-grown diamonds, 2.3 mm, 0.15 ct in all, color F–G, clarity VS
- **Certificate:** the maker's own card with weight, color and clarity
- **Width:** 4.6 mm; **thickness:** 1.8 mm
- **Weight:** about 7.4 g in size 8

**Who it suits.** Doctors, gardeners, climbers: people who like a stone and wear gloves. It is also the wedding band that goes beside a plain one of the same width.

**Care.** Warm soapy water and a soft brush across the stones. It can be made one size larger or smaller, at the palm.`,
    tags: ['diamond', 'wedding', 'yellow gold', 'lab-grown', 'unisex'],
    options: [{ name: 'Ring size', values: ['6', '7', '8', '9', '10'] }],
    variants: variantsBy({ sku: 'LA-HEARTH-YG', price: 1420, grams: 7.4 }, [
      ['6', 4],
      ['7', 5],
      ['8', 6],
      ['9', 2],
      ['10', 0],
    ]),
    pictures: [
      { file: 'hearth-diamond-band', alt: 'Yellow gold band with three round diamonds sunk into its crown' },
      {
        file: 'hearth-diamond-band-close',
        alt: 'Close view of the three diamonds, each in a thin rim of yellow gold',
      },
      {
        file: 'hearth-diamond-band-scale',
        alt: 'The band with three diamonds beside a ruler: just under 5 mm wide',
      },
    ],
  },
  {
    slug: 'marquetry-eternity-ring',
    title: 'Marquetry Eternity Ring',
    summary: 'Blue sapphires and lab-grown diamonds by turns, all the way around a band of 18k white gold.',
    description: `Eleven sapphires and eleven diamonds, one after the other all around the finger, each held by claws that it shares with its neighbors.

- **Metal:** 18k white gold (750), rhodium plated
- **Sapphires:** natural, round, 2.7 mm, about 1.1 ct in all; heated
- **Diamonds:** round, lab-grown, 2.7 mm, 0.85 ct in all, color F–G, clarity VS
- **Certificate:** IGI report for the diamonds; the maker's own card for the sapphires
- **Width:** 3 mm; **height:** 2.4 mm

**Good to know.** A full eternity ring cannot be resized, because there is no plain metal to cut. Have your finger measured at the end of a warm day, and order the larger of two sizes.

**Who it suits.** It shows more color than a row of diamonds and less than a row of sapphires, and goes with either.

**Care.** Soak in warm soapy water and rinse. Have the claws checked once a year.`,
    tags: ['sapphire', 'diamond', 'eternity', 'white gold', 'September'],
    options: [{ name: 'Ring size', values: ['5', '6', '7', '8'] }],
    variants: variantsBy({ sku: 'LA-MARQUETRY-WG', price: 2180, compareAtPrice: 2420, grams: 2.9 }, [
      ['5', 2],
      ['6', 4],
      ['7', 3],
      ['8', 0],
    ]),
    pictures: [
      {
        file: 'marquetry-eternity-ring',
        alt: 'White gold ring set all around with blue sapphires and diamonds by turns',
      },
      {
        file: 'marquetry-eternity-ring-close',
        alt: 'Close view of the row: a sapphire, a diamond, a sapphire, with two claws between each pair',
      },
      {
        file: 'marquetry-eternity-ring-scale',
        alt: 'The sapphire and diamond eternity ring beside a ruler: 3 mm wide',
      },
    ],
  },
];
