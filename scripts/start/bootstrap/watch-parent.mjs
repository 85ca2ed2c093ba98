/**
 * Calls back once when the process that started this one is gone. npm does not pass every signal on, and a killed
 * parent passes none: without this a shop would run on with nobody to stop it.
 * @param {() => void} onGone
 */
export function watchParent(onGone) {
  const parent = process.ppid;
  let told = false;
  const tell = () => {
    if (told) return;
    told = true;
    clearInterval(polling);
    onGone();
  };
  const polling = setInterval(() => {
    if (process.ppid !== parent) tell();
  }, 500);
  polling.unref();
  if (process.send) {
    process.once('disconnect', tell);
    process.channel?.unref(); // listening for the end must not keep the process alive
  }
}
