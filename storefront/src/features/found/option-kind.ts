/** Properties that search engines know a variant by: schema.org's names, and those of Google's feeds. */
export type OptionKind = 'material' | 'color' | 'size';

const KINDS: readonly [OptionKind, RegExp][] = [
  ['material', /\b(?:metal|material)\b/i],
  ['color', /\bcolou?r\b/i],
  ['size', /\b(?:size|length)\b/i],
];

/** What an option is about, by its name; null for what has no common name, such as "Engraving". */
export const optionKind = (name: string): OptionKind | null =>
  KINDS.find(([, pattern]) => pattern.test(name))?.[0] ?? null;
