export { asPublished } from './as-published.ts';
export { prunePreviews } from './bulk/prune-previews.ts';
export { createProduct } from './create-product.ts';
export { describeFault, type Fault, ImportError, type Note } from './csv/import-error.ts';
export type { ParsedProduct } from './csv/parsed-product.ts';
export { readCatalog } from './csv/read-catalog.ts';
export { deleteListing } from './delete-listing.ts';
export { deleteProduct } from './delete-product.ts';
export { exportProducts } from './export-products.ts';
export { getProduct } from './get-product.ts';
export { type CatalogImport, importCatalog } from './import-catalog.ts';
export { importFile, previewFile } from './imports/import-file.ts';
export { keepListings } from './listing-revisions.ts';
export { checkPlanned, haveMoved, type PlannedProduct, readPlanned } from './planned-products.ts';
export { publishProducts } from './publish-products.ts';
export {
  listCategories,
  listCollections,
  listRedirects,
  readAllPublished,
  readPublished,
} from './read-published.ts';
export { readReleaseChanges } from './read-release-changes.ts';
export { listSchedules } from './read-schedules.ts';
export { rollBack } from './roll-back.ts';
export { runDueSchedules } from './run-due-schedules.ts';
export { runJobs } from './run-jobs.ts';
export { saveListing } from './save-listing.ts';
export { saveProduct } from './save-product.ts';
export { unpublishProduct } from './unpublish-product.ts';
