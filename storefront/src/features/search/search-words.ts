const pieces = (count: number): string => (count === 1 ? '1 piece' : `${count} pieces`);

export interface Found {
  total: number;
  partial: boolean;
  query: string;
}

/** What is said below the field, and by screen readers, when suggestions have come. */
export function suggestionStatus({ total, partial, query }: Found): string {
  if (total === 0) return `Nothing found for “${query}”.`;
  return partial ? `Nothing has all of these words. ${pieces(total)} near it.` : `${pieces(total)} found.`;
}

/** What the results page says above the results. */
export function resultsStatus({ total, partial, query }: Found): string {
  if (total === 0) return `Nothing found for “${query}”.`;
  return partial
    ? `No piece has all the words of “${query}”. ${total === 1 ? 'This one comes' : 'These come'} near it.`
    : `${pieces(total)} for “${query}”`;
}
