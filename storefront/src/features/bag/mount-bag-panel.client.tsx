import bag from '../../messages/en/bag.ts';
import { mountPanel } from './mount-panel.client.tsx';

/** Fills the drawer, in place of what the page was published with. */
export const mountBagPanel = (place: HTMLElement): void => mountPanel(place, bag);
