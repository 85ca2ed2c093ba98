export { ensureCustomer, lockCustomer } from './customer-rows.ts';
export { deleteIdentities } from './delete-identities.ts';
