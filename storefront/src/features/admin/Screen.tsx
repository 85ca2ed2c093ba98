import { useStore } from '@nanostores/react';
import { $visit } from './admin-navigation.client.ts';
import { routeHash } from './admin-routes.ts';
import { BulkEditScreen } from './BulkEditScreen.tsx';
import { DeskScreen } from './desk/DeskScreen.tsx';
import { mayOpen } from './desk/desk-sections.ts';
import { ManagersOnly } from './desk/ManagersOnly.tsx';
import { ImportListScreen } from './ImportListScreen.tsx';
import { ImportScreen } from './ImportScreen.tsx';
import { ProductListScreen } from './ProductListScreen.tsx';
import { ProductScreen } from './ProductScreen.tsx';
import { ReleaseListScreen } from './ReleaseListScreen.tsx';
import { ReleaseScreen } from './ReleaseScreen.tsx';
import { ScreenHeading } from './ScreenHeading.tsx';
import { useRole } from './use-me.ts';

/** The screen of the address. */
export function Screen() {
  const { route, visit } = useStore($visit);
  if (!mayOpen(useRole(), route)) return <ManagersOnly key={visit} />;
  switch (route.screen) {
    case 'products':
      return <ProductListScreen key={visit} />;
    case 'new_product':
      return <ProductScreen key={visit} id={null} />;
    case 'product':
      return <ProductScreen key={visit} id={route.id} />;
    case 'releases':
      return <ReleaseListScreen key={visit} />;
    case 'release':
      return <ReleaseScreen key={visit} id={route.id} />;
    case 'imports':
      return <ImportListScreen key={visit} />;
    case 'import':
      return <ImportScreen key={visit} id={route.id} />;
    case 'bulk_edit':
      return <BulkEditScreen key={visit} id={route.id} />;
    case 'unknown':
      return (
        <>
          <ScreenHeading title="No such screen" />
          <p>
            The desk has nothing at this address.{' '}
            <a href={routeHash({ screen: 'products' })}>To the products</a>
          </p>
        </>
      );
    default:
      return <DeskScreen key={visit} route={route} />;
  }
}
