/**
 * @typedef {{ passed: number, failed: number, skipped: string[] }} Counts
 * @typedef {{ status: string, fullName: string }} ReportedTest
 * @typedef {{ name: string, status: string, assertionResults: ReportedTest[] }} ReportedFile
 * @typedef {{ testResults: ReportedFile[] }} VitestReport the part of Vitest's JSON report that is read here
 * @typedef {{ tasks: { taskId: string, execution?: { exitCode: number | null } }[] }} TurboSummary likewise of turbo's
 */

const isSkipped = (/** @type {ReportedTest} */ test) =>
  ['skipped', 'pending', 'todo', 'disabled'].includes(test.status);

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
  const failed = tests.filter((test) => test.status === 'failed').length + brokenFiles.length;
  return {
    passed: tests.filter((test) => test.status === 'passed').length,
    failed: failed === 0 && exitCode !== 0 ? 1 : failed,
    skipped: tests.filter(isSkipped).map((test) => test.fullName),
  };
}

/**
 * @param {TurboSummary | undefined} summary
 * @param {number} exitCode
 * @returns {Counts}
 */
export function countChecks(summary, exitCode) {
  const codes = (summary?.tasks ?? []).map((task) => task.execution?.exitCode);
  const failed = codes.filter((code) => code !== 0).length;
  return {
    passed: codes.length - failed,
    failed: failed === 0 && exitCode !== 0 ? 1 : failed,
    skipped: [],
  };
}
