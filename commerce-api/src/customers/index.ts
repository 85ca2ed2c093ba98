export { deleteIdentities } from './delete-identities.ts';
