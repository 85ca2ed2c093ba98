import { describe, expect, it } from 'vitest';
import type { Outcome } from './run-suite.mjs';
import { summarise } from './summarise.mjs';

const unit: Outcome = {
  title: 'unit',
  passed: 10,
  failed: 0,
  failures: [],
  retried: [],
  skipped: [],
  skippedBecause: undefined,
  seconds: 2,
};
const notRun: Outcome = {
  title: 'browser',
  passed: 0,
  failed: 0,
  failures: [],
  retried: [],
  skipped: [],
  skippedBecause: 'no Chromium on this machine (not root)',
  seconds: 0,
};
const lastLine = (text: string) => text.split('\n').at(-1);

describe('summarise', () => {
  it('ends with the sum alone', () => {
    const { text, exitCode } = summarise([unit, { ...unit, title: 'checks', passed: 8 }], true, 5);
    expect(lastLine(text)).toBe('18 passed, 0 failed');
    expect(exitCode).toBe(0);
  });

  it('fails when a test failed', () => {
    const failures = ['adds up: expected 3 to be 4', 'counts'];
    const { text, exitCode } = summarise([{ ...unit, failed: 2, failures }], false, 5);
    expect(text).toContain('Failed:\n  unit: adds up: expected 3 to be 4\n  unit: counts\n');
    expect(lastLine(text)).toBe('10 passed, 2 failed');
    expect(exitCode).toBe(1);
  });

  it('names a test that passed at a second try, and does not fail for it', () => {
    const { text, exitCode } = summarise([{ ...unit, retried: ['opens the bag: Timeout'] }], true, 5);
    expect(text).toContain('unsteady:\n  unit: opens the bag: Timeout\n');
    expect(exitCode).toBe(0);
  });

  it('says what was skipped and why; that fails the run only where it is forbidden', () => {
    const outcomes = [{ ...unit, skipped: ['bag merges on Tuesdays'] }, notRun];
    const allowed = summarise(outcomes, false, 5);
    expect(allowed.text).toContain('unit: bag merges on Tuesdays');
    expect(allowed.text).toContain('SKIPPED: no Chromium on this machine (not root)');
    expect(lastLine(allowed.text)).toBe('10 passed, 0 failed, 2 skipped');
    expect(allowed.exitCode).toBe(0);
    const forbidden = summarise(outcomes, true, 5);
    expect(lastLine(forbidden.text)).toBe('10 passed, 0 failed, 2 skipped');
    expect(forbidden.exitCode).toBe(1);
  });

  it('does not take a suite that ran nothing for a good one', () => {
    expect(summarise([{ ...unit, passed: 0 }], false, 5).exitCode).toBe(1);
  });
});
