import { homePath, inLanguage } from '@lapidary/shared/page-paths';
import { type Html, html } from './html.ts';
import { contactLines } from './mail-content.ts';
import type { MailStore } from './mail-store.ts';

// Mail programs know tables and inline styles; many know neither <style> nor any newer layout.
const INK = '#1c1a17';
const QUIET = '#5f574c';
const HAIRLINE = '#e2dbd1';
const SERIF = "'Iowan Old Style', Palatino, 'Book Antiqua', Georgia, serif";
const SANS = "-apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";

/** Text in which no order number is broken at its hyphens. */
const withWholeNumbers = (text: string): Html[] =>
  text
    .split(/(\bL(?:-[A-Z0-9]{4}){2}\b)/)
    .map((part, index) =>
      index % 2 === 1 ? html`<span style="white-space: nowrap">${part}</span>` : html`${part}`,
    );

/** A paragraph. */
export const paragraph = (text: string): Html =>
  html`<p style="margin: 0 0 16px; font: 16px/1.5 ${SANS}; color: ${INK}">${withWholeNumbers(text)}</p>`;

/** A paragraph that matters less. */
export const quietParagraph = (text: string): Html =>
  html`<p style="margin: 0 0 16px; font: 14px/1.5 ${SANS}; color: ${QUIET}">${withWholeNumbers(text)}</p>`;

/** A heading with something below it. */
export const section = (title: string, content: Html): Html =>
  html`<h2 style="margin: 24px 0 8px; font: bold 14px/1.4 ${SANS}; color: ${QUIET}">${title}</h2>${content}`;

/** Lines of text under each other, such as an address. */
export const block = (lines: readonly string[]): Html =>
  html`<p style="margin: 0 0 16px; font: 16px/1.5 ${SANS}; color: ${INK}">${lines.map(
    (line, index) => html`${index > 0 ? html`<br>` : ''}${line}`,
  )}</p>`;

/** What is led to by a press. */
export const button = (label: string, url: string): Html =>
  html`<p style="margin: 24px 0 8px"><a href="${url}" style="display: inline-block; padding: 12px 24px; background: #1f4d3f; color: #ffffff; font: bold 16px/1.25 ${SANS}; text-decoration: none; border-radius: 2px">${label}</a></p>`;

interface Row {
  label: string;
  /** Smaller, below the label. */
  details: readonly string[];
  amount: string;
  strong?: boolean;
}

const amountRow = ({ label, details, amount, strong = false }: Row): Html => {
  const weight = strong ? 'bold' : 'normal';
  return html`<tr>
<td style="padding: 8px 12px 8px 0; border-bottom: 1px solid ${HAIRLINE}; font: ${weight} 16px/1.4 ${SANS}; color: ${INK}; word-break: break-word; overflow-wrap: anywhere">${label}${details.map(
    (detail) => html`<br><span style="font: normal 14px/1.4 ${SANS}; color: ${QUIET}">${detail}</span>`,
  )}</td>
<td align="right" valign="top" style="padding: 8px 0; border-bottom: 1px solid ${HAIRLINE}; font: ${weight} 16px/1.4 ${SANS}; color: ${INK}; white-space: nowrap">${amount}</td>
</tr>`;
};

/** What costs what, the amounts in one column. */
export const amounts = (rows: readonly Row[]): Html =>
  html`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="border-collapse: collapse">${rows.map(amountRow)}</table>`;

/** The whole document of a mail: the shop's name, a heading, what there is to say. */
export function document(input: {
  store: MailStore;
  title: string;
  heading: string;
  content: readonly Html[];
}): string {
  const { store, title, heading, content } = input;
  const contact = contactLines(store.contact).join(' · ');
  return html`<!doctype html>
<html lang="${store.copy.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<title>${title}</title>
</head>
<body style="margin: 0; padding: 0; background: #f3efe9">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="background: #f3efe9">
<tr><td align="center" style="padding: 24px 8px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width: 600px; background: #ffffff; border: 1px solid ${HAIRLINE}">
<tr><td style="padding: 24px 24px 0; font: 20px/1.3 ${SERIF}"><a href="${store.url}${inLanguage(homePath(), store.prefix)}" style="color: ${INK}; text-decoration: none">${store.name}</a></td></tr>
<tr><td style="padding: 16px 24px 24px">
<h1 style="margin: 0 0 16px; font: normal 28px/1.25 ${SERIF}; color: ${INK}">${heading}</h1>
${content}
${contact === '' ? '' : quietParagraph(`${store.name} · ${contact}`)}
</td></tr>
</table>
</td></tr>
</table>
</body>
</html>
`.text;
}
