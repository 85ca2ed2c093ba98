import { island } from '../../../lib/island.tsx';
import checkout from '../../../messages/vi/checkout.ts';
import failures from '../../../messages/vi/failures.ts';
import OrderConfirmation from '../OrderConfirmation.tsx';

export default island(OrderConfirmation, { checkout, failures });
