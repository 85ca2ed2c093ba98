/**
 * Of the publisher's process. With a small young generation V8 gives back early what a publish has used; catalogs and
 * recorded reads are on disk, and pages are forgotten when they are uploaded. What grows with the catalog is the list of
 * pages of a publish of everything. `scripts/infra/image/entrypoint.sh` says the same.
 */
export const MEMORY_LIMITS = ['--max-old-space-size=2048', '--max-semi-space-size=2'];

/** To go with them in the environment: glibc keeps freed memory per thread, and a publisher uses one thread at a time. */
export const MEMORY_ENVIRONMENT = { MALLOC_ARENA_MAX: '1' };
