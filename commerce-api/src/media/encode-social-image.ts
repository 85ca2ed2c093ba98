import type { FocalPoint } from '@lapidary/shared/catalog/product';
import type { Sharp } from 'sharp';
import { cropRegion, type Size } from './crop-region.ts';

/** What sites that show shared pages ask for. Source: Open Graph in the guides of Facebook and LinkedIn. */
const SIZE = { width: 1200, height: 630 };
/** The shop's paper, behind pictures that are transparent in places. */
const PAPER = '#fbf9f6';

/** Crops an upright picture around its point of focus for where its page is shared: a JPEG, which every site reads. */
export async function encodeSocialImage(picture: Sharp, size: Size, focus?: FocalPoint): Promise<Buffer> {
  return await picture
    .extract(cropRegion(size, SIZE, focus))
    .resize({ ...SIZE, fit: 'fill' })
    .flatten({ background: PAPER })
    .toColourspace('srgb')
    .jpeg({ quality: 80 })
    .toBuffer();
}
