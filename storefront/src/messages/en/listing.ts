/** Home page, categories and collections. */
const listing = {
  /** Also for the filter's script: "24 pieces". */
  pieces: { one: '{n} piece', other: '{n} pieces' },
  newInShop: 'New in the shop',
  openingSoon: 'Opening soon',
  firstPieces: 'The first pieces are on their way. Please come back soon.',
  seePiece: 'See the piece',
  newestPieces: 'Newest pieces',
  giftsByPrice: 'Gifts by price',
  between: (start: string, end: string) => `${start} to ${end}`,
  giftsBetween: (start: string, end: string) => `Gifts from ${start} to ${end}`,
  allCollections: 'All collections',
  collectionsAt: (shop: string) => `Collections at ${shop}`,
  noCollections: 'There are no collections yet.',
  at: (title: string, shop: string) => `${title} at ${shop}`,
  titleOfPage: (title: string, page: number) => `${title}, page ${page}`,
  page: (page: number) => `page ${page}`,
  pages: 'Pages',
  pageLabel: (page: number) => `Page ${page}`,
  previous: 'Previous',
  next: 'Next',
  filter: 'Filter',
  facets: { metal: 'Metal', stone: 'Stone', size: 'Size' },
  /** Name of the links to the pages of one metal or stone. */
  byValue: 'By metal and stone',
  priceIn: (currency: string) => `Price in ${currency}`,
  priceFrom: 'From',
  priceTo: 'To',
  availability: 'Availability',
  inStock: 'In stock',
  noMatch: 'No piece has all of this.',
  showAll: 'Show all pieces',
  metalsOf: (title: string) => `Metals of ${title}`,
  script: {
    remove: 'Remove ',
    clear: 'Clear all',
    incomplete: ' on this page; the others could not be loaded',
  },
  promises: {
    title: 'How this shop sells',
    factsTitle: 'Pictures and facts first',
    facts: 'Measures, weights and materials stand with every piece, and so does what is left of it.',
    priceTitle: 'The whole price before you order',
    price: 'Delivery and tax are in the total before anything is binding. You need no account.',
    orderTitle: 'An order you can follow',
    orderBefore: 'Every step is told by email, and ',
    orderLink: 'your order’s page',
    orderAfter: ' shows where it is.',
  },
};

export type ListingMessages = typeof listing;
export default listing;
