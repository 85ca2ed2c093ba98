import { describe, expect, it } from 'vitest';
import { countChecks, countTests } from './count-results.mjs';

const test = (status: string, fullName = 'a test') => ({ status, fullName });
const file = (status: string, ...assertionResults: ReturnType<typeof test>[]) => ({
  name: 'a.test.ts',
  status,
  assertionResults,
});

describe('countTests', () => {
  it('counts tests by what became of them', () => {
    const report = {
      testResults: [
        file('failed', test('passed'), test('failed'), test('skipped', 'left out')),
        file('passed', test('passed'), test('todo', 'to come'), test('pending', 'waits')),
      ],
    };
    expect(countTests(report, 1)).toEqual({
      passed: 2,
      failed: 1,
      skipped: ['left out', 'to come', 'waits'],
    });
  });

  it('counts a file that cannot be loaded as a failure', () => {
    expect(countTests({ testResults: [file('failed')] }, 1).failed).toBe(1);
  });

  it('has a failure whenever the run failed, even with no report at all', () => {
    expect(countTests({ testResults: [file('passed', test('passed'))] }, 1).failed).toBe(1);
    expect(countTests(undefined, 1)).toEqual({ passed: 0, failed: 1, skipped: [] });
  });
});

describe('countChecks', () => {
  it('counts each task, and one that did not get to run as failed', () => {
    const summary = {
      tasks: [
        { taskId: '//#lint', execution: { exitCode: 0 } },
        { taskId: '//#boundaries', execution: { exitCode: 3 } },
        { taskId: 'scripts#types' },
      ],
    };
    expect(countChecks(summary, 3)).toEqual({ passed: 1, failed: 2, skipped: [] });
    expect(countChecks(undefined, 1).failed).toBe(1);
  });
});
