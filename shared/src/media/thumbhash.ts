/**
 * ThumbHash (evanw.github.io/thumbhash): a picture in some 25 bytes, as a cosine transform of its lightness, of yellow against
 * blue, of red against green, and of its opacity. Written here as base64.
 */

interface Channel {
  /** The mean. */
  dc: number;
  /** The other coefficients, each 0 to 1 of the range of `scale`. */
  ac: number[];
  scale: number;
}

/** A cosine transform with `nx` × `ny` coefficients, those of the higher half in both directions left out. */
function transform(
  values: Float64Array,
  [width, height]: [number, number],
  [nx, ny]: [number, number],
): Channel {
  const channel: Channel = { dc: 0, ac: [], scale: 0 };
  const wave = (count: number, size: number) =>
    Array.from({ length: count }, (_, k) =>
      Float64Array.from({ length: size }, (_, at) => Math.cos((Math.PI / size) * k * (at + 0.5))),
    );
  const across = wave(nx, width);
  const down = wave(ny, height);
  for (let cy = 0; cy < ny; cy++) {
    for (let cx = 0; cx * ny < nx * (ny - cy); cx++) {
      let sum = 0;
      for (let y = 0; y < height; y++)
        for (let x = 0; x < width; x++) sum += values[y * width + x]! * across[cx]![x]! * down[cy]![y]!;
      const coefficient = sum / (width * height);
      if (cx === 0 && cy === 0) channel.dc = coefficient;
      else {
        channel.ac.push(coefficient);
        channel.scale = Math.max(channel.scale, Math.abs(coefficient));
      }
    }
  }
  const { scale } = channel;
  if (scale > 0) channel.ac = channel.ac.map((value) => 0.5 + (0.5 / scale) * value);
  return channel;
}

/** Red, green, blue and opacity as the channels of the hash, transparent places in the mean color. */
function toChannels(rgba: Uint8Array, pixels: number) {
  const mean = [0, 0, 0];
  let opacity = 0;
  for (let at = 0; at < pixels; at++) {
    const alpha = rgba[at * 4 + 3]! / 255;
    opacity += alpha;
    for (const part of [0, 1, 2]) mean[part]! += (alpha / 255) * rgba[at * 4 + part]!;
  }
  if (opacity > 0) for (const part of [0, 1, 2]) mean[part]! /= opacity;
  const channels = {
    lightness: new Float64Array(pixels),
    yellowBlue: new Float64Array(pixels),
    redGreen: new Float64Array(pixels),
    alpha: new Float64Array(pixels),
  };
  for (let at = 0; at < pixels; at++) {
    const alpha = rgba[at * 4 + 3]! / 255;
    const part = (n: number) => mean[n]! * (1 - alpha) + (alpha / 255) * rgba[at * 4 + n]!;
    const [red, green, blue] = [part(0), part(1), part(2)];
    channels.lightness[at] = (red + green + blue) / 3;
    channels.yellowBlue[at] = (red + green) / 2 - blue;
    channels.redGreen[at] = red - green;
    channels.alpha[at] = alpha;
  }
  return { ...channels, hasAlpha: opacity < pixels };
}

/**
 * The hash of a picture of at most 100 × 100 pixels.
 * @param rgba four bytes for each pixel, opacity not multiplied in.
 */
export function encodeThumbhash(rgba: Uint8Array, width: number, height: number): string {
  const size: [number, number] = [width, height];
  const channels = toChannels(rgba, width * height);
  const { hasAlpha } = channels;
  const most = hasAlpha ? 5 : 7;
  const share = (side: number) => Math.max(1, Math.round((most * side) / Math.max(width, height)));
  const [nx, ny] = [share(width), share(height)];
  const lightness = transform(channels.lightness, size, [Math.max(3, nx), Math.max(3, ny)]);
  const yellowBlue = transform(channels.yellowBlue, size, [3, 3]);
  const redGreen = transform(channels.redGreen, size, [3, 3]);
  const alpha = hasAlpha ? transform(channels.alpha, size, [5, 5]) : null;

  const wide = width > height;
  const head =
    Math.round(63 * lightness.dc) |
    (Math.round(31.5 + 31.5 * yellowBlue.dc) << 6) |
    (Math.round(31.5 + 31.5 * redGreen.dc) << 12) |
    (Math.round(31 * lightness.scale) << 18) |
    (Number(hasAlpha) << 23);
  const more =
    (wide ? ny : nx) |
    (Math.round(63 * yellowBlue.scale) << 3) |
    (Math.round(63 * redGreen.scale) << 9) |
    (Number(wide) << 15);
  const bytes = [head & 255, (head >> 8) & 255, head >> 16, more & 255, more >> 8];
  if (alpha) bytes.push(Math.round(15 * alpha.dc) | (Math.round(15 * alpha.scale) << 4));
  const nibbles = [lightness, yellowBlue, redGreen, ...(alpha ? [alpha] : [])].flatMap(({ ac }) =>
    ac.map((value) => Math.round(15 * value)),
  );
  for (let at = 0; at < nibbles.length; at += 2) bytes.push(nibbles[at]! | ((nibbles[at + 1] ?? 0) << 4));
  return btoa(String.fromCharCode(...bytes));
}

/** The mean color of a hash as `#d9cec2`; null for a picture that is transparent in places. */
export function averageColor(thumbhash: string): string | null {
  const [first = 0, second = 0, third = 0] = Array.from(atob(thumbhash), (char) => char.charCodeAt(0));
  const head = first | (second << 8) | (third << 16);
  if (head >> 23) return null;
  const lightness = (head & 63) / 63;
  const yellowBlue = ((head >> 6) & 63) / 31.5 - 1;
  const redGreen = ((head >> 12) & 63) / 31.5 - 1;
  const blue = lightness - (2 / 3) * yellowBlue;
  const red = (3 * lightness - blue + redGreen) / 2;
  const parts = [red, red - redGreen, blue].map((part) =>
    Math.round(255 * Math.min(1, Math.max(0, part)))
      .toString(16)
      .padStart(2, '0'),
  );
  return `#${parts.join('')}`;
}
