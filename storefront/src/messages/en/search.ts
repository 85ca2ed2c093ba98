/** Search and wishlist: also loaded by their scripts, when somebody uses them. */
const search = {
  title: 'Search',
  of: (shop: string) => `Search the pieces of ${shop}.`,
  field: 'Search for pieces',
  placeholder: 'Emerald ring',
  submit: 'Search',
  needsScript:
    'The search runs in your browser and needs JavaScript. Without it, every piece can be found in its category, below.',
  unavailable: 'The search could not be loaded. Please check your connection.',
  retry: 'Try again',
  results: 'Results',
  more: 'Show more',
  ways: 'Look through a category',
  searching: 'Searching …',
  suggestions: 'Suggestions',
  suggestionsUnavailable: 'Suggestions cannot be loaded right now. Typing on tries again.',
  all: (total: number) => `All ${total} results`,
  from: (price: string) => `from ${price}`,
  soldOut: 'Sold out',
  query: (query: string) => `“${query}”`,
  nothing: (query: string) => `Nothing found for “${query}”.`,
  nearSuggestions: (total: number) =>
    `Nothing has all of these words. ${total === 1 ? '1 piece' : `${total} pieces`} near it.`,
  found: (total: number) => `${total === 1 ? '1 piece' : `${total} pieces`} found.`,
  near: (total: number, query: string) =>
    `No piece has all the words of “${query}”. ${total === 1 ? 'This one comes' : 'These come'} near it.`,
  foundFor: (total: number, query: string) => `${total === 1 ? '1 piece' : `${total} pieces`} for “${query}”`,
  wishlist: {
    title: 'Wishlist',
    description: 'The pieces that you keep in mind, in this browser.',
    where: 'It is kept in this browser, on this device. Nobody else sees it.',
    needsScript: 'The wishlist needs JavaScript.',
    pieces: 'Pieces on your wishlist',
    empty: 'Nothing is on it yet. The heart on a piece puts it here. ',
    look: 'Look around',
    clear: 'Empty the wishlist',
    forget: 'Forget the pieces I looked at',
    gone: 'No longer in the shop under this name',
    remove: 'Remove',
    removeLabel: (title: string) => `Remove ${title} from the wishlist`,
    removed: (title: string) => `${title} is off the wishlist.`,
    unavailable: 'Prices cannot be loaded right now. The pieces are as you left them.',
    cleared: 'The wishlist is empty.',
    forgotten: 'The pieces that you looked at are forgotten.',
  },
};

export type SearchWords = typeof search;
export default search;
