import type { ImportCounts, ImportJob, ImportState } from '@lapidary/shared/catalog/import';

const count = (number: number, one: string, many = `${one}s`): string =>
  `${number} ${number === 1 ? one : many}`;

/** "12 new, 40 changed, 3 with errors, 7 unchanged". */
export function countWords({ created, changed, unchanged, failed }: ImportCounts): string {
  const parts = [`${created} new`, `${changed} changed`];
  if (failed > 0) parts.push(`${failed} with ${failed === 1 ? 'an error' : 'errors'}`);
  if (unchanged > 0) parts.push(`${unchanged} unchanged`);
  return parts.join(', ');
}

/** What there is of the pictures that a file names; null when it names none. */
export function pictureWords({ pictures: { stored, toFetch, missing } }: ImportCounts): string | null {
  if (stored + toFetch + missing === 0) return null;
  const parts = [`${count(stored, 'picture')} there`];
  if (toFetch > 0) parts.push(`${toFetch} to be fetched`);
  if (missing > 0) parts.push(`${missing} missing`);
  return parts.join(', ');
}

const STATES: Record<ImportState, string> = {
  uploading: 'File not sent',
  checking: 'Checking',
  ready: 'Checked',
  refused: 'Refused',
  applying: 'Importing',
  done: 'Imported',
  failed: 'Broken off',
  cancelled: 'Cancelled',
};

export const importStateWords = (state: ImportState): string => STATES[state];

/** Products that applying would write or leave as they are. */
export const importable = ({ counts }: ImportJob): number =>
  counts ? counts.created + counts.changed + counts.unchanged : 0;

/** The button that confirms an import: it says what will happen. */
export function confirmWords({ counts }: ImportJob): string {
  const written = counts ? counts.created + counts.changed : 0;
  const products = count(written, 'product');
  if (written === 0) return 'Import';
  return counts!.failed > 0
    ? `Import ${products}, leave out ${counts!.failed} with ${counts!.failed === 1 ? 'an error' : 'errors'}`
    : `Import ${products}`;
}

/** What cancelling does now, for who is asked whether it is meant. */
export function cancelWords({ state, done, total }: ImportJob): string {
  if (state !== 'applying' && state !== 'failed')
    return 'Nothing has been imported yet, and nothing will be. The file is thrown away.';
  return (
    `${done} of ${total ?? done} products are done. They stay as the file has them and are published; the others stay as they ` +
    'are. Every product is imported as a whole or not at all. The same file, imported again, goes on with the rest.'
  );
}

/** What has become of a cancelled import. */
export const cancelledWords = ({ done, total }: ImportJob): string =>
  done === 0
    ? 'Cancelled. Nothing was imported.'
    : `Cancelled after ${done} of ${total ?? done} products. These are imported, the others are as they were.`;
