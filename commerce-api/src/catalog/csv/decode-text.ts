import { isUtf8 } from 'node:buffer';
import { ImportError } from './import-error.ts';

const ADVICE = 'save it as "CSV UTF-8" and import it again';
const NEWLINE = 0x0a;
const BLOCK_BYTES = 64 * 1024;

function firstBrokenLine(bytes: Uint8Array): number {
  let line = 1;
  for (let start = 0; start < bytes.length; line += 1) {
    const end = bytes.indexOf(NEWLINE, start);
    const stop = end === -1 ? bytes.length : end;
    // A newline byte never occurs inside a UTF-8 character, so lines can be judged one by one.
    if (!isUtf8(bytes.subarray(start, stop))) return line;
    start = stop + 1;
  }
  return line;
}

function checkText(bytes: Uint8Array): void {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    throw new ImportError(`the file is UTF-16, not UTF-8; ${ADVICE}`);
  }
  if (first === 0x50 && second === 0x4b) {
    throw new ImportError(`the file is a spreadsheet or an archive, not CSV text; ${ADVICE}`);
  }
  if (!isUtf8(bytes)) {
    const line = firstBrokenLine(bytes);
    throw new ImportError(`the file is not UTF-8 text (first broken character in line ${line}); ${ADVICE}`);
  }
  if (bytes.includes(0)) throw new ImportError(`the file is not text; ${ADVICE}`);
}

/**
 * The text of a CSV file, without its byte order mark, in blocks of whole lines, so that nobody has to hold all of it.
 * @throws ImportError when the bytes are no UTF-8 text, with what to do about it.
 */
export function* decodeText(bytes: Uint8Array): Generator<string, void> {
  checkText(bytes);
  let blank = true;
  for (let start = 0; start < bytes.length; ) {
    const newline = bytes.indexOf(NEWLINE, start + BLOCK_BYTES);
    const end = newline === -1 ? bytes.length : newline + 1;
    // Only at the very beginning the mark is one.
    const text = new TextDecoder('utf-8', { ignoreBOM: start > 0 }).decode(bytes.subarray(start, end));
    blank &&= text.trim() === '';
    yield text;
    start = end;
  }
  if (blank) throw new ImportError('the file is empty');
}
