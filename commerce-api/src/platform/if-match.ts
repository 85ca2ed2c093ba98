import { AppError } from './app-error.ts';

/** The `ETag` of a version. */
export const etagOf = ({ version }: { version: number }): { etag: string } => ({ etag: `"${version}"` });

/** The version named by If-Match. @throws AppError `version_required` or `invalid_request`. */
export function versionOf(ifMatch: string | undefined): number {
  if (ifMatch === undefined) {
    throw new AppError('version_required', 'If-Match must hold the ETag of what the edit started from.');
  }
  const version = /^(?:W\/)?"(\d{1,9})"$/.exec(ifMatch)?.[1];
  if (!version) throw new AppError('invalid_request', 'If-Match must look like "3".');
  return Number(version);
}
