import { island } from '../../../lib/island.tsx';
import bag from '../../../messages/vi/bag.ts';
import checkout from '../../../messages/vi/checkout.ts';
import failures from '../../../messages/vi/failures.ts';
import Checkout from '../Checkout.tsx';

export default island(Checkout, { bag, checkout, failures });
