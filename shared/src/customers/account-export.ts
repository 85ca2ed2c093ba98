import { z } from 'zod';
import { Bag } from '../bag/bag.ts';
import { Order } from '../orders/order.ts';
import { Account } from './account.ts';
import { SavedAddress } from './address.ts';

/** Something that the customer did, as the shop's audit trail has it. */
export const OwnAction = z.object({
  at: z.iso.datetime(),
  action: z.string().meta({ examples: ['account.save'] }),
  subject: z.string().meta({ examples: ['8f14e45f-ceea-4671-8a1b-2c3d4e5f6071'] }),
  before: z.unknown().meta({ examples: [{ name: '' }] }),
  after: z.unknown().meta({ examples: [{ name: 'Ada Lovelace' }] }),
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
