import { formatMoney } from '@lapidary/shared/money';
import type { PaymentStep } from '@lapidary/shared/orders/payment-method';
import type { PaymentSettings } from '@lapidary/shared/pricing/store-settings';
import { serves } from '../../pricing/index.ts';
import type { PaymentProvider } from './payment-provider.ts';

const instruct = (text: string) => (): PaymentStep => ({ kind: 'instructions', text });

const bankTransfer = ({ instructions }: PaymentSettings['bankTransfer']): PaymentProvider => ({
  id: 'bank_transfer',
  instructions,
  refusal: () => undefined,
  begin: instruct(instructions),
});

const cashOnDelivery = (settings: PaymentSettings['cashOnDelivery'], locale: string): PaymentProvider => ({
  id: 'cash_on_delivery',
  instructions: settings.instructions,
  refusal: ({ country, shippingKind, total }) => {
    if (shippingKind === 'pick_up') return 'Cash on delivery needs a delivery, and this order is picked up.';
    if (!serves(settings, country)) return 'Cash on delivery is not possible in this country.';
    if (settings.limit !== null && total.amount > settings.limit) {
      const limit = formatMoney({ amount: settings.limit, currency: total.currency }, locale);
      return `Cash on delivery is possible up to ${limit}.`;
    }
    return undefined;
  },
  begin: instruct(settings.instructions),
});

const inStore = ({ instructions }: PaymentSettings['inStore']): PaymentProvider => ({
  id: 'in_store',
  instructions,
  refusal: ({ shippingKind }) =>
    shippingKind === 'pick_up' ? undefined : 'Paying in the shop goes with picking the order up.',
  begin: instruct(instructions),
});

/** The ways to pay without an online provider that a shop takes. */
export function offlinePayments(settings: PaymentSettings, locale: string): PaymentProvider[] {
  return [
    ...(settings.bankTransfer.active ? [bankTransfer(settings.bankTransfer)] : []),
    ...(settings.cashOnDelivery.active ? [cashOnDelivery(settings.cashOnDelivery, locale)] : []),
    ...(settings.inStore.active ? [inStore(settings.inStore)] : []),
  ];
}
