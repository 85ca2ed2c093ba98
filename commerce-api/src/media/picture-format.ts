export type PictureFormat = 'jpeg' | 'png' | 'webp' | 'avif' | 'gif' | 'tiff';

/** What merchants send by mistake, by its first bytes. */
const OTHERS: readonly [pattern: RegExp, name: string][] = [
  [/^.{4}ftyp(heic|heix|hevc|mif1|msf1)/s, 'a HEIC picture'],
  [/^GIF8/, 'a GIF picture'],
  [/^(II\*\0|MM\0\*)/, 'a TIFF picture'],
  [/^BM/, 'a BMP picture'],
  [/^%PDF/, 'a PDF document'],
  [/^\s*(<\?xml|<svg)/, 'an SVG drawing'],
  [/^\s*<(!doctype|html)/i, 'a web page'],
];

const startsWith = (bytes: Uint8Array, text: string, offset = 0): boolean =>
  bytes.length >= offset + text.length &&
  Buffer.from(bytes.subarray(offset, offset + text.length)).toString('latin1') === text;

/** The brands of an ISO media file's first box: the major one, then those it is compatible with. */
function brandsOf(bytes: Uint8Array): string[] {
  if (bytes.length < 16 || !startsWith(bytes, 'ftyp', 4)) return [];
  const end = Math.min(Buffer.from(bytes.subarray(0, 4)).readUInt32BE(), 256, bytes.length);
  const text = Buffer.from(bytes.subarray(8, Math.max(end, 8))).toString('latin1');
  return text.match(/.{4}/gs) ?? [];
}

/**
 * The format of a picture by its first bytes, or undefined when it is none that the shop takes. Asked before any
 * decoder sees the file: the image library would also read SVG, PDF and others, each with a parser of its own.
 */
export function pictureFormat(bytes: Uint8Array): PictureFormat | undefined {
  if (startsWith(bytes, '\xff\xd8\xff')) return 'jpeg';
  if (startsWith(bytes, '\x89PNG\r\n\x1a\n')) return 'png';
  if (startsWith(bytes, 'RIFF') && startsWith(bytes, 'WEBP', 8)) return 'webp';
  if (brandsOf(bytes).some((brand) => brand === 'avif' || brand === 'avis')) return 'avif';
  if (startsWith(bytes, 'GIF87a') || startsWith(bytes, 'GIF89a')) return 'gif';
  if (startsWith(bytes, 'II*\0') || startsWith(bytes, 'MM\0*')) return 'tiff';
  return undefined;
}

const TAKEN: readonly PictureFormat[] = ['jpeg', 'png', 'webp', 'avif'];

/** What a file is by its content, in words for a merchant. */
export function contentWords(bytes: Uint8Array): string {
  const format = pictureFormat(bytes);
  if (format && TAKEN.includes(format))
    return `a ${{ jpeg: 'JPEG', png: 'PNG', webp: 'WebP', avif: 'AVIF' }[format as 'jpeg']} picture`;
  const head = Buffer.from(bytes.subarray(0, 64)).toString('latin1');
  return OTHERS.find(([pattern]) => pattern.test(head))?.[1] ?? 'no picture';
}
