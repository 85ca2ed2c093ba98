import { createRoot } from 'react-dom/client';
import { type IslandPage, island } from '../../lib/island.tsx';
import type { BagMessages } from '../../messages/en/bag.ts';
import BagPanel from './BagPanel.tsx';

/** Fills the drawer with the bag, in the words given. */
export function mountPanel(place: HTMLElement, bag: BagMessages): void {
  const Panel = island(BagPanel, { bag });
  const page = JSON.parse(place.dataset.page!) as IslandPage;
  createRoot(place).render(<Panel page={page} locale={page.locale} />);
}
