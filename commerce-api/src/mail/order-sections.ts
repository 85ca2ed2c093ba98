import type { Html } from './html.ts';
import { amounts, block, button, quietParagraph, section } from './layout.ts';
import type { OrderFacts } from './order-facts.ts';

/** Pieces and totals, as HTML. */
export const piecesHtml = ({ lines, totals, labels }: OrderFacts): Html =>
  section(
    labels.pieces,
    amounts([
      ...lines.map(({ title, variant, quantity, total }) => ({
        label: title,
        details: [variant, quantity].filter((detail) => detail !== ''),
        amount: total,
      })),
      ...totals.map((row) => ({ ...row, details: [] })),
    ]),
  );

/** Pieces and totals, as text. */
export const piecesText = ({ lines, totals }: OrderFacts): string[] => [
  ...lines.map(({ title, variant, quantity, total }) => {
    const piece = variant === '' ? title : `${title} (${variant})`;
    return `${piece}, ${quantity} = ${total}`;
  }),
  '',
  ...totals.map(({ label, amount }) => `${label}: ${amount}`),
];

/** Where it goes, as HTML. */
export const addressHtml = ({ destination }: OrderFacts): Html =>
  section(destination.label, block(destination.lines));

/** Where it goes, as text. */
export const addressText = ({ destination }: OrderFacts): string[] => [
  `${destination.label}:`,
  ...destination.lines,
];

/** The way to the order on the shop's own pages, as HTML. */
export const orderLinkHtml = ({ number, url, labels }: OrderFacts): Html[] => [
  button(labels.seeOrder, url),
  quietParagraph(labels.howToSee(number)),
];

/** The way to the order on the shop's own pages, and to the shop, as text. */
export const orderLinkText = ({ number, url, labels, contact }: OrderFacts): string[] => [
  `${labels.seeOrder}: ${url}`,
  labels.howToSee(number),
  ...(contact.length === 0 ? [] : ['', ...contact]),
];

/** Paragraphs as a mail of plain text: an empty line between two, and one newline at the end. */
export const plainText = (paragraphs: readonly (string | readonly string[])[]): string =>
  `${paragraphs.map((each) => (typeof each === 'string' ? each : each.join('\n'))).join('\n\n')}\n`;
