import { ERROR_STATUS, type ErrorCode } from '@lapidary/shared/errors';
import { describe, expect, it } from 'vitest';
import { messagesOf } from './index.ts';

/** Every text of a set of messages by its key; functions say what they say of some numbers and names. */
function textsOf(messages: object, path = ''): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [key, value] of Object.entries(messages)) {
    const name = `${path}${key}`;
    if (typeof value === 'string') texts.set(name, value);
    else if (typeof value === 'function')
      for (const count of [1, 2, 24]) texts.set(`${name}(${count})`, String(value(count, 7)));
    else if (value !== null) for (const [inner, text] of textsOf(value, `${name}.`)) texts.set(inner, text);
  }
  return texts;
}

const en = textsOf(messagesOf('en'));
const vi = textsOf(messagesOf('vi'));

/** The same in both languages: a borrowed word, and what has no letters. */
const SAME = /^(?:Email|\P{L}*)$/u;
const VIETNAMESE = /[àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ]/i;
/** Vietnamese words that happen to have no sign above or below. */
const PLAIN =
  /(?<!\p{L})(?:anh|chu vi|ghi|kim|khi|mua|nay|sau|thanh|theo|trang|tra|trong|vui|xem)(?!\p{L})/iu;
/** English that has no business in Vietnamese text. */
const ENGLISH =
  /\b(?:the|your|you|please|order|orders|bag|price|sign|account|address|password|search|delivery|piece|pieces|and|with|is|are|not|cart|wishlist|checkout)\b/i;

describe('the words in Vietnamese', () => {
  it('are there for every key, and no others but for the codes of the API', () => {
    const keys = (texts: Map<string, string>) =>
      [...texts.keys()].filter((key) => !/^failures\.problems\./.test(key)).sort();
    const onlyVietnamese = keys(vi).filter((key) => !en.has(key));
    // Where the API's own words are English.
    expect(onlyVietnamese).toEqual([
      'account.refusals.challenge',
      'account.refusedField',
      'checkout.paymentRefused',
      'checkout.problems.refused',
      'failures.onlyLeft',
    ]);
    expect(keys(en).filter((key) => !vi.has(key))).toEqual([]);
  });

  it('are Vietnamese, and not left in English', () => {
    const faults = [...vi].filter(([key, text]) => {
      if (text === en.get(key)) return !SAME.test(text);
      const own = text.replaceAll(/\S+@\S+|\{\w+\}|JavaScript|cookie/g, '');
      return !(VIETNAMESE.test(own) || PLAIN.test(own)) || ENGLISH.test(own);
    });
    expect(faults).toEqual([]);
  });

  it('are typed as everybody types them, with composed letters', () => {
    for (const [key, text] of vi) expect(text.normalize('NFC'), key).toBe(text);
  });

  it('keep the places that scripts fill in', () => {
    const places = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
    for (const [key, text] of en) expect(places(vi.get(key)!), key).toEqual(places(text));
  });

  it('say something of every code that a shopper can meet', () => {
    // What only merchants and clients of the API can cause.
    const others: ErrorCode[] = [
      ...([
        'idempotency_key_required',
        'idempotency_key_reused',
        'method_not_allowed',
        'slug_taken',
      ] as const),
      ...(['illegal_transition', 'link_expired', 'unsupported_media_type', 'unprocessable_upload'] as const),
      'version_required',
    ];
    const worded = Object.keys(messagesOf('vi').failures.problems);
    expect([...worded, ...others].sort()).toEqual(Object.keys(ERROR_STATUS).sort());
  });
});

it('counts pieces as each language does', () => {
  const found = (total: number) =>
    [messagesOf('en'), messagesOf('vi')].map(({ search }) => search.found(total));
  expect(found(1)).toEqual(['1 piece found.', 'Tìm thấy 1 sản phẩm.']);
  expect(found(24)).toEqual(['24 pieces found.', 'Tìm thấy 24 sản phẩm.']);
});
