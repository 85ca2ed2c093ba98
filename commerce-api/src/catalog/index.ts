export { createProduct } from './create-product.ts';
export { deleteProduct } from './delete-product.ts';
export { getProduct } from './get-product.ts';
export { type CatalogImport, importCatalog, previewImport } from './import-catalog.ts';
export { keepListings } from './listing-revisions.ts';
export { publishProducts } from './publish-products.ts';
export {
  listCategories,
  listCollections,
  listRedirects,
  readAllPublished,
  readPublished,
} from './read-published.ts';
export { listSchedules } from './read-schedules.ts';
export { rollBack } from './roll-back.ts';
export { runDueSchedules } from './run-due-schedules.ts';
export { saveListing } from './save-listing.ts';
export { saveProduct } from './save-product.ts';
export { unpublishProduct } from './unpublish-product.ts';
