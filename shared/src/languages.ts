/** Languages that the shop's own words are written in. Each needs `storefront/src/messages/<language>/`. */
export const LANGUAGES = ['en', 'vi'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Whose words go with a locale: `vi-VN` → vi. Where there are none in its language, the first ones. */
export const languageOf = (locale: string): Language =>
  LANGUAGES.find((language) => language === locale.toLowerCase().split('-')[0]) ?? LANGUAGES[0];
