import type { AdminRoute } from '../admin-routes.ts';

/** A part of the desk, as the navigation names it. */
export interface DeskSection {
  name: string;
  route: AdminRoute;
  /** Screens that belong to it. */
  screens: readonly AdminRoute['screen'][];
}

export const DESK_SECTIONS: readonly DeskSection[] = [
  { name: 'Home', route: { screen: 'home' }, screens: ['home'] },
  {
    name: 'Products',
    route: { screen: 'products' },
    screens: ['products', 'product', 'new_product', 'imports', 'import', 'bulk_edit'],
  },
  { name: 'Orders', route: { screen: 'orders', filter: null }, screens: ['orders', 'order'] },
  { name: 'Stock', route: { screen: 'stock' }, screens: ['stock', 'stock_history'] },
  { name: 'Releases', route: { screen: 'releases' }, screens: ['releases', 'release'] },
  {
    name: 'Categories and collections',
    route: { screen: 'listings' },
    screens: ['listings', 'listing'],
  },
  { name: 'Promotions', route: { screen: 'promotions' }, screens: ['promotions', 'promotion'] },
  {
    name: 'Settings',
    route: { screen: 'settings' },
    screens: ['settings', 'store', 'tax', 'payment', 'shipping_method'],
  },
  { name: 'Activity', route: { screen: 'activity' }, screens: ['activity'] },
];

/** The section that a screen belongs to; undefined for an address that there is none of. */
export const sectionOf = ({ screen }: AdminRoute): DeskSection | undefined =>
  DESK_SECTIONS.find(({ screens }) => screens.includes(screen));
