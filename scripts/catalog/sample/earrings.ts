import type { SamplePiece } from './sample-piece.ts';

export const earrings: SamplePiece[] = [
  {
    slug: 'everyday-hoops',
    title: 'Everyday Hoops',
    summary: 'Plain hinged hoops in sterling silver or solid 14k yellow gold, in two sizes.',
    description: `Plain round hoops that close with a hinged segment, so there is no post to poke the neck and no separate back to lose. You hear a small click when they are shut.

- **Metal:** solid sterling silver (925) or solid 14k yellow gold (585); neither is plated
- **Diameter:** 14 mm (close to the lobe) or 20 mm
- **Tube:** 2.2 mm, solid, high polish
- **Weight of the 14 mm pair:** 3.1 g in silver, 3.9 g in gold

**Who it suits.** People who keep the same earrings in day and night. The 14 mm size also fits a second piercing.

**Care.** Wipe with a soft cloth. Open the hinge only as far as it needs: it wears out by force, not by use. Free of nickel.`,
    tags: ['hoops', 'silver', 'gold', 'plain'],
    options: [
      { name: 'Metal', values: ['Silver', 'Yellow gold'] },
      { name: 'Diameter', values: ['14 mm', '20 mm'] },
    ],
    variants: [
      { sku: 'LA-HOOP-SI-14', optionValues: ['Silver', '14 mm'], price: 78, grams: 3.1, stock: 25 },
      { sku: 'LA-HOOP-SI-20', optionValues: ['Silver', '20 mm'], price: 92, grams: 4.4, stock: 18 },
      { sku: 'LA-HOOP-YG-14', optionValues: ['Yellow gold', '14 mm'], price: 420, grams: 3.9, stock: 9 },
      { sku: 'LA-HOOP-YG-20', optionValues: ['Yellow gold', '20 mm'], price: 560, grams: 5.6, stock: 3 },
    ],
    pictures: [
      {
        file: 'everyday-hoops-yellow-gold',
        alt: 'Pair of plain polished yellow gold hoops with a hinged segment',
      },
      { file: 'everyday-hoops-silver', alt: 'Pair of plain polished silver hoops with a hinged segment' },
      {
        file: 'everyday-hoops-yellow-gold-close',
        alt: 'Close view of a yellow gold hoop: the collar where its hinged segment closes',
      },
      { file: 'everyday-hoops-yellow-gold-scale', alt: 'The 20 mm hoops in yellow gold beside a ruler' },
    ],
  },
  {
    slug: 'frost-pave-hoops',
    title: 'Frost Pavé Hoops',
    summary: 'Hinged 18k white gold hoops with a row of round lab-grown diamonds along the front.',
    description: `Hinged hoops with a single row of diamonds along the front half, the half that is seen. The back is plain, so it is smooth against the neck.

- **Metal:** 18k white gold (750), rhodium plated
- **Stones:** 26 round lab-grown diamonds, 1.3 mm, 0.26 ct in all, color F–G, clarity VS
- **Certificate:** the maker’s own card with weight, color and clarity; stones of this size get no report of their own
- **Diameter:** 18 mm outside; **width:** 2.4 mm
- **Weight of the pair:** 4.2 g

**Who it suits.** Light enough for all day, bright enough for an evening. With hair worn long the row still shows from the front.

**Care.** Hairspray clouds small stones: put the hoops in last. Warm soapy water and a soft brush along the row.`,
    tags: ['hoops', 'diamond', 'white gold', 'lab-grown'],
    options: [],
    variants: [
      { sku: 'LA-FROST-WG', optionValues: [], price: 890, compareAtPrice: 980, grams: 4.2, stock: 6 },
    ],
    pictures: [
      {
        file: 'frost-pave-hoops',
        alt: 'Pair of white gold hoops with a row of small round diamonds along the front half',
      },
      {
        file: 'frost-pave-hoops-close',
        alt: 'Close view of the row: small round diamonds held by white gold grains',
      },
      { file: 'frost-pave-hoops-scale', alt: 'The diamond hoops beside a ruler: 18 mm across' },
    ],
  },
  {
    slug: 'tide-pearl-drops',
    title: 'Tide Pearl Drops',
    summary: 'White freshwater pearls of 9 mm on 14k yellow or rose gold ear wires.',
    description: `One round white pearl under a small gold cap on an open ear wire. The wire is long enough to stay in by itself; silicone stops come with it.

- **Metal:** 14k gold (585), yellow or rose
- **Pearls:** cultured freshwater, 9 mm, near round, white with a faint cream tone; matched by hand, not dyed
- **Drop:** 24 mm from the top of the wire
- **Weight of the pair:** 3.8 g

**Who it suits.** The drop ends above the jaw line and moves a little. Good for a wedding, and quiet enough for an office.

**Care.** Pearls last if they go on last and come off first: perfume and hairspray eat the surface. Wipe with a damp cloth, never soak, and store apart from harder stones.`,
    tags: ['pearl', 'gold', 'drops', 'bridal'],
    options: [{ name: 'Metal', values: ['Yellow gold', 'Rose gold'] }],
    variants: [
      { sku: 'LA-TIDE-DROP-YG', optionValues: ['Yellow gold'], price: 210, grams: 3.8, stock: 14 },
      { sku: 'LA-TIDE-DROP-RG', optionValues: ['Rose gold'], price: 210, grams: 3.8, stock: 2 },
    ],
    pictures: [
      {
        file: 'tide-pearl-drops-yellow-gold',
        alt: 'Pair of round white pearls hanging from curved yellow gold ear wires',
      },
      {
        file: 'tide-pearl-drops-rose-gold',
        alt: 'Pair of round white pearls hanging from curved rose gold ear wires',
      },
      {
        file: 'tide-pearl-drops-yellow-gold-close',
        alt: 'Close view of a pearl under its small yellow gold cap',
      },
      {
        file: 'tide-pearl-drops-yellow-gold-scale',
        alt: 'The pearl drops in yellow gold beside a ruler: each pearl is 9 mm across',
      },
    ],
  },
  {
    slug: 'polaris-diamond-studs',
    title: 'Polaris Diamond Studs',
    summary: 'Round lab-grown diamond studs in four white gold prongs, in three sizes.',
    description: `Round brilliants in plain four-prong baskets. Choose the size by the total weight of both stones.

- **Metal:** 18k white gold (750), rhodium plated; friction posts with butterfly backs
- **Stones:** round lab-grown diamonds, color F, clarity VS1, excellent cut; the two are matched within 0.1 mm
- **Certificate:** one IGI report for each diamond from 1 ct in all
- **Diameter of each stone:** 4.1 mm (0.5 ct in all), 5.1 mm (1 ct), 6.4 mm (2 ct)

**Who it suits.** 0.5 ct reads as a point of light and fits a second piercing. 2 ct stands 5 mm off the lobe and tips forward on a thin one; ask for larger backs.

**Care.** Clean the back of the stone as well, with a soft brush and soapy water: that is where the light is lost. Check the backs once a month.`,
    tags: ['diamond', 'studs', 'white gold', 'lab-grown'],
    options: [{ name: 'Total weight', values: ['0.5 ct', '1 ct', '2 ct'] }],
    variants: [
      { sku: 'LA-POLARIS-050', optionValues: ['0.5 ct'], price: 640, grams: 1.3, stock: 11 },
      { sku: 'LA-POLARIS-100', optionValues: ['1 ct'], price: 1240, grams: 1.6, stock: 7 },
      { sku: 'LA-POLARIS-200', optionValues: ['2 ct'], price: 2680, grams: 2.1, stock: 1 },
    ],
    pictures: [
      {
        file: 'polaris-diamond-studs',
        alt: 'Pair of round diamond studs in white gold, one seen from the front and one from the side with its butterfly back',
      },
      {
        file: 'polaris-diamond-studs-close',
        alt: 'Close view of a round diamond held by four white gold prongs',
      },
      {
        file: 'polaris-diamond-studs-scale',
        alt: 'The 2 ct pair beside a ruler: each diamond is 6.4 mm across',
      },
    ],
  },
  {
    slug: 'ember-ruby-studs',
    title: 'Ember Ruby Studs',
    summary: 'Oval red rubies in four-prong 18k yellow gold settings with butterfly backs.',
    description: `Two oval rubies, set upright in open baskets so that light reaches them from behind.

- **Metal:** 18k yellow gold (750); friction posts with butterfly backs
- **Stones:** natural Mozambican rubies, oval, 6 × 4.5 mm, about 1.1 ct in all; heated, without glass filling
- **Weight of the pair:** 1.7 g

**Who it suits.** Small enough for every day and a strong red beside dark hair. The ovals are set along the lobe; turn them slantwise if your lobes are short.

**Care.** Warm soapy water and a soft brush. No steam or ultrasonic bath.`,
    tags: ['ruby', 'studs', 'yellow gold', 'July'],
    options: [],
    variants: [{ sku: 'LA-EMBER-YG', optionValues: [], price: 1150, grams: 1.7, stock: 0 }],
    pictures: [
      {
        file: 'ember-ruby-studs',
        alt: 'Pair of oval red ruby studs in yellow gold, one seen from the front and one from the side',
      },
      { file: 'ember-ruby-studs-close', alt: 'Close view of an oval ruby held by four yellow gold claws' },
      { file: 'ember-ruby-studs-scale', alt: 'The ruby studs beside a ruler: each ruby is 6 mm long' },
    ],
  },
  {
    slug: 'fjord-sapphire-studs',
    title: 'Fjord Sapphire Studs',
    summary: 'Round blue sapphires of 5 mm in four white gold prongs, with butterfly backs.',
    description: `Two round sapphires of one blue, in plain four-prong baskets that are open from behind.

- **Metal:** 18k white gold (750), rhodium plated; friction posts with butterfly backs
- **Stones:** natural Sri Lankan sapphires, round, 5 mm, about 1.2 ct in all; heated
- **Certificate:** report of an independent laboratory for the pair, with origin and treatment
- **Weight of the pair:** 1.6 g

**Good to know.** Two sapphires are harder to match than two diamonds. These were chosen by daylight from the north, from some forty stones.

**Who it suits.** Studs of 5 mm fill a lobe without leaving it. The blue is seen across a table, not across a room.

**Care.** Warm soapy water and a soft brush, also behind the stones. Check the backs once a month.`,
    tags: ['sapphire', 'studs', 'white gold', 'September'],
    options: [],
    variants: [{ sku: 'LA-FJORD-WG', optionValues: [], price: 1080, grams: 1.6, stock: 3 }],
    pictures: [
      {
        file: 'fjord-sapphire-studs',
        alt: 'Pair of round blue sapphire studs in white gold, one seen from the front and one from the side',
      },
      {
        file: 'fjord-sapphire-studs-close',
        alt: 'Close view of a round sapphire held by four white gold prongs',
      },
      {
        file: 'fjord-sapphire-studs-scale',
        alt: 'The sapphire studs beside a ruler: each sapphire is 5 mm across',
      },
    ],
  },
  {
    slug: 'pebble-pearl-studs',
    title: 'Pebble Pearl Studs',
    summary: 'White freshwater pearls of 8 mm on 14k yellow gold posts.',
    description: `A round white pearl on a post, and nothing else to be seen. The small cup behind it gives the glue a hold, together with a pin that goes halfway into the pearl.

- **Metal:** 14k yellow gold (585); friction posts with butterfly backs
- **Pearls:** cultured freshwater, 8 mm, round, white with a faint rose tone; matched by hand, not dyed
- **Weight of the pair:** 2.3 g

**Who it suits.** The earrings for a first job, a christening, a black dress. Eight millimeters is the size that most people mean by a pearl stud.

**Care.** Last on, first off: perfume and hairspray eat the surface. Wipe with a damp cloth, never soak, which loosens the glue, and store apart from harder stones.`,
    tags: ['pearl', 'studs', 'yellow gold', 'bridal'],
    options: [],
    variants: [{ sku: 'LA-PEBBLE-YG', optionValues: [], price: 165, grams: 2.3, stock: 22 }],
    pictures: [
      {
        file: 'pebble-pearl-studs',
        alt: 'Pair of round white pearl studs, one from the front and one from the side with its yellow gold post',
      },
      { file: 'pebble-pearl-studs-close', alt: 'Close view of a round white pearl and the soft light on it' },
      { file: 'pebble-pearl-studs-scale', alt: 'The pearl studs beside a ruler: each pearl is 8 mm across' },
    ],
  },
];
