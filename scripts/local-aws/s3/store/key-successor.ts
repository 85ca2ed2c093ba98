/**
 * The least string that sorts after every string beginning with `prefix`, in code point (= UTF-8 byte) order, so that
 * `prefix ≤ key < successor` finds exactly the keys with that prefix.
 * @returns `undefined` when there is none: for the empty prefix, or one made of U+10FFFF only
 */
export function keySuccessor(prefix: string): string | undefined {
  const points = [...prefix];
  for (let last = points.pop(); last !== undefined; last = points.pop()) {
    const next = nextCodePoint(last.codePointAt(0) ?? 0);
    if (next !== undefined) return points.join('') + String.fromCodePoint(next);
  }
  return undefined;
}

// Surrogates are no characters: UTF-8 goes from U+D7FF straight to U+E000.
function nextCodePoint(point: number): number | undefined {
  if (point === 0x10ffff) return undefined;
  return point === 0xd7ff ? 0xe000 : point + 1;
}
