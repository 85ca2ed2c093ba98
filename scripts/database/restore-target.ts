/** A database beside the shop's own, named after when the backup was made. */
export function besides(url: string, at: Date): string {
  const suffix = `_restored_${at.toISOString().replace(/\D/g, '').slice(0, 14)}`;
  if (url.startsWith('sqlite:')) return `${url}${suffix}`;
  const beside = new URL(url);
  beside.pathname += suffix;
  return beside.href;
}

/** A database URL that may be shown. */
export const withoutPassword = (url: string): string => url.replace(/^(mysql:\/\/[^:@/]*):[^@]*@/, '$1@');
