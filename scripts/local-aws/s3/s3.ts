import type { Authority } from './signature/check-scope.ts';
import type { Store } from './store/open-store.ts';

/** What every operation works with. */
export interface S3 {
  readonly store: Store;
  readonly authority: Authority;
}
