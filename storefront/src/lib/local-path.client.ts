import { inLanguage, splitLanguage } from '@lapidary/shared/page-paths';

/** The twin of a path in the language of the page that is open. */
export const localPath = (path: string): string =>
  inLanguage(path, splitLanguage(location.pathname).language);
