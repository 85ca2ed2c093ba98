export interface LanguageChoice {
  /** BCP 47, such as `en-GB`. */
  tag: string;
  /** In the language itself. */
  name: string;
}

/** The languages that the browser asks for, and the one that is chosen already; each once, by its own name. */
export function languageChoices(chosen: string, preferred: readonly string[]): LanguageChoice[] {
  const tags = [...new Set([chosen, ...preferred])].filter((tag) => tag !== '');
  return tags.map((tag) => ({
    tag,
    name: new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag,
  }));
}
