/**
 * Where progress is written: a terminal gets one line that changes, anything else plain lines.
 * @typedef {Pick<NodeJS.WriteStream, 'write'> & { isTTY?: boolean }} Output
 */

const plainLineEvery = 10_000;

/** @param {number} since */
const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/**
 * Runs one step of a longer work and shows its name, how long it takes and, when it reports one, a detail.
 * @template Result
 * @param {string} name
 * @param {(report: (detail: string) => void) => Promise<Result>} work
 * @param {Output} [output]
 * @returns {Promise<Result>} what the work returned; its error is thrown on
 */
export async function step(name, work, output = process.stdout) {
  const started = performance.now();
  let detail = '';
  const line = (/** @type {string} */ ending) =>
    `  ${name} … ${ending}${seconds(started)}${detail && `, ${detail}`}`;
  const replace = (/** @type {string} */ text) => output.write(`\r\x1b[K${text}`);

  if (output.isTTY) replace(line(''));
  const ticking = output.isTTY
    ? setInterval(() => replace(line('')), 100)
    : setInterval(() => output.write(`${line('at work, ')}\n`), plainLineEvery);
  const end = (/** @type {string} */ text) => {
    clearInterval(ticking);
    if (output.isTTY) replace('');
    output.write(`${text}\n`);
  };

  try {
    const result = await work((text) => {
      detail = text;
    });
    end(line(''));
    return result;
  } catch (error) {
    end(line('failed after '));
    throw error;
  }
}
