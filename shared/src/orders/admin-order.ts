import { z } from 'zod';
import { Order, OrderStatus } from './order.ts';
import { PaymentMethod } from './payment-method.ts';
import { Tracking } from './tracking.ts';

const day = z.iso.date();

/** What an order waits for: to be packed, or for its money. */
export const OrderToDo = z.enum(['pack', 'payment']);
export type OrderToDo = z.infer<typeof OrderToDo>;

/** Which orders the desk asks for. Days are of UTC, both included. */
export const AdminOrderFilter = z.object({
  status: OrderStatus.optional(),
  toDo: OrderToDo.optional(),
  /** Part of the number, of the email, or of the recipient's name. */
  query: z.string().trim().max(100).default(''),
  from: day.optional(),
  to: day.optional(),
});
export type AdminOrderFilter = z.infer<typeof AdminOrderFilter>;

/** An order in a list. */
export const AdminOrderSummary = z
  .object({
    number: z.string().meta({ examples: ['L-7KQ2-M9XD'] }),
    status: OrderStatus,
    paidAt: z.iso.datetime().nullable(),
    placedAt: z.iso.datetime(),
    email: z.string().meta({ examples: ['ada@example.com'] }),
    name: z.string().meta({ examples: ['Ada Lovelace'] }),
    units: z.int(),
    total: Order.shape.total,
    paymentMethod: PaymentMethod,
  })
  .meta({ id: 'AdminOrderSummary' });
export type AdminOrderSummary = z.infer<typeof AdminOrderSummary>;

export const AdminOrderList = z
  .object({ orders: z.array(AdminOrderSummary), nextCursor: z.string().nullable() })
  .meta({ id: 'AdminOrderList' });
export type AdminOrderList = z.infer<typeof AdminOrderList>;

/** A step of an order: who, when, from what, to what. `note` stays at the desk. */
export const AdminOrderEvent = z
  .object({
    at: z.iso.datetime(),
    /** Id of the account, or `guest`. */
    actor: z.string(),
    from: OrderStatus.nullable(),
    to: OrderStatus,
    note: z.string(),
    tracking: Tracking.optional(),
  })
  .meta({
    examples: [{ at: '2026-03-14T09:26:53.000Z', actor: 'guest', from: null, to: 'placed', note: '' }],
  });
export type AdminOrderEvent = z.infer<typeof AdminOrderEvent>;

/** What merchants tell each other about an order; shoppers never see it, and nobody changes it. */
export const OrderNote = z
  .object({ id: z.string(), at: z.iso.datetime(), actor: z.string(), text: z.string() })
  .meta({
    id: 'OrderNote',
    examples: [
      {
        id: '01KJ4TF7J9L1N3P5R7T9V1X3Z5',
        at: '2026-03-14T09:26:53.000Z',
        actor: '8f14e45f-ceea-4671-8a1b-2c3d4e5f6071',
        text: 'Engrave before packing.',
      },
    ],
  });
export type OrderNote = z.infer<typeof OrderNote>;

export const MailState = z.enum(['waiting', 'sent', 'failed']);
export type MailState = z.infer<typeof MailState>;

/** A mail about an order, and whether it has gone out. */
export const OrderMail = z
  .object({
    id: z.string(),
    kind: z.string(),
    to: z.string(),
    subject: z.string(),
    state: MailState,
    attempts: z.int(),
    error: z.string().nullable(),
    createdAt: z.iso.datetime(),
    sentAt: z.iso.datetime().nullable(),
  })
  .meta({
    examples: [
      {
        id: '01KJ4TG8K0M2P4R6T8V0X2Z4B6',
        kind: 'order_placed',
        to: 'ada@example.com',
        subject: 'Your order L-7KQ2-M9XD',
        state: 'sent',
        attempts: 1,
        error: null,
        createdAt: '2026-03-14T09:26:53.000Z',
        sentAt: '2026-03-14T09:26:53.000Z',
      },
    ],
  });
export type OrderMail = z.infer<typeof OrderMail>;

/** An order as the desk sees it. */
export const AdminOrder = z
  .object({
    order: Order,
    customerId: z.string().nullable(),
    paidAt: z.iso.datetime().nullable(),
    /** What the order can become now. */
    next: z.array(OrderStatus),
    events: z.array(AdminOrderEvent),
    notes: z.array(OrderNote),
    mails: z.array(OrderMail),
  })
  .meta({ id: 'AdminOrder' });
export type AdminOrder = z.infer<typeof AdminOrder>;

const NO_TRACKING = 'only an order that is shipped has a tracking number and a carrier';

export const ChangeOrderStatus = z
  .strictObject({
    to: OrderStatus,
    trackingNumber: Tracking.shape.number.default(''),
    carrier: Tracking.shape.carrier.default(''),
    note: z.string().trim().max(1000).default(''),
  })
  .refine(({ to, trackingNumber, carrier }) => to === 'shipped' || `${trackingNumber}${carrier}` === '', {
    error: NO_TRACKING,
    path: ['trackingNumber'],
  })
  .meta({
    id: 'ChangeOrderStatus',
    examples: [
      { to: 'paid' },
      { to: 'shipped', carrier: 'DHL', trackingNumber: '00340434161094042557', note: 'Two parcels.' },
    ],
  });
export type ChangeOrderStatus = z.infer<typeof ChangeOrderStatus>;

export const AddOrderNote = z
  .strictObject({ text: z.string().trim().min(1).max(2000) })
  .meta({ id: 'AddOrderNote', examples: [{ text: 'Engrave before packing.' }] });
export type AddOrderNote = z.infer<typeof AddOrderNote>;
