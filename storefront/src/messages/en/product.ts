import { workingDays } from './working-days.ts';

const product = {
  description: 'Description',
  related: 'You may also like',
  recentlyViewed: 'Recently viewed',
  wishlist: 'Wishlist',
  onWishlist: (title: string) => `${title} on the wishlist`,
  notMadeLikeThis: 'Not made like this',
  soldOutValue: 'sold out',
  notMadeValue: 'not made',
  checkAgain: 'Check again',
  notInPreview: 'Not for sale in a preview',
  viewBag: 'View your bag',
  terms: 'Delivery and tax are added up at the checkout, before you order. No account needed.',
  arrives: (min: number, max: number) =>
    max === 0 ? 'Arrives on the same working day.' : `Arrives in ${workingDays(min, max)}.`,
  returns: (days: number) => `Returns within ${days} days.`,
  add: 'Add',
  needsScript: 'The bag needs JavaScript. Please turn it on to buy this piece.',
  /** For the page’s script, with `{n}`, `{time}` and `{dates}` filled in there. */
  script: {
    add: 'Add to bag',
    added: 'Added to your bag.',
    soldOut: 'Sold out',
    notMade: 'Not made like this',
    inStock: 'In stock',
    fewLeft: 'Only a few left',
    left: 'Only {n} left',
    arrives: 'Arrives {dates}.',
    unchecked: 'Stock as it was when this page was published. It is checked again before you order.',
    checked: 'Stock checked {time}. The shop cannot be reached at the moment.',
  },
  gallery: {
    noPicture: 'There is no picture of this piece yet.',
    pictureOf: (title: string, number: number) => `${title}, picture ${number}`,
    picturesOf: (title: string) => `Pictures of ${title}`,
    enlarge: ', enlarge',
    goTo: 'Go to a picture',
    picture: (number: number, of: number) => `Picture ${number} of ${of}`,
    enlarged: (title: string) => `Pictures of ${title}, enlarged`,
    frame: 'Picture',
    previous: 'Previous',
    next: 'Next',
    script: { closer: 'Closer', whole: 'Whole picture', place: '{n} of {of}' },
  },
  facts: {
    details: 'Details',
    more: 'More about this piece',
    by: 'By',
    collection: 'Collection',
    collections: 'Collections',
    tags: 'Tags',
  },
  sizes: {
    title: 'Find your ring size',
    text: `Wind a strip of paper around the finger at the end of a warm day, mark where it meets, and measure it in
      millimeters. Between two sizes, take the larger.`,
    around: 'Around, mm',
    across: 'Across, mm',
    us: 'US',
    uk: 'UK',
    eu: 'EU',
  },
};

export type ProductMessages = typeof product;
export default product;
