/**
 * Of the publisher's process. V8 would let the heap grow to several times of what a publish needs; catalogs and recorded
 * reads are on disk, and pages are forgotten when they are uploaded.
 */
export const MEMORY_LIMITS = ['--max-old-space-size=192', '--max-semi-space-size=2'];
