import { AppError } from '../platform/app-error.ts';
import { pictureFormat } from './picture-format.ts';

/** Widths of the renditions in pixels; none is wider than the picture itself. */
const WIDTHS = [320, 640, 960, 1440];
/** A small file can hold a huge picture; beyond this it is refused before it is decoded. */
const MAX_PIXELS = 50_000_000;
const QUALITY = 80;

/** Loaded with the first picture: most processes never see one, and it takes memory and time to start. */
async function loadSharp() {
  const { default: sharp } = await import('sharp');
  // One thread for a picture: pictures must not starve requests on a small machine.
  sharp.concurrency(1);
  sharp.cache(false);
  return sharp;
}

/** One picture in one width. */
export interface Rendition {
  width: number;
  height: number;
  webp: Buffer;
}

let lastTurn: Promise<void> = Promise.resolve();
const ended = (): void => undefined;

/** Runs `work` once all that came before has ended: a decoded picture takes up to 200 MB, two at once would be too much. */
function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  const turn = lastTurn.then(work);
  // Ended, well or badly: what came of it belongs to the caller and is not kept here.
  lastTurn = turn.then(ended, ended);
  return turn;
}

const unusable = (why: string, cause?: unknown): AppError =>
  new AppError('unprocessable_upload', `The file cannot be used as a picture: ${why}.`, { cause });

/**
 * Decodes a picture and encodes it anew as WebP in several widths, ascending: upright, in sRGB, without metadata.
 * @throws AppError `unprocessable_upload` for anything that is not a whole picture of a known format.
 */
export async function encodeImage(bytes: Uint8Array): Promise<Rendition[]> {
  if (!pictureFormat(bytes)) throw unusable('its format is not JPEG, PNG, WebP or AVIF');
  return await inTurn(() => encode(bytes));
}

async function encode(bytes: Uint8Array): Promise<Rendition[]> {
  const sharp = await loadSharp();
  const open = () => sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error' });
  try {
    const { width, height, autoOrient } = await open().metadata();
    if (!width || !height) throw unusable('it has no size');
    const widths = WIDTHS.filter((candidate) => candidate < autoOrient.width);
    if (widths.length < WIDTHS.length) widths.push(Math.min(autoOrient.width, WIDTHS.at(-1)!));
    const renditions: Rendition[] = [];
    for (const target of new Set(widths)) {
      const { data, info } = await open()
        .autoOrient()
        .resize({ width: target })
        .webp({ quality: QUALITY, effort: 3 })
        .toBuffer({ resolveWithObject: true });
      renditions.push({ width: info.width, height: info.height, webp: data });
    }
    return renditions;
  } catch (error) {
    if (error instanceof AppError) throw error;
    const tooLarge = /pixel limit/i.test(String(error));
    throw unusable(tooLarge ? 'it has more than 50 megapixels' : 'it is damaged or no picture', error);
  }
}
