import { stripVTControlCharacters } from 'node:util';

/**
 * How many tests passed and failed, and the names of those that a reader wants to know by name. `failures` says of each
 * what failed first; `retried` are tests that passed, but not at the first try.
 * @typedef {{ passed: number, failed: number, failures: string[], retried: string[], skipped: string[] }} Counts
 * @typedef {{ status: string, fullName: string, failureMessages: string[] }} ReportedTest
 * @typedef {{ name: string, status: string, message: string, assertionResults: ReportedTest[] }} ReportedFile
 * @typedef {{ testResults: ReportedFile[] }} VitestReport the part of Vitest's JSON report that is read here
 * @typedef {{ tasks: { taskId: string, execution?: { exitCode: number | null } }[] }} TurboSummary likewise of turbo's
 */

const isSkipped = (/** @type {ReportedTest} */ test) =>
  ['skipped', 'pending', 'todo', 'disabled'].includes(test.status);

/** @param {ReportedTest} test */
const withReason = ({ fullName, failureMessages: [reason = ''] }) => `${fullName}${reasonOf(reason)}`;

// The first line says what was expected; what follows it is printed above, where the test failed.
/** @param {string} message */
const reasonOf = (message) => (message ? `: ${stripVTControlCharacters(message).split('\n', 1)[0]}` : '');

/**
 * A file that cannot be loaded has no tests, and an error outside tests belongs to none: each counts as a failure, or
 * a run that failed would show none.
 * @param {VitestReport | undefined} report undefined when Vitest did not get as far as writing it
 * @param {number} exitCode
 * @returns {Counts}
 */
export function countTests(report, exitCode) {
  const files = report?.testResults ?? [];
  const tests = files.flatMap((file) => file.assertionResults);
  const brokenFiles = files.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  const passedTests = tests.filter((test) => test.status === 'passed');
  const failures = [
    ...tests.filter((test) => test.status === 'failed').map(withReason),
    ...brokenFiles.map((file) => `${file.name}${reasonOf(file.message)}`),
  ];
  if (failures.length === 0 && exitCode !== 0) failures.push(noReport(exitCode));
  return {
    passed: passedTests.length,
    failed: failures.length,
    failures,
    retried: passedTests.filter((test) => test.failureMessages.length > 0).map(withReason),
    skipped: tests.filter(isSkipped).map((test) => test.fullName),
  };
}

/**
 * @param {TurboSummary | undefined} summary
 * @param {number} exitCode
 * @returns {Counts}
 */
export function countChecks(summary, exitCode) {
  const tasks = summary?.tasks ?? [];
  const failures = tasks.filter((task) => task.execution?.exitCode !== 0).map((task) => task.taskId);
  const passed = tasks.length - failures.length;
  if (failures.length === 0 && exitCode !== 0) failures.push(noReport(exitCode));
  return { passed, failed: failures.length, failures, retried: [], skipped: [] };
}

/** @param {number} exitCode */
function noReport(exitCode) {
  return `ended with ${exitCode}, and its report names nothing that failed: see its words above`;
}
