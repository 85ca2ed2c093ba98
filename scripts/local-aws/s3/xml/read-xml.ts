import { XMLParser } from 'fast-xml-parser';
import { S3Error } from '../s3-error.ts';

/** A parsed element: text, or child elements by name. Every child is a list, however often it occurs. */
export type XmlElement = string | { readonly [name: string]: readonly XmlElement[] };

const parser = new XMLParser({
  ignoreAttributes: true,
  ignoreDeclaration: true,
  parseTagValue: false,
  trimValues: false,
  removeNSPrefix: true,
  // Turns numeric references on: the SDK sends line ends in keys as `&#xA;`.
  htmlEntities: true,
  isArray: () => true,
});

/**
 * Parses a request document and returns its root's children.
 * @throws S3Error MalformedXML when it is not XML or its root is not `root`
 */
export function readXml(text: string, root: string): XmlElement {
  refuseControlCharacters(text);
  let parsed: Record<string, readonly XmlElement[] | undefined>;
  try {
    parsed = parser.parse(text, true);
  } catch (error) {
    throw new S3Error('MalformedXML', `The XML you provided was not well-formed: ${String(error)}`);
  }
  const found = parsed[root]?.[0];
  if (found === undefined) throw malformed(`The document's root must be <${root}>.`);
  return found;
}

/** Child elements of that name, in order; none when `parent` holds text. */
export function children(parent: XmlElement, name: string): readonly XmlElement[] {
  return typeof parent === 'string' ? [] : (parent[name] ?? []);
}

/** Texts of the children of that name. */
export function texts(parent: XmlElement, name: string): string[] {
  return children(parent, name).map((child) => {
    if (typeof child !== 'string') throw malformed(`<${name}> must hold text.`);
    return child;
  });
}

/** Text of the only child of that name, or `undefined`. */
export function optionalText(parent: XmlElement, name: string): string | undefined {
  return texts(parent, name)[0];
}

/** Text of the only child of that name. @throws S3Error MalformedXML when it is missing */
export function requiredText(parent: XmlElement, name: string): string {
  const text = optionalText(parent, name);
  if (text === undefined) throw malformed(`<${name}> is missing.`);
  return text;
}

// XML 1.0 has no control characters but tab and line ends. The parser drops references to them, and `DeleteObjects` must
// not end up with another key.
function refuseControlCharacters(text: string): void {
  for (const [reference, hex, decimal] of text.matchAll(/&#(?:x([0-9a-f]+)|([0-9]+));/gi)) {
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    if (code < 0x20 && ![0x9, 0xa, 0xd].includes(code))
      throw malformed(`${reference} is not a character of XML 1.0.`);
  }
}

function malformed(message: string): S3Error {
  return new S3Error('MalformedXML', message);
}
