/**
 * @param {import('./run-suite.mjs').Outcome[]} outcomes
 * @param {boolean} skippingIsForbidden
 * @param {number} seconds that all of them took together; some ran at the same time
 * @returns {{ text: string, exitCode: number }} the last line of the text is the sum alone
 */
export function summarise(outcomes, skippingIsForbidden, seconds) {
  const width = Math.max(...outcomes.map(({ title }) => title.length));
  const lines = outcomes.map(({ title, passed, failed, skipped, skippedBecause, seconds: own }) => {
    const name = `  ${title.padEnd(width)}`;
    if (skippedBecause) return `${name}  SKIPPED: ${skippedBecause}`;
    const counts = countsOf(passed, failed, skipped.length);
    return `${name}  ${counts}  (${own.toFixed(1)} s)`;
  });

  const list = (/** @type {string} */ heading, /** @type {'skipped' | 'retried' | 'failures'} */ which) => {
    const names = outcomes.flatMap((outcome) => outcome[which].map((name) => `  ${outcome.title}: ${name}`));
    if (names.length > 0) lines.push('', heading, ...names);
  };
  list('Skipped:', 'skipped');
  list('Passed only when tried again, so unsteady:', 'retried');
  list('Failed:', 'failures');

  const total = (/** @type {(outcome: import('./run-suite.mjs').Outcome) => number} */ of) =>
    outcomes.reduce((sum, outcome) => sum + of(outcome), 0);
  const passed = total((outcome) => outcome.passed);
  const failed = total((outcome) => outcome.failed);
  // A suite that was not run counts as one: nobody knows how many tests it has.
  const skipped = total((outcome) => outcome.skipped.length + (outcome.skippedBecause ? 1 : 0));
  const empty = outcomes.filter(
    (each) => !each.skippedBecause && each.passed + each.failed + each.skipped.length === 0,
  );

  const mustNotSkip = skippingIsForbidden && skipped > 0;
  if (mustNotSkip) lines.push('', 'LAPIDARY_TEST_SKIP=forbid: skipping fails this run.');
  for (const { title } of empty) lines.push('', `${title} ran nothing, which fails this run.`);
  return {
    text: ['', `Summary (${seconds.toFixed(0)} s)`, ...lines, '', countsOf(passed, failed, skipped)].join(
      '\n',
    ),
    exitCode: failed > 0 || mustNotSkip || empty.length > 0 ? 1 : 0,
  };
}

/**
 * @param {number} passed
 * @param {number} failed
 * @param {number} skipped
 */
function countsOf(passed, failed, skipped) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
