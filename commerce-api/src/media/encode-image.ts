import { encodeThumbhash } from '@lapidary/shared/media/thumbhash';
import type { Sharp } from 'sharp';
import { AppError } from '../platform/app-error.ts';
import type { Size } from './crop-region.ts';
import { encodeSocialImage } from './encode-social-image.ts';
import { inTurn, loadSharp } from './load-sharp.ts';
import { pictureFormat } from './picture-format.ts';
import { renditionWidths } from './rendition-widths.ts';

/** A small file can hold a huge picture; beyond this it is refused before it is decoded. */
const MAX_PIXELS = 50_000_000;
/**
 * At the first effort AVIF takes hardly longer than WebP and is a sixth smaller; each further one doubles the time for a tenth
 * at most (decision 0020).
 */
const AVIF = { quality: 60, effort: 0, chromaSubsampling: '4:2:0' } as const;
const WEBP = { quality: 80, effort: 2 } as const;
/** Enough pixels for a hash that has seven waves at most. */
const HASHED_SIZE = 48;

/** One picture in one width. */
export interface Rendition extends Size {
  avif: Buffer;
  webp: Buffer;
}

/** All that is made of a picture. */
export interface EncodedImage {
  /** Ascending. */
  renditions: Rendition[];
  social: Buffer;
  thumbhash: string;
}

const unusable = (why: string, cause?: unknown): AppError =>
  new AppError('unprocessable_upload', `The file cannot be used as a picture: ${why}.`, { cause });

/**
 * Decodes a picture and encodes it anew in several widths: upright, in sRGB, without metadata.
 * @throws AppError `unprocessable_upload` for anything that is not a whole picture of a known format.
 */
export async function encodeImage(bytes: Uint8Array): Promise<EncodedImage> {
  if (!pictureFormat(bytes)) throw unusable('its format is not JPEG, PNG, WebP or AVIF');
  return await inTurn(() => encode(bytes));
}

async function hashOf(picture: Sharp): Promise<string> {
  const { data, info } = await picture
    .resize({ width: HASHED_SIZE, height: HASHED_SIZE, fit: 'inside' })
    .toColourspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return encodeThumbhash(data, info.width, info.height);
}

async function encode(bytes: Uint8Array): Promise<EncodedImage> {
  const sharp = await loadSharp();
  const open = () => sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error' });
  try {
    const { width, height, autoOrient } = await open().metadata();
    if (!width || !height) throw unusable('it has no size');
    const widths = renditionWidths(autoOrient);
    // The file is decoded once; all that follows is made of the largest rendition's pixels.
    const { data, info: raw } = await open()
      .autoOrient()
      .resize({ width: widths.at(-1)! })
      .raw()
      .toBuffer({ resolveWithObject: true });
    const decoded = () => sharp(data, { raw });
    const renditions: Rendition[] = [];
    for (const target of widths) {
      const sized = decoded().resize({ width: target });
      const [webp, avif] = await Promise.all([
        sized.clone().webp(WEBP).toBuffer({ resolveWithObject: true }),
        sized.clone().avif(AVIF).toBuffer(),
      ]);
      renditions.push({ width: webp.info.width, height: webp.info.height, avif, webp: webp.data });
    }
    return {
      renditions,
      social: await encodeSocialImage(decoded(), raw),
      thumbhash: await hashOf(decoded()),
    };
  } catch (error) {
    if (error instanceof AppError) throw error;
    const tooLarge = /pixel limit/i.test(String(error));
    throw unusable(tooLarge ? 'it has more than 50 megapixels' : 'it is damaged or no picture', error);
  }
}
