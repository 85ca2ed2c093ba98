import type { AdminProduct, AdminProductList, ArchivedProduct } from '@lapidary/shared/catalog/admin-product';
import type { Category, CategoryList } from '@lapidary/shared/catalog/category';
import type { Collection, CollectionList } from '@lapidary/shared/catalog/collection';
import type { PreviewLink } from '@lapidary/shared/catalog/preview';
import type { ProductDocument } from '@lapidary/shared/catalog/product';
import type { StockLevel } from '@lapidary/shared/inventory/stock';
import type {
  PublishRequest,
  ReleaseList,
  ReleaseSummary,
  ReleasesSummary,
} from '@lapidary/shared/publishing/release';
import type { ReleaseChanges } from '@lapidary/shared/publishing/release-changes';
import type { Schedule, ScheduledAction, ScheduleList } from '@lapidary/shared/publishing/schedule';
import { requestSignedIn } from '../../lib/session-request.client.ts';

const productAddress = (id: string) => `/api/admin/products/${encodeURIComponent(id)}`;
/** Names the version that an edit started from. */
export const ifMatch = (version: number) => ({ 'if-match': `"${version}"` });

/** `?` and what is given; null and '' are not. */
export const query = (entries: Record<string, string | null | undefined>) => {
  const given = Object.entries(entries).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`;
};

/** A page of products whose title or slug holds `search`; `cursor` null is the first page. */
export const listProducts = (
  search: string,
  cursor: string | null,
  { category = '', status = '' }: { category?: string; status?: string } = {},
) =>
  requestSignedIn<AdminProductList>(
    'GET',
    `/api/admin/products${query({ query: search, category, status, cursor })}`,
  );

export const getProduct = (id: string) => requestSignedIn<AdminProduct>('GET', productAddress(id));

/** New variants have the id ''. */
export const createProduct = (body: ProductDocument) =>
  requestSignedIn<AdminProduct>('POST', '/api/admin/products', { body });

/** @throws ApiProblem `version_stale` when `version` is no longer the newest. */
export const putProduct = (id: string, version: number, body: ProductDocument) =>
  requestSignedIn<AdminProduct>('PUT', productAddress(id), { body, headers: ifMatch(version) });

/** The request is null when it was not in the shop. */
export const archiveProduct = (id: string) =>
  requestSignedIn<ArchivedProduct>('POST', `${productAddress(id)}/archive`);

export const restoreProduct = (id: string) =>
  requestSignedIn<AdminProduct>('POST', `${productAddress(id)}/restore`);

export const deleteProduct = (id: string) => requestSignedIn<void>('DELETE', productAddress(id));

export const setStock = (variantId: string, stock: number) =>
  requestSignedIn<StockLevel>('PUT', `/api/admin/inventory/${encodeURIComponent(variantId)}`, {
    body: { stock },
  });

export type PublishAction = 'publish' | 'unpublish';

export const requestPublish = (id: string, action: PublishAction) =>
  requestSignedIn<PublishRequest>('POST', `${productAddress(id)}/${action}`);

export const getPublishRequest = (id: string) =>
  requestSignedIn<PublishRequest>('GET', `/api/admin/publishing/requests/${encodeURIComponent(id)}`);

/** A link that shows the saved draft as its page would be. */
export const requestPreview = (id: string) =>
  requestSignedIn<PreviewLink>('POST', `${productAddress(id)}/preview`);

/** What is to come for a product, and what could not be done at its time. */
export const listSchedules = async (productId: string): Promise<Schedule[]> =>
  (await requestSignedIn<ScheduleList>('GET', `/api/admin/schedules${query({ productId })}`)).schedules;

/** @param at ISO date and time; @throws ApiProblem `invalid_request` when it has passed. */
export const scheduleProduct = (id: string, action: ScheduledAction, at: string) =>
  requestSignedIn<Schedule>('POST', `${productAddress(id)}/schedule`, { body: { action, at } });

export const cancelSchedule = (id: string) =>
  requestSignedIn<void>('DELETE', `/api/admin/schedules/${encodeURIComponent(id)}`);

export const listCategories = async (): Promise<Category[]> =>
  (await requestSignedIn<CategoryList>('GET', '/api/admin/categories')).categories;

export const listCollections = async (): Promise<Collection[]> =>
  (await requestSignedIn<CollectionList>('GET', '/api/admin/collections')).collections;

export const listReleases = (cursor: string | null) =>
  requestSignedIn<ReleaseList>('GET', `/api/admin/releases${query({ cursor })}`);

export const getRelease = (id: string) =>
  requestSignedIn<ReleaseSummary>('GET', `/api/admin/releases/${encodeURIComponent(id)}`);

/** What a release says otherwise than the one before; `cursor` null is the first page, with the listings. */
export const getReleaseChanges = (id: string, cursor: string | null) =>
  requestSignedIn<ReleaseChanges>(
    'GET',
    `/api/admin/releases/${encodeURIComponent(id)}/changes${query({ cursor })}`,
  );

/** Brings back what a release showed. */
export const requestRollback = (id: string) =>
  requestSignedIn<PublishRequest>('POST', `/api/admin/releases/${encodeURIComponent(id)}/rollback`);

export const getReleasesSummary = () =>
  requestSignedIn<ReleasesSummary>('GET', '/api/admin/publishing/summary');
