import { openPublisher } from '../open-publisher.ts';
import type { PublishStep } from '../publish-step.ts';
import { readPublishSettings } from '../settings.ts';
import { workOutbox } from '../work-outbox.ts';

// A publisher like `worker.ts`, in a process of its own, that kills itself at the step that it is told.

let fatal: PublishStep | undefined;
process.on('message', (step: PublishStep) => {
  fatal = step;
});
const stop = new AbortController();
process.on('disconnect', () => stop.abort());

const open = await openPublisher(readPublishSettings(), {
  atStep(step) {
    if (step === fatal) process.kill(process.pid, 'SIGKILL');
  },
});
process.send?.('ready');
await workOutbox(open, `doomed:${process.pid}`, stop.signal);
await open.close();
