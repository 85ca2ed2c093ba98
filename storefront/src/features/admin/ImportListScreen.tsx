import { csvTemplate } from '@lapidary/shared/catalog/csv-template';
import { type ImportJob, MAX_IMPORT_BYTES } from '@lapidary/shared/catalog/import';
import { useState } from 'react';
import { goTo } from './admin-navigation.client.ts';
import { routeHash } from './admin-routes.ts';
import { downloadFile, saveFile } from './download-file.client.ts';
import { Failure } from './Failure.tsx';
import { FileDrop } from './FileDrop.tsx';
import { failureWords } from './failure-words.ts';
import { type Column, DataTable } from './forms/DataTable.tsx';
import { ImportPictures } from './ImportPictures.tsx';
import { beginImport, listImports, PRODUCTS_FILE } from './import-api.client.ts';
import { countWords, importStateWords } from './import-words.ts';
import { ScreenHeading } from './ScreenHeading.tsx';
import { momentWords } from './time-words.ts';
import { UploadRefused } from './upload-picture.client.ts';
import { useLoad } from './use-load.ts';

const MEGABYTES = MAX_IMPORT_BYTES / 1024 / 1024;
const words = (error: unknown): string =>
  error instanceof UploadRefused ? error.message : failureWords(error);

const COLUMNS: Column<ImportJob>[] = [
  {
    title: 'File',
    kind: 'row',
    cell: ({ id, fileName }) => <a href={routeHash({ screen: 'import', id })}>{fileName}</a>,
  },
  { title: 'Status', cell: ({ state }) => <span className="admin-mark">{importStateWords(state)}</span> },
  { title: 'Products', labelled: true, cell: ({ counts }) => (counts ? countWords(counts) : '–') },
  { title: 'Begun', kind: 'quiet', cell: ({ createdAt }) => momentWords(createdAt) },
];

/** Takes a CSV file in, and lists those of before. */
export function ImportListScreen() {
  const imports = useLoad(listImports);
  const [overwriteStock, setOverwriteStock] = useState(false);
  const [share, setShare] = useState<number | null>(null);
  const [failure, setFailure] = useState<string | null>(null);

  async function begin(file: File) {
    setFailure(null);
    if (file.size === 0) return setFailure('The file is empty.');
    if (file.size > MAX_IMPORT_BYTES)
      return setFailure(`The file is larger than ${MEGABYTES} MB; divide it.`);
    setShare(0);
    try {
      const { id } = await beginImport(file, overwriteStock, setShare);
      goTo({ screen: 'import', id });
    } catch (error) {
      setFailure(words(error));
      setShare(null);
    }
  }

  const exportAll = () => {
    setFailure(null);
    downloadFile(PRODUCTS_FILE, 'products.csv').catch((error: unknown) => setFailure(words(error)));
  };

  return (
    <>
      <p>
        <a href={routeHash({ screen: 'products' })}>All products</a>
      </p>
      <ScreenHeading title="Import and export" />
      {failure && <Failure words={failure} />}
      <section className="admin-section" aria-labelledby="import-heading">
        <h2 id="import-heading">Import a file</h2>
        <p className="quiet">
          A product CSV in the format of Shopify. It is checked first; nothing is written before you confirm.
        </p>
        <FileDrop
          label="CSV file"
          hint={`Choose a file or drop it here, up to ${MEGABYTES} MB`}
          accept=".csv,text/csv"
          disabled={share !== null}
          onFiles={([file]) => file && void begin(file)}
        />
        {share !== null && (
          <p role="status">
            <progress aria-label="Upload" max={1} {...(share < 1 ? { value: share } : {})} /> Sending…
          </p>
        )}
        <label className="admin-check">
          <input
            type="checkbox"
            checked={overwriteStock}
            onChange={({ target }) => setOverwriteStock(target.checked)}
          />
          Write the file’s stock over that of products which are there already
        </label>
        <ImportPictures />
        <div className="admin-actions">
          <button
            type="button"
            className="text-button"
            onClick={() => saveFile('template.csv', new Blob([csvTemplate()], { type: 'text/csv' }))}
          >
            Download a template
          </button>
        </div>
      </section>
      <section className="admin-section" aria-labelledby="export-heading">
        <h2 id="export-heading">Export</h2>
        <p className="quiet">All products as a CSV file. Imported again, it changes nothing.</p>
        <button type="button" className="button secondary" onClick={exportAll}>
          Export all products
        </button>
      </section>
      <section className="admin-section" aria-labelledby="imports-heading">
        <h2 id="imports-heading">Imports so far</h2>
        {imports.state === 'loading' && <p role="status">Loading imports…</p>}
        {imports.state === 'failed' && <Failure words={imports.failure} again={imports.again} />}
        {imports.state === 'ready' &&
          (imports.value.length === 0 ? (
            <p className="quiet">None yet.</p>
          ) : (
            <DataTable columns={COLUMNS} rows={imports.value} keyOf={({ id }) => id} />
          ))}
      </section>
    </>
  );
}
