import type { Receipt } from '@lapidary/shared/publishing/release';

/** A receipt in lines for a terminal. */
export function describeReceipt(receipt: Receipt): string[] {
  const { changed, removed, rendered, pages, bytes, phases, liveAfterMs, verifiedUrl } = receipt;
  const phase = Object.entries(phases).map(([name, ms]) => `${name} ${Math.round(ms)} ms`);
  return [
    `${changed.length} pages changed, ${removed.length} removed, live after ${(liveAfterMs / 1000).toFixed(1)} s`,
    `${rendered} of ${pages} pages rendered, ${(bytes / 1024).toFixed(0)} KiB uploaded`,
    phase.join(', '),
    verifiedUrl ? `proved at ${verifiedUrl}` : 'no page to prove it by',
    `release ${receipt.releaseId}`,
  ];
}
