/** As many options and values as a product may have (`ProductDocument`). */
const OPTIONS = 3;
const VALUES = 100;

/**
 * `variant-rules.css`, the stylesheet by which the choice works without a script: a checked value hides every variant of another value.
 * The rules count places, not SKUs, so that one file serves all products. `vitest -u` writes the file again.
 */
export function variantRules(): string {
  const selectors: string[] = [];
  for (let option = 1; option <= OPTIONS; option++) {
    for (let place = 1; place <= VALUES; place++) {
      selectors.push(
        `  .buy:has(.option-${option} > :nth-child(${place}) > :checked) .variant:not(.o${option}v${place})`,
      );
    }
  }
  return [
    '/* biome-ignore-all format: made by variant-rules.ts, one selector a line */',
    '@layer features {',
    `${selectors.join(',\n')} {`,
    '    display: none;',
    '  }',
    '}',
    '',
  ].join('\n');
}
