import { type DeskRoute, deskRouteHash, parseDeskRoute } from './desk/desk-routes.ts';

/** The screens of the merchant's desk; the desk is one static page, so its address lives in the fragment. */
export type AdminRoute =
  | { screen: 'products' }
  | { screen: 'new_product' }
  | { screen: 'product'; id: string }
  | { screen: 'releases' }
  | { screen: 'release'; id: string }
  | DeskRoute
  | { screen: 'unknown' };

function segmentsOf(hash: string): string[] | null {
  try {
    return hash
      .replace(/^#?\/?/, '')
      .replace(/\/$/, '')
      .split('/')
      .map(decodeURIComponent);
  } catch {
    return null; // A stray "%" makes no address of ours.
  }
}

/** @param hash `location.hash`; an empty one is the first screen of the desk. */
export function parseRoute(hash: string): AdminRoute {
  const segments = segmentsOf(hash) ?? ['?'];
  const desk = parseDeskRoute(segments);
  if (desk) return desk;
  const [section = '', id = '', ...rest] = segments;
  if (rest.length > 0) return { screen: 'unknown' };
  if (section === 'releases') return id === '' ? { screen: 'releases' } : { screen: 'release', id };
  if (section !== 'products') return { screen: 'unknown' };
  if (id === '') return { screen: 'products' };
  return id === 'new' ? { screen: 'new_product' } : { screen: 'product', id };
}

/** The fragment of a screen, for links: the inverse of `parseRoute`. */
export function routeHash(route: AdminRoute): string {
  switch (route.screen) {
    case 'new_product':
      return '#/products/new';
    case 'product':
      return `#/products/${encodeURIComponent(route.id)}`;
    case 'releases':
      return '#/releases';
    case 'release':
      return `#/releases/${encodeURIComponent(route.id)}`;
    case 'products':
    case 'unknown':
      return '#/products';
    default:
      return deskRouteHash(route);
  }
}
