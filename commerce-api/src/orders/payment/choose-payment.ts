import type { PaymentMethod } from '@lapidary/shared/orders/payment-method';
import { AppError } from '../../platform/app-error.ts';
import type { PayableOrder, PaymentProvider } from './payment-provider.ts';

/** The way to pay that was asked for. @throws AppError `payment_unavailable` with the reason. */
export function choosePayment(
  { payments, payable }: { payments: readonly PaymentProvider[]; payable: PayableOrder },
  id: PaymentMethod,
): PaymentProvider {
  const payment = payments.find((one) => one.id === id);
  const refusal = payment
    ? payment.refusal(payable)
    : 'The shop does not take this way to pay; choose another.';
  if (payment && refusal === undefined) return payment;
  throw new AppError('payment_unavailable', refusal!);
}
