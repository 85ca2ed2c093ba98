import { type SamplePiece, variantsBy } from './sample-piece.ts';

const sizes = ['4', '5', '6', '7', '8', '9', '10'];

export const signets: SamplePiece[] = [
  {
    slug: 'registrar-signet-silver',
    title: 'Registrar Signet, Silver',
    summary: 'A solid sterling silver signet ring with a plain cushion-shaped face.',
    description: `A signet cast in one piece, with a plain face that waits for a monogram. The shoulders taper without a step, and the inside is left solid rather than hollowed out.

- **Metal:** solid sterling silver (925), not plated
- **Face:** cushion shape, 13 × 12 mm, 2.5 mm thick; deep enough for hand engraving
- **Band:** 3.5 mm wide at the palm
- **Weight:** about 9 g in size 7

**Who it suits.** Sizes 4 to 6 are for the little finger, where signets are traditionally worn; larger sizes for ring or index finger.

**Care.** Silver darkens in air. Wearing it keeps it bright; otherwise use a silver cloth and store it in the pouch. Chlorine and hot springs blacken it.`,
    tags: ['silver', 'signet', 'unisex', 'engravable'],
    options: [{ name: 'Ring size', values: sizes }],
    variants: variantsBy({ sku: 'LA-REGISTRAR-SI', price: 240, grams: 9 }, [
      ['4', 6],
      ['5', 10],
      ['6', 14],
      ['7', 12],
      ['8', 9],
      ['9', 5],
      ['10', 2],
    ]),
    pictures: [
      {
        file: 'registrar-signet-silver',
        alt: 'Silver signet ring with a smooth, unengraved cushion-shaped face and tapering shoulders',
      },
    ],
  },
  {
    slug: 'registrar-signet-gold',
    title: 'Registrar Signet, Yellow Gold',
    summary: 'A solid 18k yellow gold signet ring with a plain cushion-shaped face.',
    description: `The Registrar in gold: the same solid casting and plain face, nearly twice as heavy on the finger.

- **Metal:** solid 18k yellow gold (750)
- **Face:** cushion shape, 13 × 12 mm, 2.5 mm thick; takes hand engraving well
- **Band:** 3.5 mm wide at the palm
- **Weight:** about 13 g in size 7

**Who it suits.** Someone who means to wear one ring for decades and hand it on. The polished face collects fine scratches; most owners like them, and a brushed finish hides them.

**Care.** Warm soapy water. It can be made one size larger or smaller before the face distorts; engrave after sizing, not before.`,
    tags: ['gold', 'signet', 'unisex', 'engravable'],
    options: [{ name: 'Ring size', values: sizes }],
    variants: variantsBy({ sku: 'LA-REGISTRAR-YG', price: 1980, grams: 13 }, [
      ['4', 2],
      ['5', 3],
      ['6', 4],
      ['7', 3],
      ['8', 3],
      ['9', 1],
      ['10', 0],
    ]),
    pictures: [
      {
        file: 'registrar-signet-yellow-gold',
        alt: 'Yellow gold signet ring with a smooth, unengraved cushion-shaped face and tapering shoulders',
      },
    ],
  },
];
