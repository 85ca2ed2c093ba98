/** What a list of orders is narrowed down to: a status, or what the orders wait for. */
export const ORDER_FILTERS = [
  'to-pack',
  'unpaid',
  'placed',
  'paid',
  'packed',
  'shipped',
  'delivered',
  'cancelled',
  'refunded',
] as const;
export type OrderFilter = (typeof ORDER_FILTERS)[number];

export const LISTING_KINDS = ['category', 'collection'] as const;
export type ListingKind = (typeof LISTING_KINDS)[number];

/** The screens beside products and releases. A null id, or slug, is a new one. */
export type DeskRoute =
  | { screen: 'home' }
  | { screen: 'orders'; filter: OrderFilter | null }
  | { screen: 'order'; number: string }
  | { screen: 'stock' }
  | { screen: 'stock_history'; variantId: string }
  | { screen: 'listings' }
  | { screen: 'listing'; kind: ListingKind; slug: string | null }
  | { screen: 'promotions' }
  | { screen: 'promotion'; id: string | null }
  | { screen: 'settings' }
  | { screen: 'store' }
  | { screen: 'tax' }
  | { screen: 'payment' }
  | { screen: 'shipping_method'; id: string | null }
  | { screen: 'people' }
  | { screen: 'sign_in' }
  | { screen: 'activity' };

const isOneOf = <T extends string>(list: readonly T[], text: string): text is T =>
  (list as readonly string[]).includes(text);

function parseOrders(id: string): DeskRoute {
  if (id === '') return { screen: 'orders', filter: null };
  return isOneOf(ORDER_FILTERS, id) ? { screen: 'orders', filter: id } : { screen: 'order', number: id };
}

function parseListing(kind: string, slug: string): DeskRoute | null {
  if (kind === '') return { screen: 'listings' };
  return isOneOf(LISTING_KINDS, kind) ? { screen: 'listing', kind, slug: slug === '' ? null : slug } : null;
}

function parseSettings(part: string, id: string): DeskRoute | null {
  if (part === 'shipping' && id !== '') return { screen: 'shipping_method', id: id === 'new' ? null : id };
  if (id !== '') return null;
  if (part === 'store' || part === 'tax' || part === 'payment') return { screen: part };
  return part === '' ? { screen: 'settings' } : null;
}

/** @param segments of the fragment, decoded. @returns null when they name no screen of these. */
export function parseDeskRoute(segments: readonly string[]): DeskRoute | null {
  const [section = '', id = '', part = '', ...rest] = segments;
  if (rest.length > 0) return null;
  if (section === 'listings') return id === '' && part !== '' ? null : parseListing(id, part);
  if (section === 'settings') return id === '' && part !== '' ? null : parseSettings(id, part);
  if (part !== '') return null;
  switch (section) {
    case '':
      return id === '' ? { screen: 'home' } : null;
    case 'orders':
      return parseOrders(id);
    case 'stock':
      return id === '' ? { screen: 'stock' } : { screen: 'stock_history', variantId: id };
    case 'promotions':
      if (id === '') return { screen: 'promotions' };
      return { screen: 'promotion', id: id === 'new' ? null : id };
    case 'people':
    case 'activity':
      return id === '' ? { screen: section } : null;
    case 'sign-in':
      return id === '' ? { screen: 'sign_in' } : null;
    default:
      return null;
  }
}

const address = (...segments: string[]): string => `#/${segments.map(encodeURIComponent).join('/')}`;

/** The fragment of a screen: the inverse of `parseDeskRoute`. */
export function deskRouteHash(route: DeskRoute): string {
  switch (route.screen) {
    case 'home':
      return '#/';
    case 'orders':
      return route.filter ? address('orders', route.filter) : address('orders');
    case 'order':
      return address('orders', route.number);
    case 'stock_history':
      return address('stock', route.variantId);
    case 'listing':
      return route.slug === null
        ? address('listings', route.kind)
        : address('listings', route.kind, route.slug);
    case 'promotion':
      return address('promotions', route.id ?? 'new');
    case 'shipping_method':
      return address('settings', 'shipping', route.id ?? 'new');
    case 'store':
    case 'tax':
    case 'payment':
      return address('settings', route.screen);
    case 'sign_in':
      return address('sign-in');
    default:
      return address(route.screen);
  }
}
