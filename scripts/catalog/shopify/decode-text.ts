import { isUtf8 } from 'node:buffer';
import { ImportError } from '../import-error.ts';

const ADVICE = 'save it as "CSV UTF-8" and import it again';
const NEWLINE = 0x0a;

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

/**
 * The text of a CSV file, without its byte order mark.
 * @throws ImportError when the bytes are no UTF-8 text, with what to do about it.
 */
export function decodeText(bytes: Uint8Array): string {
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
  const text = new TextDecoder('utf-8').decode(bytes);
  if (text.includes('\0')) throw new ImportError(`the file is not text; ${ADVICE}`);
  if (text.trim() === '') throw new ImportError('the file is empty');
  return text;
}
