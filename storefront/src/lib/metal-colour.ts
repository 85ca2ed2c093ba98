const COLOURS = [
  ['rose', /\b(rose|pink|red|copper|bronze)\b/],
  ['white', /\b(white|silver|platinum|palladium|steel|rhodium)\b/],
  ['dark', /\b(black|titanium|tungsten|tantalum|gunmetal)\b/],
  ['yellow', /\b(yellow|gold|vermeil|brass)\b/],
] as const;

/** What a metal looks like. */
export type MetalColour = (typeof COLOURS)[number][0];

/** The colour of a metal by its name, such as "18k rose gold"; undefined for one that is not known. */
export const metalColour = (name: string): MetalColour | undefined =>
  COLOURS.find(([, pattern]) => pattern.test(name.toLowerCase()))?.[0];
