/**
 * Flags of the API's process. V8 gives a busy server three times 16 MB for objects that live for one request; with a quarter of
 * that it answers as fast and takes 100 MB less. `scripts/infra/image/entrypoint.sh` says the same.
 */
export const API_MEMORY = ['--max-semi-space-size=4'];
