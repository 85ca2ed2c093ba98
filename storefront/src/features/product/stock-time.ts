/**
 * What to say of stock while the shop cannot be asked.
 * @param checkedAt when it last answered, milliseconds since 1970; 0 when it has not since the page was opened
 */
export function checkedText(checkedAt: number, locale: string): string {
  if (checkedAt === 0)
    return 'Stock as it was when this page was published. It is checked again before you order.';
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(checkedAt);
  return `Stock checked ${time}. The shop cannot be reached at the moment.`;
}
