// Preloaded into every child (`node --import`): whoever the child is, it ends when the supervisor is gone, even
// killed. It gets the chance to stop in its own way first.
import { isMainThread } from 'node:worker_threads';
import { watchParent } from './bootstrap/watch-parent.mjs';

const graceMs = 5_000;

if (isMainThread) {
  watchParent(() => {
    setTimeout(() => process.exit(1), graceMs).unref();
    try {
      process.kill(-process.pid, 'SIGTERM'); // what it started ends with it
    } catch {
      process.kill(process.pid, 'SIGTERM'); // not the leader of a group
    }
  });
}
