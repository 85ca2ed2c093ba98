import type {
  BulkChange,
  BulkEdit,
  BulkEditList,
  BulkItemList,
  BulkSelection,
} from '@lapidary/shared/catalog/bulk-edit';
import type { ColumnMapping, ImportJob, ImportList, RequestedImport } from '@lapidary/shared/catalog/import';
import { requestSignedIn } from '../../lib/session-request.client.ts';
import { postForm } from './upload-picture.client.ts';

const importAddress = (id: string) => `/api/admin/imports/${encodeURIComponent(id)}`;
const bulkAddress = (id: string) => `/api/admin/bulk-edits/${encodeURIComponent(id)}`;

/**
 * Sends a CSV file and has it checked.
 * @throws UploadRefused, ApiProblem, BackendUnreachable, SignedOut
 */
export async function beginImport(
  file: File,
  overwriteStock: boolean,
  onProgress: (share: number) => void,
): Promise<ImportJob> {
  const body = { fileName: file.name.slice(-255), bytes: file.size, overwriteStock };
  const { import: job, upload } = await requestSignedIn<RequestedImport>('POST', '/api/admin/imports', {
    body,
  });
  // Browsers name CSV files by what else is installed; the form is for this type alone.
  await postForm(upload, new File([file], file.name, { type: 'text/csv' }), onProgress);
  return await checkImport(job.id);
}

/** @param mapping what columns are that have other names; without it, what was said before counts. */
export const checkImport = (id: string, mapping?: ColumnMapping) =>
  requestSignedIn<ImportJob>('POST', `${importAddress(id)}/check`, { body: { ...(mapping && { mapping }) } });

export const applyImport = (id: string) => requestSignedIn<ImportJob>('POST', `${importAddress(id)}/apply`);

/** What has been imported by then stays. */
export const cancelImport = (id: string) => requestSignedIn<ImportJob>('POST', `${importAddress(id)}/cancel`);

export const getImport = (id: string) => requestSignedIn<ImportJob>('GET', importAddress(id));

export const listImports = async (): Promise<ImportJob[]> =>
  (await requestSignedIn<ImportList>('GET', '/api/admin/imports')).imports;

/** Where the errors of an import can be downloaded. */
export const faultsAddress = (id: string): string => `${importAddress(id)}/errors.csv`;

/** Where all products can be downloaded as a CSV file. */
export const PRODUCTS_FILE = '/api/admin/exports/products.csv';

/** Nothing is changed yet. */
export const previewBulkEdit = (selection: BulkSelection, change: BulkChange) =>
  requestSignedIn<BulkEdit>('POST', '/api/admin/bulk-edits', {
    body: { selection, change },
    timeoutMs: 60_000,
  });

export const getBulkEdit = (id: string) => requestSignedIn<BulkEdit>('GET', bulkAddress(id));

export const listBulkEdits = async (): Promise<BulkEdit[]> =>
  (await requestSignedIn<BulkEditList>('GET', '/api/admin/bulk-edits')).edits;

/** A page of its products; `cursor` null is the first page. */
export const listBulkItems = (id: string, cursor: string | null) =>
  requestSignedIn<BulkItemList>(
    'GET',
    `${bulkAddress(id)}/items${cursor ? `?cursor=${encodeURIComponent(cursor)}` : ''}`,
  );

export const applyBulkEdit = (id: string, exclude: string[]) =>
  requestSignedIn<BulkEdit>('POST', `${bulkAddress(id)}/apply`, { body: { exclude } });

export const undoBulkEdit = (id: string) => requestSignedIn<BulkEdit>('POST', `${bulkAddress(id)}/undo`);
