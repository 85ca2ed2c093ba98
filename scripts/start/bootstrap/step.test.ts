import { describe, expect, it } from 'vitest';
import { step } from './step.mjs';

function recorder(isTTY: boolean) {
  const written: string[] = [];
  return { isTTY, written, write: (text: string) => written.push(text) > 0 };
}

describe('step', () => {
  it('writes one plain line with the seconds and the detail, and gives the result back', async () => {
    const output = recorder(false);
    const result = await step(
      'Database',
      async (report) => {
        report('12 tables');
        return 42;
      },
      output,
    );
    expect(result).toBe(42);
    expect(output.written.join('')).toMatch(/^ {2}Database … \d+\.\d s, 12 tables\n$/);
  });

  it('rewrites its line on a terminal and leaves one line behind', async () => {
    const output = recorder(true);
    await step('Database', async () => {}, output);
    expect(output.written.at(0)).toMatch(/^.{4} {2}Database … /s);
    expect(output.written.at(-1)).toMatch(/^ {2}Database … \d+\.\d s\n$/);
  });

  it('says that it failed and throws the error on', async () => {
    const output = recorder(false);
    const failing = step('Database', () => Promise.reject(new Error('no disk')), output);
    await expect(failing).rejects.toThrow('no disk');
    expect(output.written.join('')).toMatch(/^ {2}Database … failed after \d+\.\d s\n$/);
  });
});
