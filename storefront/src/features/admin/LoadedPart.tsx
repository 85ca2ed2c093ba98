import type { ReactNode } from 'react';
import { Failure } from './Failure.tsx';
import type { Loaded } from './use-load.ts';

interface Props<T> {
  loaded: Loaded<T>;
  /** What it is: "the order". */
  of: string;
  children(value: T): ReactNode;
}

/** Something that is loaded, or why it is not there. */
export function LoadedPart<T>({ loaded, of, children }: Props<T>) {
  if (loaded.state === 'loading') return <p role="status">Loading {of}…</p>;
  if (loaded.state === 'failed') return <Failure words={loaded.failure} again={loaded.again} />;
  return children(loaded.value);
}
