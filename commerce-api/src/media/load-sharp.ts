/** Loaded with the first picture: most processes never see one, and it takes memory and time to start. */
export async function loadSharp() {
  const { default: sharp } = await import('sharp');
  // One thread for a picture: pictures must not starve requests on a small machine.
  sharp.concurrency(1);
  sharp.cache(false);
  return sharp;
}

let lastTurn: Promise<void> = Promise.resolve();
const ended = (): void => undefined;

/** Runs `work` once all that came before has ended: a decoded picture takes up to 200 MB, two at once would be too much. */
export function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  const turn = lastTurn.then(work);
  // Ended, well or badly: what came of it belongs to the caller and is not kept here.
  lastTurn = turn.then(ended, ended);
  return turn;
}
