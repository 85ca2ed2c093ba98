import bag from '../../messages/vi/bag.ts';
import { mountPanel } from './mount-panel.client.tsx';

/** `mountBagPanel` on Vietnamese pages. */
export const mountBagPanel = (place: HTMLElement): void => mountPanel(place, bag);
