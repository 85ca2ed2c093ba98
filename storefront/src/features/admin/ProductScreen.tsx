import { useCallback } from 'react';
import { getProduct, listCategories, listCollections } from './admin-api.client.ts';
import { routeHash } from './admin-routes.ts';
import { Failure } from './Failure.tsx';
import { ProductEditor } from './ProductEditor.tsx';
import { ScreenHeading } from './ScreenHeading.tsx';
import { useLoad } from './use-load.ts';

/** One product's editor; `id` null is a new one. */
export function ProductScreen({ id }: { id: string | null }) {
  const loaded = useLoad(
    useCallback(
      async () => ({
        product: id === null ? null : await getProduct(id),
        categories: await listCategories(),
        collections: await listCollections(),
      }),
      [id],
    ),
  );
  if (loaded.state === 'ready') return <ProductEditor {...loaded.value} />;
  return (
    <>
      <p>
        <a href={routeHash({ screen: 'products' })}>All products</a>
      </p>
      <ScreenHeading title={id === null ? 'New product' : 'Product'} />
      {loaded.state === 'loading' && <p role="status">Loading the product…</p>}
      {loaded.state === 'failed' && <Failure words={loaded.failure} again={loaded.again} />}
    </>
  );
}
