import { z } from 'zod';
import { Address } from '../orders/order.ts';

/** The most addresses that a customer may keep. */
export const MAX_ADDRESSES = 20;

export const SaveAddress = z
  .strictObject({
    address: Address,
    /** Makes it the address that checkout begins with. The first one is that anyway. */
    isDefault: z.boolean().default(false),
  })
  .meta({ id: 'SaveAddress' });
export type SaveAddress = z.infer<typeof SaveAddress>;

export const SavedAddress = z
  .object({
    id: z.string().meta({ examples: ['01KJ4TD5G7J9L1N3P5R7T9V1X3'] }),
    address: Address,
    isDefault: z.boolean(),
  })
  .meta({ id: 'SavedAddress' });
export type SavedAddress = z.infer<typeof SavedAddress>;

/** Every address of a customer, oldest first; one of them is the default when there is any. */
export const AddressList = z.object({ addresses: z.array(SavedAddress) }).meta({ id: 'AddressList' });
export type AddressList = z.infer<typeof AddressList>;
