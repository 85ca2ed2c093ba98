import { lastLines } from './log-file.ts';

/** A step of the start that did not work, with the last lines of its log. */
export class StepFailure extends Error {
  constructor(title: string, cause: unknown, logFile: string) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const lines = lastLines(logFile);
    super([`${title} failed: ${reason}. Its log: ${logFile}`, lines].filter(Boolean).join('\n'), { cause });
    this.name = 'StepFailure';
  }
}
