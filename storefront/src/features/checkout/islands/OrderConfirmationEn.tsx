import { island } from '../../../lib/island.tsx';
import checkout from '../../../messages/en/checkout.ts';
import failures from '../../../messages/en/failures.ts';
import OrderConfirmation from '../OrderConfirmation.tsx';

export default island(OrderConfirmation, { checkout, failures });
