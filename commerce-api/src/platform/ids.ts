import { monotonicFactory } from 'ulid';

const next = monotonicFactory();

/** A new id: 26 characters, unique, growing with time, so that rows stay in order of creation. */
export const newId = (): string => next();
