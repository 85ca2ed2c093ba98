import { describe, expect, it } from 'vitest';
import { compileFilterPattern } from './filter-pattern.ts';

describe('a filter pattern', () => {
  it.each([
    ['', 'anything', true],
    ['ERROR', 'an ERROR here', true],
    ['ERROR', 'an error here', false],
    ['a b', 'b then a', true],
    ['"a b"', 'b then a', false],
    ['"say \\"hi\\""', 'I say "hi"', true],
    ['?a ?b', 'only b', true],
    ['?x ?y', 'neither', false],
    ['c -"d e"', 'c d e', false],
    ['c -"d e"', 'c e d', true],
  ])('%j on %j: %s', (pattern, message, expected) => {
    expect(compileFilterPattern(pattern)(message)).toBe(expected);
  });

  it.each(['{ $.level = 50 }', '[ip, user]', '%ab+%', '"unclosed'])('%j is refused', (pattern) => {
    expect(() => compileFilterPattern(pattern)).toThrow(
      expect.objectContaining({ type: 'InvalidParameterException' }),
    );
  });
});
