import { describeFault, type Fault, type Note } from '@lapidary/commerce-api/catalog';
import type { ImportCounts } from '@lapidary/shared/catalog/import';

/** What is told of an import. */
export interface ImportReport {
  source: string;
  counts: ImportCounts;
  notes: readonly Note[];
  publishRequestId: string | null;
}

const SHOWN = 50;

/** The first fifty lines of a list, and how many more there are. */
function capped(lines: string[]): string[] {
  if (lines.length <= SHOWN) return lines;
  return [...lines.slice(0, SHOWN), `… and ${lines.length - SHOWN} more`];
}

/** Why a file was refused, one line per fault; the last line says that nothing was written. */
export const describeRefusal = (path: string, message: string, faults: readonly Fault[]): string[] => [
  `${path}: ${message}`,
  ...capped(faults.map(describeFault)),
  'nothing was imported',
];

const describeNote = ({ handle, row, message }: Note): string =>
  `note: ${handle === '' ? 'header' : handle}, row ${row}: ${message}`;

/** What an import did, or would do, line by line. */
export function describeImport(report: ImportReport, run: { dryRun: boolean; seconds: number }): string[] {
  const { created, changed, unchanged, variants, pictures } = report.counts;
  const { stored, toFetch, missing } = pictures;
  const waiting = run.dryRun ? [`${toFetch} to be fetched`] : [];
  const isMissing = ({ message }: Note): boolean => message.startsWith('no picture ');
  return [
    ...report.notes.filter(isMissing).map(describeNote),
    ...capped(report.notes.filter((note) => !isMissing(note)).map(describeNote)),
    run.dryRun ? `${report.source}: a dry run, nothing was written` : `${report.source}: imported`,
    `products: ${created} new, ${changed} changed, ${unchanged} unchanged, 0 errors`,
    `variants: ${variants}`,
    `images: ${[`${stored} stored`, ...waiting, `${missing} missing`].join(', ')}`,
    ...(report.publishRequestId ? [`publish request: ${report.publishRequestId}`] : []),
    `time: ${run.seconds.toFixed(1)} s`,
  ];
}
