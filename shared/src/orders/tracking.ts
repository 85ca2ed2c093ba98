import { z } from 'zod';

const text = (max: number) => z.string().trim().max(max);

/** How to follow a parcel: the carrier by its name, and the carrier's number. One of them may be ''. */
export const Tracking = z
  .object({ carrier: text(60), number: text(100) })
  .meta({ id: 'Tracking', examples: [{ carrier: 'DHL', number: '00340434161094042557' }] });
export type Tracking = z.infer<typeof Tracking>;

/** A tracking for people: "DHL 00340434161094042557". */
export const trackingText = ({ carrier, number }: Tracking): string =>
  [carrier, number].filter((part) => part !== '').join(' ');
