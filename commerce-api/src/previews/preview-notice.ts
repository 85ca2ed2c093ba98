import { createHash } from 'node:crypto';

const STYLE = `
body { margin: 0; background: #fbf9f6; color: #1c1a17; font: 1.0625rem/1.6 system-ui, sans-serif; }
main { max-width: 34rem; margin: 18vh auto; padding: 0 1.5rem; }
h1 { font: 1.75rem/1.2 "Iowan Old Style", Palatino, Georgia, serif; }
`;

/** `Content-Security-Policy` of a notice: it shows text, and that is all. */
export const NOTICE_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (sign) => ENTITIES[sign]!);

/** A page that says why there is no preview to see. With `refreshAfter` seconds the browser asks again. */
export function previewNotice(notice: { title: string; text: string; refreshAfter?: number }): string {
  const refresh = notice.refreshAfter ? `<meta http-equiv="refresh" content="${notice.refreshAfter}">\n` : '';
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
${refresh}<title>${escapeHtml(notice.title)}</title>
<link rel="icon" href="data:,">
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escapeHtml(notice.title)}</h1>
<p>${escapeHtml(notice.text)}</p>
</main>
</body>
</html>
`;
}
