import type { Role } from '@lapidary/shared/people/role';
import type { AdminRoute } from '../admin-routes.ts';

/** A part of the desk, as the navigation names it. */
export interface DeskSection {
  name: string;
  route: AdminRoute;
  /** Screens that belong to it. */
  screens: readonly AdminRoute['screen'][];
  /** Editors do not see it: the API refuses them all that it shows. */
  managersOnly?: true;
}

export const DESK_SECTIONS: readonly DeskSection[] = [
  { name: 'Home', route: { screen: 'home' }, screens: ['home'] },
  {
    name: 'Products',
    route: { screen: 'products' },
    screens: ['products', 'product', 'new_product', 'imports', 'import', 'bulk_edit'],
  },
  {
    name: 'Orders',
    route: { screen: 'orders', filter: null },
    screens: ['orders', 'order'],
    managersOnly: true,
  },
  { name: 'Stock', route: { screen: 'stock' }, screens: ['stock', 'stock_history'] },
  { name: 'Releases', route: { screen: 'releases' }, screens: ['releases', 'release'] },
  {
    name: 'Categories and collections',
    route: { screen: 'listings' },
    screens: ['listings', 'listing'],
  },
  {
    name: 'Promotions',
    route: { screen: 'promotions' },
    screens: ['promotions', 'promotion'],
    managersOnly: true,
  },
  {
    name: 'Settings',
    route: { screen: 'settings' },
    screens: ['settings', 'store', 'tax', 'payment', 'shipping_method'],
    managersOnly: true,
  },
  { name: 'People', route: { screen: 'people' }, screens: ['people'], managersOnly: true },
  { name: 'Activity', route: { screen: 'activity' }, screens: ['activity'], managersOnly: true },
];

/** The section that a screen belongs to; undefined for an address that there is none of. */
export const sectionOf = ({ screen }: AdminRoute): DeskSection | undefined =>
  DESK_SECTIONS.find(({ screens }) => screens.includes(screen));

/** Whether a role has a screen: managers have all. Null, while nobody is signed in, is shown what was there before. */
export const mayOpen = (role: Role | null, route: AdminRoute): boolean =>
  role !== 'editor' || !sectionOf(route)?.managersOnly;
