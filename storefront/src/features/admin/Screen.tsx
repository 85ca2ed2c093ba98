import { useStore } from '@nanostores/react';
import { $visit } from './admin-navigation.client.ts';
import { routeHash } from './admin-routes.ts';
import { DeskScreen } from './desk/DeskScreen.tsx';
import { ProductListScreen } from './ProductListScreen.tsx';
import { ProductScreen } from './ProductScreen.tsx';
import { ReleaseListScreen } from './ReleaseListScreen.tsx';
import { ReleaseScreen } from './ReleaseScreen.tsx';
import { ScreenHeading } from './ScreenHeading.tsx';

/** The screen of the address. */
export function Screen() {
  const { route, visit } = useStore($visit);
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
