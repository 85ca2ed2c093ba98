import { AppError } from '../platform/app-error.ts';

/** An edit started from a version that is not the present one. */
export const versionStale = (present: number, given: number): AppError =>
  new AppError(
    'version_stale',
    `Someone else saved this meanwhile (version ${present}, yours was ${given}).`,
  );
