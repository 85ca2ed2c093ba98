// Read by a server before its own program, when it is to be profiled: each word from the parent begins a profile, or ends
// one and sends it.
import { Session } from 'node:inspector/promises';

const INTERVAL_US = 250;

const session = new Session();
session.connect();
await session.post('Profiler.enable');
await session.post('Profiler.setSamplingInterval', { interval: INTERVAL_US });

process.on('message', (word) => {
  const answer =
    word === 'begin'
      ? session.post('Profiler.start').then(() => ({ begun: true }))
      : session.post('Profiler.stop');
  void answer.then((sent) => process.send!(sent));
});
