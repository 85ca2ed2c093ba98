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
      {
        file: 'registrar-signet-silver-close',
        alt: 'Close view of the plain silver face, slightly domed, with soft edges',
      },
      {
        file: 'registrar-signet-silver-scale',
        alt: 'The silver signet beside a ruler: its face is 12 mm across',
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
      {
        file: 'registrar-signet-yellow-gold-close',
        alt: 'Close view of the plain yellow gold face, slightly domed, with soft edges',
      },
      {
        file: 'registrar-signet-yellow-gold-scale',
        alt: 'The yellow gold signet beside a ruler: its face is 12 mm across',
      },
    ],
  },
  {
    slug: 'page-signet-rose-gold',
    title: 'Page Signet, Rose Gold',
    summary: 'A small, solid 14k rose gold signet ring with a narrow plain face.',
    description: `The Registrar's younger relative: the same solid casting, with a face that is no broader than a fingernail. It takes one letter.

- **Metal:** solid 14k rose gold (585)
- **Face:** 9 mm broad and 12 mm long, 2.5 mm thick; deep enough for hand engraving
- **Band:** 3.4 mm wide at the palm
- **Weight:** about 8 g in size 5

**Who it suits.** The little finger, and hands on which a large signet looks borrowed.

**Care.** Warm soapy water. Rose gold gets a shade deeper with the years, and more so in the engraving. It can be made one size larger or smaller; engrave after sizing, not before.`,
    tags: ['rose gold', 'signet', 'unisex', 'engravable'],
    options: [{ name: 'Ring size', values: ['3', '4', '5', '6', '7'] }],
    variants: variantsBy({ sku: 'LA-PAGE-RG', price: 1090, grams: 8 }, [
      ['3', 2],
      ['4', 5],
      ['5', 7],
      ['6', 4],
      ['7', 0],
    ]),
    pictures: [
      { file: 'page-signet-rose-gold', alt: 'Small rose gold signet ring with a narrow, smooth face' },
      {
        file: 'page-signet-rose-gold-close',
        alt: 'Close view of the narrow rose gold face, ready for one letter',
      },
      { file: 'page-signet-rose-gold-scale', alt: 'The small signet beside a ruler: its face is 9 mm broad' },
    ],
  },
  {
    slug: 'envoy-sapphire-signet',
    title: 'Envoy Sapphire Signet',
    summary: 'A solid 18k white gold signet ring with a round blue sapphire in the middle of its face.',
    description: `A signet that seals with a stone instead of a monogram: a round sapphire in the middle of the face, in a rim that stands just high enough to protect it.

- **Metal:** solid 18k white gold (750), rhodium plated
- **Stone:** natural sapphire, round, 4.5 mm, about 0.45 ct; heated
- **Certificate:** the maker's own card with weight, origin and treatment
- **Face:** cushion shape, 13 × 12 mm; **band:** 3.5 mm wide at the palm
- **Weight:** about 12 g in size 8

**Who it suits.** Index or ring finger, sizes 7 to 10. Someone who would never wear a solitaire and likes blue.

**Care.** Warm soapy water and a soft brush around the rim. The face can still be engraved to the left and right of the stone. White gold is plated again every two or three years.`,
    tags: ['sapphire', 'signet', 'white gold', 'unisex', 'September'],
    options: [{ name: 'Ring size', values: ['7', '8', '9', '10'] }],
    variants: variantsBy({ sku: 'LA-ENVOY-WG', price: 2260, grams: 12 }, [
      ['7', 2],
      ['8', 3],
      ['9', 4],
      ['10', 1],
    ]),
    pictures: [
      {
        file: 'envoy-sapphire-signet',
        alt: 'White gold signet ring with a round blue sapphire in the middle of its face',
      },
      { file: 'envoy-sapphire-signet-close', alt: 'Close view of the sapphire in its low white gold rim' },
      {
        file: 'envoy-sapphire-signet-scale',
        alt: 'The sapphire signet beside a ruler: its face is 12 mm across',
      },
    ],
  },
];
