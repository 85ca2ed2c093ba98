import { describe, expect, it } from 'vitest';
import { countChecks, countTests } from './count-results.mjs';

const test = (status: string, fullName = 'a test', ...failureMessages: string[]) => ({
  status,
  fullName,
  failureMessages,
});
const file = (status: string, ...assertionResults: ReturnType<typeof test>[]) => ({
  name: 'a.test.ts',
  status,
  message: '',
  assertionResults,
});

describe('countTests', () => {
  it('counts tests by what became of them', () => {
    const report = {
      testResults: [
        file('failed', test('passed'), test('failed', 'adds', 'no 4\n  at'), test('skipped', 'left out')),
        file('passed', test('passed'), test('todo', 'to come'), test('pending', 'waits')),
      ],
    };
    expect(countTests(report, 1)).toEqual({
      passed: 2,
      failed: 1,
      failures: ['adds: no 4'],
      retried: [],
      skipped: ['left out', 'to come', 'waits'],
    });
  });

  it('counts a file that cannot be loaded as a failure, with its name', () => {
    const report = { testResults: [{ ...file('failed'), message: 'no such module\nat line 3' }] };
    expect(countTests(report, 1)).toMatchObject({ failed: 1, failures: ['a.test.ts: no such module'] });
  });

  it('knows a test that failed before it passed', () => {
    const report = { testResults: [file('passed', test('passed', 'opens', '\u001b[31mtoo late\u001b[39m'))] };
    expect(countTests(report, 0)).toMatchObject({ passed: 1, failed: 0, retried: ['opens: too late'] });
  });

  it('has a failure whenever the run failed, even with no report at all', () => {
    expect(countTests({ testResults: [file('passed', test('passed'))] }, 1).failed).toBe(1);
    expect(countTests(undefined, 1)).toMatchObject({ passed: 0, failed: 1, skipped: [] });
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
    expect(countChecks(summary, 3)).toMatchObject({
      passed: 1,
      failed: 2,
      failures: ['//#boundaries', 'scripts#types'],
    });
    expect(countChecks(undefined, 1).failed).toBe(1);
  });
});
