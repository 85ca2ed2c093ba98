import { marked } from 'marked';
import sanitizeHtml from 'sanitize-html';

/** The page's own headings are h1 and h2: what a merchant writes stands below them. */
const LOWERED_HEADINGS = { h1: 'h3', h2: 'h3', h3: 'h4', h4: 'h5', h5: 'h6' };

const ALLOWED: sanitizeHtml.IOptions = {
  allowedTags: [
    ...['p', 'br', 'hr', 'blockquote', 'ul', 'ol', 'li', 'h3', 'h4', 'h5', 'h6'],
    ...['strong', 'b', 'em', 'i', 'u', 's', 'del', 'sub', 'sup', 'code', 'pre', 'a'],
    ...['table', 'thead', 'tbody', 'tr', 'th', 'td'],
  ],
  allowedAttributes: { a: ['href', 'rel'], ol: ['start'], th: ['scope'] },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowProtocolRelative: false,
  transformTags: {
    ...LOWERED_HEADINGS,
    a: (tagName, attribs) => ({ tagName, attribs: { ...attribs, rel: 'noopener' } }),
  },
};

/** Keeps the last answer: a product's page asks for its description in several places, one after the other. */
function rememberLast(compute: (text: string) => string): (text: string) => string {
  let last: { text: string; answer: string } | undefined;
  return (text) => {
    if (last?.text !== text) last = { text, answer: compute(text) };
    return last.answer;
  };
}

/**
 * A product's description (Markdown, in which HTML may stand) as HTML that is safe to put on a page: only tags and
 * attributes of a short list, no scripts, styles, pictures or frames.
 */
export const descriptionHtml = rememberLast((markdown) =>
  sanitizeHtml(marked.parse(markdown, { async: false, gfm: true }), ALLOWED).trim(),
);

/** In what has been sanitized, an angle bracket that begins no tag is written `&lt;`. */
const plainText = rememberLast((markdown) =>
  descriptionHtml(markdown)
    .replace(/<[^>]*>/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .replace(/ ([.,;:!?])/g, '$1')
    .trim(),
);

/** The description's plain text, at most `maxLength` characters, cut at a word: for meta tags and JSON-LD. */
export function descriptionText(markdown: string, maxLength: number): string {
  const text = plainText(markdown);
  if (text.length <= maxLength) return text;
  return `${text.slice(0, maxLength).replace(/\s+\S*$/, '')}…`;
}
