/** What every page shows around its content, and what belongs to none in particular. */
const shell = {
  skip: 'Skip to the content',
  home: 'Home',
  breadcrumb: 'Breadcrumb',
  categories: 'Categories',
  collections: 'Collections',
  account: 'Account',
  bag: 'Bag',
  /** Behind the number beside the bag. */
  inBag: { one: 'piece in it', other: 'pieces in it' },
  allCategories: 'All categories',
  yourOrders: 'Your orders',
  yourAccount: 'Your account',
  findOrder: 'Find an order',
  aboutShop: 'About the shop',
  contact: 'Contact',
  announcement: 'Announcement',
  yourWishlist: 'Your wishlist',
  languages: 'Languages',
  close: 'Close',
  /** The language by its own name. */
  name: 'English',
  soldOut: 'Sold out',
  fewLeft: 'Only a few left',
  from: 'from {price}',
  before: ', before ',
  pieceWithoutName: 'Piece',
  preview: {
    label: 'Preview',
    title: 'Preview of a draft',
    text: ' – not what shoppers see. The link is valid until',
  },
  bagDrawer: {
    title: 'Your bag',
    needsScript: 'The bag needs JavaScript. Please turn it on to buy here.',
    loading: 'Loading your bag…',
    unreachable: 'The shop cannot be reached at the moment. Your bag is kept.',
    retry: 'Retry',
  },
  notFound: {
    title: 'Page not found',
    heading: 'This page is not here',
    text: 'The address may be mistyped, or the piece is no longer in the shop. These are open:',
    search: 'Search',
  },
  maintenance: {
    title: (shop: string) => `Closed for maintenance – ${shop}`,
    heading: 'We are working on the shop',
    text: 'It is closed for a short time. Your bag is kept. Please load this page again in a few minutes.',
  },
};

export type ShellMessages = typeof shell;
export default shell;
