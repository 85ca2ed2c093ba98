/**
 * Flags of the API's process. V8 gives objects that live for one request three times 16 MB, several threads to clear them up, and
 * lets memory double before it looks through the rest. With three times 12, one thread and a look at every fifth more, the
 * process has 40 MB less under load for the same processor time; with less than 8, objects of requests that wait for
 * each other outlive the young generation, and requests cost more. `scripts/infra/image/entrypoint.sh` says the same.
 */
export const API_MEMORY = ['--max-semi-space-size=12', '--no-parallel-scavenge', '--heap-growing-percent=20'];
