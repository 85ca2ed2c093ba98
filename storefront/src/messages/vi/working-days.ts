/** "2–4 ngày làm việc", for delivery. */
export const workingDays = (min: number, max: number): string =>
  `${min === max ? max : `${min}–${max}`} ngày làm việc`;
