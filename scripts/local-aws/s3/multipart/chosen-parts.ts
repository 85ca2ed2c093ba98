import { S3Error } from '../s3-error.ts';
import type { UploadedPart } from '../store/uploads.ts';
import { children, optionalText, requiredText, type XmlElement } from '../xml/read-xml.ts';

const MIN_PART_BYTES = 5 * 1024 * 1024;

/**
 * The parts that a `CompleteMultipartUpload` document names, in its order.
 * @throws S3Error MalformedXML, InvalidPartOrder, InvalidPart (unknown, or another ETag or checksum), EntityTooSmall
 */
export function chosenParts(body: XmlElement, uploaded: readonly UploadedPart[]): UploadedPart[] {
  const byNumber = new Map(uploaded.map((part) => [part.number, part]));
  const entries = children(body, 'Part');
  if (entries.length === 0) throw new S3Error('MalformedXML', 'You must specify at least one part');
  const numbers = entries.map((entry) => Number(requiredText(entry, 'PartNumber')));
  if (numbers.some((number, index) => index > 0 && number <= (numbers[index - 1] ?? 0))) {
    throw new S3Error('InvalidPartOrder', 'The list of parts was not in ascending order.');
  }
  const parts = entries.map((entry) => choose(entry, byNumber));
  const small = parts.slice(0, -1).find((part) => part.size < MIN_PART_BYTES);
  if (small !== undefined) {
    throw new S3Error('EntityTooSmall', 'Your proposed upload is smaller than the minimum allowed size', {
      PartNumber: String(small.number),
      ProposedSize: String(small.size),
      MinSizeAllowed: String(MIN_PART_BYTES),
    });
  }
  return parts;
}

function choose(entry: XmlElement, byNumber: ReadonlyMap<number, UploadedPart>): UploadedPart {
  const number = Number(requiredText(entry, 'PartNumber'));
  const etag = requiredText(entry, 'ETag').replaceAll('"', '');
  const part = byNumber.get(number);
  const sameChecksums = Object.entries(part?.checksums ?? {}).every(([algorithm, value]) => {
    const claimed = optionalText(entry, `Checksum${algorithm.toUpperCase()}`);
    return claimed === undefined || claimed === value;
  });
  if (part === undefined || part.md5 !== etag || !sameChecksums) {
    throw new S3Error(
      'InvalidPart',
      "One or more of the specified parts could not be found. The part might not have been uploaded, or the specified entity tag might not have matched the part's entity tag.",
      { PartNumber: String(number) },
    );
  }
  return part;
}
