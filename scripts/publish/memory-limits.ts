/**
 * Of the publisher's process. Pages wait for the bucket's answer longer than the young generation keeps anything, and V8
 * would let memory double before it looks through the old one: it does so at a fifth more. The young generation is
 * too small to be worth several threads. Catalogs and recorded reads are on disk, and pages are forgotten when they are
 * uploaded. What grows with the catalog is the list of pages of a publish of everything.
 * `scripts/infra/image/entrypoint.sh` says the same.
 */
export const MEMORY_LIMITS = [
  '--max-old-space-size=2048',
  '--max-semi-space-size=6',
  '--heap-growing-percent=20',
  '--no-parallel-scavenge',
];

/**
 * To go with them in the environment: glibc keeps freed memory per thread, where a publisher uses one thread at a time,
 * and at the end of its heap, by as much as the largest block that it was ever given back.
 */
export const MEMORY_ENVIRONMENT = { MALLOC_ARENA_MAX: '1', MALLOC_TRIM_THRESHOLD_: '131072' };
