/** The few forms of DER (X.690) that a certificate is made of. */

function lengthOf(bytes: number): Buffer {
  if (bytes < 128) return Buffer.of(bytes);
  const hex = bytes.toString(16);
  const length = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex');
  return Buffer.concat([Buffer.of(0x80 | length.length), length]);
}

const tagged = (tag: number, ...parts: readonly Buffer[]): Buffer => {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.of(tag), lengthOf(content.length), content]);
};

export const sequence = (...parts: readonly Buffer[]): Buffer => tagged(0x30, ...parts);
export const set = (...parts: readonly Buffer[]): Buffer => tagged(0x31, ...parts);
export const octets = (content: Buffer): Buffer => tagged(0x04, content);
export const utf8 = (text: string): Buffer => tagged(0x0c, Buffer.from(text));
export const truth = (): Buffer => tagged(0x01, Buffer.of(0xff));

/** A context-specific tag around something, or in the place of its own. */
export const explicit = (number: number, ...parts: readonly Buffer[]): Buffer =>
  tagged(0xa0 | number, ...parts);
export const implicit = (number: number, content: Buffer): Buffer => tagged(0x80 | number, content);

/** @param unused how many bits at the end are not meant. */
export const bits = (content: Buffer, unused = 0): Buffer => tagged(0x03, Buffer.of(unused), content);

/** A whole number, given by its bytes, none of them below zero. */
export const integer = (bytes: Buffer): Buffer => {
  const [first = 0] = bytes;
  return tagged(0x02, first & 0x80 ? Buffer.concat([Buffer.of(0), bytes]) : bytes);
};

/** Seconds are the finest; years from 2050 on have another form. */
export function utcTime(at: Date): Buffer {
  if (at.getUTCFullYear() >= 2050) throw new Error('a certificate that is good beyond 2049 is not made here');
  return tagged(0x17, Buffer.from(`${at.toISOString().slice(2, 19).replace(/[-:T]/g, '')}Z`));
}

/** `1.2.840.10045.4.3.2` */
export function objectId(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const bytes = [first * 40 + second, ...rest].flatMap((number) => {
    const groups = [number & 0x7f];
    for (let left = number >>> 7; left > 0; left >>>= 7) groups.unshift((left & 0x7f) | 0x80);
    return groups;
  });
  return tagged(0x06, Buffer.from(bytes));
}
