import type { FieldProblem } from '@lapidary/shared/errors';
import type { CheckoutRequest } from '@lapidary/shared/orders/order';
import type { PaymentMethod } from '@lapidary/shared/orders/payment-method';
import { postalCodeProblem } from '@lapidary/shared/orders/postal-code';

export const PAYMENT_METHODS: { value: PaymentMethod; label: string; hint: string }[] = [
  {
    value: 'bank_transfer',
    label: 'Bank transfer',
    hint: 'We tell you where to. Your pieces leave when the money has come in.',
  },
  { value: 'cash_on_delivery', label: 'Cash on delivery', hint: 'You pay whoever brings the parcel.' },
  { value: 'in_store', label: 'Pay in the shop', hint: 'You pay when you pick the order up from us.' },
];

/** The form's fields: the API's JSON path of each, which is also its name, and what an error message calls it. */
export const FIELD_LABELS: Record<string, string> = {
  email: 'Email',
  phone: 'Phone',
  'shippingAddress.name': 'Full name',
  'shippingAddress.line1': 'Address',
  'shippingAddress.line2': 'Apartment, floor, company',
  'shippingAddress.city': 'City',
  'shippingAddress.region': 'State or region',
  'shippingAddress.postalCode': 'Postal code',
  'shippingAddress.country': 'Country',
  shippingMethod: 'Delivery',
  paymentMethod: 'How to pay',
  promotionCode: 'Promotion code',
  note: 'Note to the shop',
};

/** The id of a field's element, for labels and for the links of the error summary; null for a path that has none. */
export const fieldId = (path: string): string | null =>
  path in FIELD_LABELS ? `checkout-${path.replaceAll('.', '-')}` : null;

/** The order as the form states it. `quote` is what the shopper sees, `promotionCode` the code that was applied. */
export function readCheckoutForm(
  form: FormData,
  { quote, promotionCode }: { quote: string; promotionCode?: string | undefined },
): CheckoutRequest {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const shippingMethod = text('shippingMethod');
  return {
    email: text('email'),
    phone: text('phone'),
    shippingAddress: {
      name: text('shippingAddress.name'),
      line1: text('shippingAddress.line1'),
      line2: text('shippingAddress.line2'),
      city: text('shippingAddress.city'),
      region: text('shippingAddress.region'),
      postalCode: text('shippingAddress.postalCode'),
      country: text('shippingAddress.country'),
    },
    paymentMethod: text('paymentMethod') as PaymentMethod,
    note: text('note'),
    ...(shippingMethod && { shippingMethod }),
    ...(promotionCode !== undefined && { promotionCode }),
    quote,
  };
}

/**
 * Faults that need no API to be found: what is missing, and an email or a postal code that cannot be one. In the order of the form;
 * the API checks everything again.
 */
export function checkoutFormProblems(order: CheckoutRequest): FieldProblem[] {
  const { email, shippingAddress: address, paymentMethod } = order;
  const problems: FieldProblem[] = [];
  const demand = (path: string, value: string, message: string) => {
    if (!value) problems.push({ path, message });
  };
  demand('email', email, 'Enter your email');
  if (email && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) {
    problems.push({ path: 'email', message: 'Enter an email such as name@example.com' });
  }
  demand('shippingAddress.name', address.name, 'Enter the full name of who receives the order');
  demand('shippingAddress.line1', address.line1, 'Enter the street and number');
  const { country, postalCode } = address;
  const postalProblem = country ? postalCodeProblem(country, postalCode) : undefined;
  if (postalProblem) problems.push({ path: 'shippingAddress.postalCode', message: postalProblem });
  demand('shippingAddress.city', address.city, 'Enter the city');
  demand('shippingAddress.country', address.country, 'Choose the country');
  demand('paymentMethod', paymentMethod, 'Choose how you want to pay');
  return problems;
}
