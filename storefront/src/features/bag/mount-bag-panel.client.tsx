import { createRoot } from 'react-dom/client';
import BagPanel from './BagPanel.tsx';

/** Fills the drawer, in place of what the page was published with. */
export function mountBagPanel(place: HTMLElement): void {
  createRoot(place).render(<BagPanel locale={place.dataset.locale!} />);
}
