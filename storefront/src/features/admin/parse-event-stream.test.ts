import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEventParser } from './parse-event-stream.ts';

const parse = (...pieces: string[]) => {
  const parser = createEventParser();
  return pieces.flatMap((piece) => parser(piece));
};

describe('createEventParser', () => {
  it('reads fields, lines of data, and line ends of either kind', () => {
    expect(parse('event: request\ndata: {"a":\ndata: 1}\nid: 7.r\n\ndata:x\r\n\r\n')).toEqual([
      { event: 'request', data: '{"a":\n1}', id: '7.r' },
      { event: 'message', data: 'x', id: '' },
    ]);
  });

  it('gives comments as a sign of life, and drops what breaks off', () => {
    expect(parse(': open\n\nevent: request\ndata: {}\n')).toEqual([null]);
  });

  it('reads the same however the stream is cut', () => {
    const text =
      ': open\n\nevent: request\ndata: {"title":"Émeraude"}\nid: 1.\n\nevent: release\ndata: {}\nid: 2.r_1\n\n';
    fc.assert(
      fc.property(fc.array(fc.nat(text.length), { maxLength: 10 }), (cuts) => {
        const at = [0, ...cuts.sort((a, b) => a - b), text.length];
        expect(parse(...at.slice(1).map((end, index) => text.slice(at[index], end)))).toEqual(parse(text));
      }),
    );
  });
});
