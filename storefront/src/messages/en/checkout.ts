import type { OrderStatus } from '@lapidary/shared/orders/order';
import type { PaymentMethod } from '@lapidary/shared/orders/payment-method';
import { workingDays } from './working-days.ts';

const status: Record<OrderStatus, string> = {
  placed: 'Placed',
  paid: 'Paid',
  packed: 'Packed',
  shipped: 'On its way',
  delivered: 'Delivered',
  cancelled: 'Cancelled',
  refunded: 'Refunded',
};

const payments: Record<PaymentMethod, { label: string; hint: string }> = {
  bank_transfer: {
    label: 'Bank transfer',
    hint: 'We tell you where to. Your pieces leave when the money has come in.',
  },
  cash_on_delivery: { label: 'Cash on delivery', hint: 'You pay whoever brings the parcel.' },
  in_store: { label: 'Pay in the shop', hint: 'You pay when you pick the order up from us.' },
};

/** Fields by the API's JSON path. */
const fields = {
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

/** Checkout, confirmation and looking up an order. */
const checkout = {
  title: 'Checkout',
  description: 'Delivery, payment and the whole price of your bag, before you order.',
  lead: 'You need no account to order. The whole price, with delivery and tax, is shown before you do.',
  needsScript: 'The bag and the checkout need JavaScript. Please turn it on to order.',
  orderTitle: 'Your order',
  orderNeedsScript: 'Looking at an order needs JavaScript.',
  fields,
  status,
  payments,
  optional: '(optional)',
  contact: 'Contact',
  address: 'Address',
  emailHint: "With it and the order's number you can look the order up.",
  noteHint: 'An engraving, a date, a wish.',
  chooseCountry: 'Choose a country',
  countryForCode: 'Choose the country first: what a code takes off depends on it.',
  lookingAtBag: 'Looking at your bag…',
  loadingBag: 'Loading your bag…',
  emptyBag: 'Your bag is empty, so there is nothing to order.',
  lookAround: 'Look around the shop',
  placing: 'Placing your order…',
  working: 'Working out the total…',
  place: 'Place order',
  nothingCharged: 'Nothing is charged online.',
  retry: 'Retry',
  bagKept: 'Your bag is kept; you can go on filling in the form.',
  giftNote: 'Gift note',
  subtotal: 'Subtotal',
  deliveryAndTax: 'Delivery and tax',
  dependOnCountry: 'Depend on the country',
  countryForDelivery: 'Choose the country above to see how we deliver.',
  lookingForDelivery: 'Looking how we deliver there…',
  free: 'Free',
  workingDays,
  /** Before what the merchant has written, on pages in another language: which one it is. */
  shopSays: (language: string) => `From the shop (${language}):`,
  /** In place of the API's reason why a payment does not go with an order; null where that is in the language. */
  paymentRefused: null as string | null,
  problems: {
    email: 'Enter your email',
    emailForm: 'Enter an email such as name@example.com',
    name: 'Enter the full name of who receives the order',
    line1: 'Enter the street and number',
    postalCode: 'Enter the postal code',
    postalCodeForm: 'This is no postal code of the country chosen',
    city: 'Enter the city',
    country: 'Choose the country',
    payment: 'Choose how you want to pay',
    /** In place of the API's words about a field; null where those are in the language. */
    refused: null as string | null,
  },
  failure: {
    fields: 'Please check these fields',
    lines: 'Nothing was ordered: there is not enough left',
    linesText: 'Put the pieces below right in your order, then place it again.',
    changed: 'Nothing was ordered: your bag is not as you saw it',
    changedText: 'The order now shows what is true. If you agree, place it again.',
    empty: 'Nothing was ordered: your bag is empty',
    noAnswer: 'No answer yet',
    refused: 'The order was not placed',
    unreached:
      'We could not reach the shop, so we do not know yet whether your order arrived. Your details and your bag are kept. Press Retry: even if the first try did arrive, it stays one order.',
    inFlight: 'Your order is still being placed. Wait a few seconds and press Retry: it stays one order.',
    cameIn: 'this piece came into your bag meanwhile.',
    price: (now: string, before: string) => `the price is now ${now}; it was ${before}.`,
    quantity: (now: number, before: number) => `the quantity is now ${now}; it was ${before}.`,
    gone: 'this piece is no longer in your bag.',
  },
  line: {
    set: (quantity: number) => `Set to ${quantity}`,
    setLabel: (name: string, quantity: number) => `Set ${name} to ${quantity}`,
    remove: 'Remove',
    removeLabel: (name: string) => `Remove ${name}`,
  },
  totals: {
    discount: 'Discount',
    delivery: 'Delivery',
    tax: (rate: string) => `Tax (${rate})`,
    total: 'Total',
    includedTax: (rate: string) => `Of this, tax (${rate})`,
  },
  promotion: {
    code: 'Code',
    remove: 'Remove the code',
    missing: 'Enter the code first.',
    apply: 'Apply',
    off: (amount: string) => `${amount} off`,
    freeDelivery: 'free delivery',
    applied: 'applied',
  },
  confirmation: {
    thanks: 'Thank you for your order',
    order: 'Your order',
    find: 'Find an order',
    earlier:
      'This is the order of your earlier try, which had arrived. Details that you changed after it are not in it.',
    keepBefore: 'Keep the number ',
    keepAfter: ': with it and your email you can find the order here again.',
    another: 'Find another order',
    accountBefore: 'With an account, your next orders and your addresses are kept in one place. ',
    account: 'Create an account',
    number: 'Number',
    status: 'Status',
    email: 'Email',
    address: 'Address',
    deliveryTo: 'Delivery to',
    payment: 'Payment',
    pieces: 'Pieces',
  },
  lookup: {
    notFound: 'There is no order with this number and email. Check both as they stand in your confirmation.',
    both: 'Enter both the number of the order and your email.',
    text: 'Enter the number of your order and the email you gave with it.',
    number: 'Order number',
    email: 'Email',
    looking: 'Looking…',
    find: 'Find the order',
  },
};

export type CheckoutMessages = typeof checkout;
export default checkout;
