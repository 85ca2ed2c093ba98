import { describeFault, type ImportError } from './import-error.ts';
import type { ImportReport } from './import-file.ts';

const SHOWN = 50;

/** The first fifty lines of a list, and how many more there are. */
function capped(lines: string[]): string[] {
  if (lines.length <= SHOWN) return lines;
  return [...lines.slice(0, SHOWN), `… and ${lines.length - SHOWN} more`];
}

/** Why a file was refused, one line per fault; the last line says that nothing was written. */
export function describeRefusal(path: string, { message, faults }: ImportError): string[] {
  return [`${path}: ${message}`, ...capped(faults.map(describeFault)), 'nothing was imported'];
}

/** What an import did, or would do, line by line. */
export function describeImport(report: ImportReport, run: { dryRun: boolean; seconds: number }): string[] {
  const { created, changed, unchanged, images } = report;
  const pictures = run.dryRun
    ? `${images.known} stored already, ${images.waiting} to be fetched`
    : `${images.stored} stored, ${images.known} stored already, ${images.failed.length} failed`;
  return [
    ...images.failed.map(
      ({ handle, row, url, reason }) => `no image: ${handle}, row ${row}, ${url}: ${reason}`,
    ),
    ...capped(
      report.notes.map(
        ({ handle, row, message }) => `note: ${handle === '' ? 'header' : handle}, row ${row}: ${message}`,
      ),
    ),
    ...(report.withoutCategory.length > 0
      ? [`without a category: ${capped(report.withoutCategory).join(', ')}`]
      : []),
    ...(report.ignoredColumns.length > 0
      ? [`columns not imported: ${report.ignoredColumns.join(', ')}`]
      : []),
    run.dryRun ? `${report.source}: a dry run, nothing was written` : `${report.source}: imported`,
    `products: ${created.length} new, ${changed.length} changed, ${unchanged.length} unchanged, 0 errors`,
    `variants: ${report.variants}`,
    `images: ${pictures}`,
    ...(report.publishRequestId ? [`publish request: ${report.publishRequestId}`] : []),
    `time: ${run.seconds.toFixed(1)} s`,
  ];
}
