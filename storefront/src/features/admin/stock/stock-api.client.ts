import type { StockHistory, StockLevel, StockList } from '@lapidary/shared/inventory/stock';
import { requestSignedIn } from '../../../lib/session-request.client.ts';
import { query } from '../admin-api.client.ts';

const stockAddress = (variantId: string) => `/api/admin/inventory/${encodeURIComponent(variantId)}`;

/** A page of the variants for sale, lowest stock first. @param upTo leaves out who has more units; null for none. */
export const listStock = (search: string, upTo: number | null, cursor: string | null) =>
  requestSignedIn<StockList>(
    'GET',
    `/api/admin/inventory${query({ query: search, upTo: upTo === null ? null : String(upTo), cursor })}`,
  );

/** @throws ApiProblem `conflict` when other than the expected units are on hand: then nothing is set. */
export const replaceStock = (variantId: string, change: { stock: number; expected: number }) =>
  requestSignedIn<StockLevel>('PUT', stockAddress(variantId), { body: change });

export const getStockHistory = (variantId: string) =>
  requestSignedIn<StockHistory>('GET', `${stockAddress(variantId)}/history`);
