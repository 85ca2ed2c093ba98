import type { StartSettings } from './bootstrap/read-settings.mjs';

/** What a person needs to go on, shown once everything runs. */
export function readyBlock({ port, home, databaseUrl }: StartSettings, seconds: number): string {
  const shop = `http://localhost:${port}`;
  return `
Lapidary is ready (${seconds.toFixed(1)} s)

  Shop       ${shop}/
  Merchant   ${shop}/admin/           merchant@lapidary.test / Merchant-2026
  Shopper    ${shop}/account/         shopper@lapidary.test / Shopper-2026
  API docs   ${shop}/api/docs
  Outbox     ${shop}/_local/outbox/   codes and mails that the shop sends

  Data       ${home}
  Database   ${withoutPassword(databaseUrl)}

  Ctrl-C to stop
`;
}

function withoutPassword(databaseUrl: string): string {
  return databaseUrl.replace(/^(\w+:\/\/[^:@/]*):.*@/, '$1:…@');
}
