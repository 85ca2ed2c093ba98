import { routeHash } from '../admin-routes.ts';
import { ScreenHeading } from '../ScreenHeading.tsx';

/** In place of a screen that an editor has come to by its address. */
export function ManagersOnly() {
  return (
    <>
      <ScreenHeading title="For managers" />
      <p>
        You are an editor of this shop: products, pictures, listings and publishing are yours to see to. This
        screen is for managers; ask one of them if you need it.
      </p>
      <p>
        <a href={routeHash({ screen: 'products' })}>To the products</a>
      </p>
    </>
  );
}
