/** What MySQL, MariaDB and SQLite say when the fault is not in the statement, by error number. */
const AWAY = new Set([
  1021, // disk full
  1030, // the storage engine failed, e.g. without space
  1040, // too many connections
  1045, // access denied: the password has just been changed
  1053, // the server is shutting down
  1114, // the tablespace is full
  1205, // lock wait, after all tries
  1213, // deadlock, after all tries
  1290, // read only, as a standby is
  1317, // the statement was interrupted
  1836, // read only
  1927, // the connection was killed
  1969, // MariaDB's statement limit
  3024, // MySQL's statement limit
]);
const SQLITE_AWAY = new Set([
  5, // busy
  8, // read only
  10, // input or output failed
  13, // disk full
  14, // cannot be opened
]);

/** An error and those that it wraps: Sequelize keeps the driver's in `parent`. */
function* causesOf(error: unknown): Generator<Error & { errno?: unknown; code?: unknown; fatal?: unknown }> {
  for (let cause = error; cause instanceof Error; ) {
    yield cause;
    const parent = (cause as { parent?: unknown }).parent;
    if (parent === cause) return;
    cause = parent;
  }
}

/** The driver's error number under Sequelize's wrappers; `code` differs between servers, `errno` does not. */
export function errnoOf(error: unknown): number | undefined {
  for (const { errno } of causesOf(error)) if (typeof errno === 'number') return errno;
  return undefined;
}

/** No connection could be made or had; Sequelize names these classes alike on all dialects. */
export const isConnectionError = (error: unknown): boolean =>
  error instanceof Error &&
  /^Sequelize(Connection|HostNotFound|HostNotReachable|AccessDenied|InvalidConnection|Timeout)/.test(
    error.name,
  );

/** The database cannot be reached, broke off, is busy past patience, or has no space left: later it may do it. */
export function isDatabaseAway(error: unknown): boolean {
  if (isConnectionError(error)) return true;
  if (!(error instanceof Error) || !error.name.startsWith('Sequelize')) return false;
  for (const { errno, code, fatal } of causesOf(error)) {
    if (fatal === true) return true;
    if (typeof errno !== 'number' || typeof code !== 'string') continue;
    if ((code.startsWith('SQLITE_') ? SQLITE_AWAY : AWAY).has(errno)) return true;
  }
  return false;
}
