import displayFont from '@fontsource/marcellus/files/marcellus-latin-400-normal.woff2?url';
import viDisplayFont from '@fontsource/philosopher/files/philosopher-latin-400-normal.woff2?url';
import viDisplaySigns from '@fontsource/philosopher/files/philosopher-vietnamese-400-normal.woff2?url';
import textFont from '@fontsource-variable/figtree/files/figtree-latin-wght-normal.woff2?url';
import viTextFont from '@fontsource-variable/plus-jakarta-sans/files/plus-jakarta-sans-latin-wght-normal.woff2?url';
import viTextSigns from '@fontsource-variable/plus-jakarta-sans/files/plus-jakarta-sans-vietnamese-wght-normal.woff2?url';
import type { Language } from '@lapidary/shared/languages';

/** The files that every page of a language needs at once (`styles/fonts.css` names them all). */
export const pageFonts: Readonly<Record<Language, readonly string[]>> = {
  en: [displayFont, textFont],
  vi: [viDisplayFont, viTextFont, viDisplaySigns, viTextSigns],
};
