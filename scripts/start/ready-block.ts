import type { StartSettings } from './bootstrap/read-settings.mjs';

/** What a person needs to go on, shown once everything runs. */
export function readyBlock({ port, home, databaseUrl }: StartSettings, seconds: number): string {
  const shop = `http://localhost:${port}`;
  const rows: [name: string, where: string, more?: string][] = [
    ['Shop', `${shop}/`],
    ['Merchant', `${shop}/admin/`, 'merchant@lapidary.test / Merchant-2026'],
    ['Shopper', `${shop}/account/`, 'shopper@lapidary.test / Shopper-2026'],
    ['API docs', `${shop}/api/docs`],
    ['Outbox', `${shop}/_local/outbox/`, 'codes and mails that the shop sends'],
    ['Data', home],
    ['Database', withoutPassword(databaseUrl)],
  ];
  const width = Math.max(...rows.filter(([, , more]) => more).map(([, where]) => where.length));
  const lines = rows.map(([name, where, more]) => {
    const start = `  ${name.padEnd(10)}${where}`;
    return more ? `${start.padEnd(12 + width)}   ${more}` : start;
  });
  return `\nLapidary is ready (${seconds.toFixed(1)} s)\n\n${lines.join('\n')}\n\n  Ctrl-C to stop\n`;
}

function withoutPassword(databaseUrl: string): string {
  return databaseUrl.replace(/^(\w+:\/\/[^:@/]*):.*@/, '$1:…@');
}
