import type { Image } from '@lapidary/shared/catalog/product';
import { imagePath, socialImagePath } from '@lapidary/shared/page-paths';

/** What a page is shared with, and its size in pixels. */
export interface SocialImage {
  path: string;
  width: number;
  height: number;
}

/** The crop for sharing of a picture; sets that have none, being from before there were any, give their largest rendition. */
export function socialImageOf({ key, focus, avif, widths, width, height }: Image): SocialImage {
  return avif || focus
    ? { path: socialImagePath(key, focus), width: 1200, height: 630 }
    : { path: imagePath(key, widths.at(-1)!), width, height };
}
