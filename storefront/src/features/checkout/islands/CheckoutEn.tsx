import { island } from '../../../lib/island.tsx';
import bag from '../../../messages/en/bag.ts';
import checkout from '../../../messages/en/checkout.ts';
import failures from '../../../messages/en/failures.ts';
import Checkout from '../Checkout.tsx';

export default island(Checkout, { bag, checkout, failures });
