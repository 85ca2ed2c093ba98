import { z } from 'zod';
import { Bag } from '../bag/bag.ts';
import { Order } from '../orders/order.ts';
import { Account } from './account.ts';
import { SavedAddress } from './address.ts';

/** Something that the customer did, as the shop's audit trail has it. */
export const OwnAction = z.object({
  at: z.iso.datetime(),
  action: z.string(),
  subject: z.string(),
  before: z.unknown(),
  after: z.unknown(),
});
export type OwnAction = z.infer<typeof OwnAction>;

/** Everything that the shop keeps of a customer. */
export const AccountExport = z
  .object({
    exportedAt: z.iso.datetime(),
    profile: Account,
    addresses: z.array(SavedAddress),
    /** Newest first. */
    orders: z.array(Order),
    bag: Bag,
    /** Oldest first. */
    actions: z.array(OwnAction),
  })
  .meta({ id: 'AccountExport' });
export type AccountExport = z.infer<typeof AccountExport>;
