/** Whether a picture's description names a value that can be chosen, such as "Rose gold". */
export const namesChoice = (description: string, value: string): boolean =>
  // A size such as "6" is no name: it stands in many a description by chance.
  /\p{L}{3}/u.test(value) && description.toLowerCase().includes(value.toLowerCase());

/**
 * The picture to show for what is chosen, by its place: the first whose description names one of the values. Pictures
 * belong to a product, and merchants describe each one, so no more has to be kept about them.
 * @returns null when no description names a value
 */
export function pictureOfChoice(descriptions: readonly string[], values: readonly string[]): number | null {
  for (const value of values) {
    const place = descriptions.findIndex((description) => namesChoice(description, value));
    if (place >= 0) return place;
  }
  return null;
}
