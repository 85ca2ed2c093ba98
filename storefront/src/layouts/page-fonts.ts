import displayFont from '@fontsource/marcellus/files/marcellus-latin-400-normal.woff2?url';
import textFont from '@fontsource-variable/figtree/files/figtree-latin-wght-normal.woff2?url';
import type { Language } from '@lapidary/shared/languages';
import viDisplayFont from '../fonts/philosopher-latin.woff2?url';
import viDisplaySigns from '../fonts/philosopher-vietnamese.woff2?url';
import viTextFont from '../fonts/plus-jakarta-sans-latin.woff2?url';
import viTextSigns from '../fonts/plus-jakarta-sans-vietnamese.woff2?url';

/** The files that every page of a language needs at once (`styles/fonts.css` names them all). */
export const pageFonts: Readonly<Record<Language, readonly string[]>> = {
  en: [displayFont, textFont],
  vi: [viDisplayFont, viTextFont, viDisplaySigns, viTextSigns],
};
