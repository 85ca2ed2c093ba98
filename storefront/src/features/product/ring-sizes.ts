export interface RingSize {
  /** Inner circumference in millimetres, which is the European size (ISO 8653). */
  circumference: number;
  us: string;
  uk: string;
}

const FIRST_US = 3;
const LAST_US = 13;
/** Circumference of US size 0, and what each size adds, in millimetres: steps of 0.032 inch in diameter. */
const US_ZERO_MM = 36.5;
const US_STEP_MM = 2.5535;
/** Circumference of British size A, and what each half letter adds (BS 6820: C is 40 mm). After Z comes Z+1. */
const UK_A_MM = 37.5;
const UK_HALF_STEP_MM = 0.625;
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

function britishSize(circumference: number): string {
  const halves = Math.max(0, Math.round((circumference - UK_A_MM) / UK_HALF_STEP_MM));
  const place = Math.floor(halves / 2);
  const letter = LETTERS[place] ?? `Z+${place - LETTERS.length + 1}`;
  return letter + (halves % 2 === 1 ? '½' : '');
}

/** Whole American sizes with what they are called elsewhere, from small to large. */
export const RING_SIZES: readonly RingSize[] = Array.from({ length: LAST_US - FIRST_US + 1 }, (_, index) => {
  const size = FIRST_US + index;
  const circumference = US_ZERO_MM + size * US_STEP_MM;
  return { circumference, us: String(size), uk: britishSize(circumference) };
});

/** Whether an option is one that a ring-size guide helps with. */
export const isRingSize = (optionName: string): boolean => /\bring sizes?\b/i.test(optionName);

const formats = new Map<string, Intl.NumberFormat>();

/** How a locale writes millimeters: "51.8", "51,8". Kept, for making one takes long and every ring needs it. */
export function millimeterFormat(locale: string): Intl.NumberFormat {
  let format = formats.get(locale);
  if (!format) {
    format = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
    formats.set(locale, format);
  }
  return format;
}
