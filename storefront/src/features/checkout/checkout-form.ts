import type { FieldProblem } from '@lapidary/shared/errors';
import type { Language } from '@lapidary/shared/languages';
import type { CheckoutRequest } from '@lapidary/shared/orders/order';
import type { PaymentMethod } from '@lapidary/shared/orders/payment-method';
import { postalCodeProblem } from '@lapidary/shared/orders/postal-code';
import type { CheckoutMessages } from '../../messages/en/checkout.ts';

/** In the order in which they are offered. */
export const PAYMENT_METHODS: readonly PaymentMethod[] = ['bank_transfer', 'cash_on_delivery', 'in_store'];

/** The form's fields: the API's JSON path of each, which is also its name. */
const FIELDS = [
  'email',
  'phone',
  'shippingAddress.name',
  'shippingAddress.line1',
  'shippingAddress.line2',
  'shippingAddress.city',
  'shippingAddress.region',
  'shippingAddress.postalCode',
  'shippingAddress.country',
  'shippingMethod',
  'paymentMethod',
  'promotionCode',
  'note',
] as const satisfies (keyof CheckoutMessages['fields'])[];
export type CheckoutField = (typeof FIELDS)[number];

export const isField = (path: string): path is CheckoutField => (FIELDS as readonly string[]).includes(path);

/** The id of a field's element, for labels and for the links of the error summary; null for a path that has none. */
export const fieldId = (path: string): string | null =>
  isField(path) ? `checkout-${path.replaceAll('.', '-')}` : null;

/** The order as the form states it. `quote` is what the shopper sees, `promotionCode` the code that was applied. */
export function readCheckoutForm(
  form: FormData,
  {
    quote,
    promotionCode,
    language,
  }: { quote: string; promotionCode?: string | undefined; language: Language },
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
    language,
    quote,
  };
}

/**
 * Faults that need no API to be found: what is missing, and an email or a postal code that cannot be one. In the order of the form;
 * the API checks everything again.
 */
export function checkoutFormProblems(order: CheckoutRequest, words: CheckoutMessages): FieldProblem[] {
  const { problems: said } = words;
  const { email, shippingAddress: address, paymentMethod } = order;
  const problems: FieldProblem[] = [];
  const demand = (path: string, value: string, message: string) => {
    if (!value) problems.push({ path, message });
  };
  demand('email', email, said.email);
  if (email && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) {
    problems.push({ path: 'email', message: said.emailForm });
  }
  demand('shippingAddress.name', address.name, said.name);
  demand('shippingAddress.line1', address.line1, said.line1);
  const { country, postalCode } = address;
  if (country && postalCodeProblem(country, postalCode)) {
    const message = postalCode.trim() === '' ? said.postalCode : said.postalCodeForm;
    problems.push({ path: 'shippingAddress.postalCode', message });
  }
  demand('shippingAddress.city', address.city, said.city);
  demand('shippingAddress.country', address.country, said.country);
  demand('paymentMethod', paymentMethod, said.payment);
  return problems;
}
