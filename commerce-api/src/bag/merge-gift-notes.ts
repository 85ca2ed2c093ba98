/**
 * The gift note of two bags that become one: both, if they are not the same and fit into `maxLength`; else the guest's,
 * which was written on the device that the customer holds now.
 */
export function mergeGiftNotes(own: string, guest: string, maxLength: number): string {
  if (guest === '' || guest === own) return own;
  const both = own === '' ? guest : `${own}\n${guest}`;
  return both.length <= maxLength ? both : guest;
}
