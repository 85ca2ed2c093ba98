/** The moments of a publish between which a publisher may die, in order. */
export const PUBLISH_STEPS = [
  'claimed',
  'snapshot',
  'planned',
  'rendered',
  /** One object is in the bucket, others are not. */
  'uploaded-some',
  'uploaded',
  'manifest-written',
  /** The fence was looked at for the last time. */
  'before-switch',
  /** A new generation has its keys, and is not current yet. */
  'generation-prepared',
  'switched',
  'verified',
  'recorded',
  /** The keys of a former generation are gone. */
  'cleaned',
] as const;
export type PublishStep = (typeof PUBLISH_STEPS)[number];
