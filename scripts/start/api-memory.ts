/**
 * Flags of the API's process. By itself V8 clears up objects that live for one request with several threads, and lets
 * memory double before it looks through the rest. With one thread, a look at every fifth more and a young generation of three
 * times 12 MB the process stays below 200 MB under load. Less than three times 8 would make requests dearer: what waits for
 * the database outlives a young generation so small. `scripts/infra/image/entrypoint.sh` says the same.
 */
export const API_MEMORY = ['--max-semi-space-size=12', '--no-parallel-scavenge', '--heap-growing-percent=20'];
