import type { ProductMessages } from '../../messages/en/product.ts';

/**
 * What to say of stock while the shop cannot be asked.
 * @param checkedAt when it last answered, milliseconds since 1970; 0 when it has not since the page was opened
 */
export function checkedText(checkedAt: number, locale: string, words: ProductMessages['script']): string {
  if (checkedAt === 0) return words.unchecked;
  return words.checked.replace(
    '{time}',
    new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(checkedAt),
  );
}
