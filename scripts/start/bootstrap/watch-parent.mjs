import { readFileSync } from 'node:fs';

/**
 * Calls back once when the process that started this one is gone. npm does not pass every signal on, and a killed
 * parent passes none: without this a shop would run on with nobody to stop it.
 * @param {() => void} onGone
 * @param {{ throughShell?: boolean }} [options] npm runs its scripts through a shell, which stays when npm is killed:
 *   then the shell's parent is watched too
 */
export function watchParent(onGone, { throughShell = false } = {}) {
  const parents = () => [process.ppid, throughShell && parentOf(process.ppid)].join();
  const first = parents();
  let told = false;
  const tell = () => {
    if (told) return;
    told = true;
    clearInterval(polling);
    onGone();
  };
  const polling = setInterval(() => {
    if (parents() !== first) tell();
  }, 500);
  polling.unref();
  if (process.send) {
    process.once('disconnect', tell);
    process.channel?.unref(); // listening for the end must not keep the process alive
  }
}

/**
 * @param {number} pid
 * @returns {string | undefined} undefined where the system does not tell (anything but Linux)
 */
function parentOf(pid) {
  try {
    // "pid (name) state ppid …"; the name may hold anything, so what counts is after the last parenthesis.
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[1];
  } catch {
    return undefined;
  }
}
