/** A part of a description that the page folds away under its title. */
export interface DescriptionSection {
  title: string;
  html: string;
}

export interface DividedDescription {
  /** What stands before the first title, always open. */
  lead: string;
  sections: DescriptionSection[];
}

/** A heading, or a paragraph that begins with a bold title: `<p><strong>Care.</strong> Warm water …`. */
const TITLE =
  /^<(?:h[3-6]>([^<]{1,80})<\/h[3-6]>|p><(?:strong|b)>([^<]{1,60}?)[.:]?<\/(?:strong|b)>[.:]?\s*)/;
const isList = (block: string): boolean => /^<(?:ul|table)>/.test(block);

const words = (html: string): string => html.replace(/\s+/g, '');

/** Top-level blocks of sanitised HTML, each with its end tag. */
function blocksOf(html: string): string[] {
  const blocks: string[] = [];
  let depth = 0;
  let start = 0;
  for (const { 0: tag, 1: closing, index } of html.matchAll(/<(\/?)[a-z][^>]*>/g)) {
    if (/^<(?:br|hr)\b/.test(tag)) {
      if (depth === 0) blocks.push(tag);
      continue;
    }
    if (depth === 0 && !closing) start = index;
    depth += closing ? -1 : 1;
    if (depth === 0) blocks.push(html.slice(start, index + tag.length));
  }
  return blocks;
}

/**
 * Divides a description (sanitised HTML) where its writer did: at headings, at paragraphs that begin with a bold
 * title, and at the list of facts behind the opening words. A description without any of these stays as it is.
 * @param listTitle of that list, which has none of its own.
 */
export function divideDescription(html: string, listTitle: string): DividedDescription {
  const lead: string[] = [];
  const sections: DescriptionSection[] = [];
  const blocks = blocksOf(html);
  // Text outside of any block would get lost.
  if (words(blocks.join('')) !== words(html)) return { lead: html, sections };
  for (const block of blocks) {
    const [opening, heading, bold] = TITLE.exec(block) ?? [];
    const title = heading ?? bold;
    if (opening !== undefined && title) {
      const rest = block.slice(opening.length);
      sections.push({ title, html: bold && rest !== '</p>' ? `<p>${rest}` : '' });
    } else if (sections.length === 0 && isList(block) && lead.length > 0) {
      sections.push({ title: listTitle, html: block });
    } else if (sections.length > 0) {
      sections.at(-1)!.html += block;
    } else {
      lead.push(block);
    }
  }
  return { lead: lead.join(''), sections };
}
