import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText } from './decode-text.ts';

const textOf = (bytes: Uint8Array): string => [...decodeText(bytes)].join('');

describe('the text of a file', () => {
  it('is what was encoded as UTF-8, without a byte order mark', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.boolean(), (text, mark) => {
        fc.pre(
          text.trim() !== '' && !text.includes('\0') && !text.startsWith('PK') && !text.startsWith('\ufeff'),
        );
        expect(textOf(new TextEncoder().encode((mark ? '\ufeff' : '') + text))).toBe(text);
      }),
    );
  });

  it('is refused in another encoding, naming the line', () => {
    const latin1 = Buffer.from('Handle,Title\nring,Ring\ncle,Clé\n', 'latin1');
    expect(() => textOf(latin1)).toThrow(
      /not UTF-8 text \(first broken character in line 3\); save it as "CSV UTF-8"/,
    );
  });

  it.each([
    ['UTF-16', Buffer.from('\ufeffHandle', 'utf16le'), /UTF-16/],
    ['a spreadsheet', Buffer.from('PK\u0003\u0004'), /spreadsheet/],
    ['zero bytes', Buffer.from('a\0b'), /not text/],
    ['nothing', Buffer.from(''), /empty/],
    ['blanks', Buffer.from(' \r\n'), /empty/],
  ])('is refused when it is %s', (_name, bytes, reason) => {
    expect(() => textOf(bytes)).toThrow(reason);
  });
});
