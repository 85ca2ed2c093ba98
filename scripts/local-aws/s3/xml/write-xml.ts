/** Markup that is already escaped. Made only by `element` and `document`. */
export interface Xml {
  readonly markup: string;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/**
 * One XML element.
 * @param content text or a number (escaped here), child elements, or `undefined` to leave the whole element out
 */
export function element(name: string, content: string | number | boolean | readonly Xml[] | undefined): Xml {
  if (content === undefined) return { markup: '' };
  const inner = Array.isArray(content)
    ? content.map((child: Xml) => child.markup).join('')
    : escapeText(String(content));
  return { markup: `<${name}>${inner}</${name}>` };
}

/** A whole document in S3's namespace; `<Error>` documents have none. */
export function document(name: string, children: readonly Xml[]): string {
  const namespace = name === 'Error' ? '' : ' xmlns="http://s3.amazonaws.com/doc/2006-03-01/"';
  const inner = children.map((child) => child.markup).join('');
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${name}${namespace}>${inner}</${name}>`;
}

// Control characters are legal in keys; as references they survive a parser's line-end and whitespace folding.
function escapeText(text: string): string {
  return text.replace(/[&<>"]/g, (found) => ENTITIES[found] ?? found).replace(/\p{Cc}/gu, characterReference);
}

function characterReference(character: string): string {
  return `&#${character.charCodeAt(0)};`;
}
