import { island } from '../../lib/island.tsx';
import bag from '../../messages/en/bag.ts';
import { BagLineRow } from '../bag/BagLineRow.tsx';

/** A line of the bag on the style guide, which is in English. */
export const SampleLine = island(BagLineRow, { bag });
