import type { PaymentMethod } from '@lapidary/shared/orders/payment-method';

/** Every sentence that mails say, in one place. Values are put in by the functions, escaped by the templates. */
const copy = {
  language: 'en',
  placed: {
    subject: (number: string, store: string) => `Your order ${number} at ${store}`,
    heading: 'Thank you for your order',
    intro: (number: string) => `We have your order ${number}. This is what you ordered.`,
  },
  shipped: {
    subject: (number: string, store: string) => `Your order ${number} from ${store} is on its way`,
    heading: 'Your order is on its way',
    intro: (number: string) => `We have handed the parcel of your order ${number} to the carrier.`,
    carrier: 'Carrier',
    trackingNumber: 'Tracking number',
  },
  cancelled: {
    subject: (number: string, store: string) => `Your order ${number} at ${store} is cancelled`,
    heading: 'Your order is cancelled',
    intro: (number: string) => `Your order ${number} is cancelled, and nothing of it will be sent.`,
    unpaid: 'You need not pay anything. If a payment is on its way already, answer this mail.',
    paid: (total: string) => `You have paid ${total}. We tell you as soon as we have sent the money back.`,
  },
  refunded: {
    subject: (number: string, store: string) => `${store} has refunded your order ${number}`,
    heading: 'Your money is on its way back',
    intro: (number: string, total: string) => `We have refunded your order ${number} in full: ${total}.`,
    when: 'How long it takes to arrive depends on how you paid; with a bank it is a few working days.',
  },
  payment: {
    bank_transfer:
      'You chose to pay by bank transfer. We tell you where to transfer the total; give the order number as the reference. Your pieces leave when the money has come in.',
    cash_on_delivery: 'You chose to pay on delivery. Please have the total ready when the parcel arrives.',
    in_store:
      'You chose to pay in the shop. We keep your pieces for you; bring the order number when you pick them up.',
  } satisfies Record<PaymentMethod, string>,
  labels: {
    pieces: 'Pieces',
    subtotal: 'Subtotal',
    discount: (code: string | null) => (code === null ? 'Discount' : `Discount (${code})`),
    delivery: (method: string | undefined) => (method === undefined ? 'Delivery' : `Delivery (${method})`),
    tax: (rate: string) => `Tax (${rate})`,
    includedTax: (rate: string) => `Of this, tax (${rate})`,
    free: 'Free',
    total: 'Total',
    deliverTo: 'Delivery to',
    pickUp: 'Pick-up',
    paying: 'Payment',
    orderNumber: 'Order number',
    seeOrder: 'See your order',
    howToSee: (number: string) => `You will be asked for the number ${number} and this email address.`,
  },
};

export type MailCopy = typeof copy;
export default copy;
