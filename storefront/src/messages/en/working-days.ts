/** "2–4 working days", for delivery. */
export function workingDays(min: number, max: number): string {
  if (min !== max) return `${min}–${max} working days`;
  return max === 1 ? '1 working day' : `${max} working days`;
}
