const unreachable =
  /\b(ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ENETDOWN|ERR_SOCKET_TIMEOUT|ENOTCACHED|UNABLE_TO_GET_ISSUER_CERT\w*|SELF_SIGNED_CERT\w*|CERT_HAS_EXPIRED)\b/;
const shownLines = 6;

/**
 * Says in plain words why an install failed.
 * @param {string} log what npm wrote
 * @param {string} logFile where the person can read all of it
 * @returns {string} one line; npm's own errors follow when the cause is not a common one
 */
export function explainNpmFailure(log, logFile) {
  const errors = log.split('\n').filter((line) => /^npm (error|ERR!)/.test(line));
  const network = unreachable.exec(errors.join('\n'))?.[1];
  const more = `npm's log: ${logFile}`;
  if (network) {
    return `The packages could not be downloaded (${network}): is there a network, and is npm's registry reachable? ${more}`;
  }
  if (/\bENOSPC\b/.test(log)) return `The disk is full, so the packages could not be installed. ${more}`;
  if (/\b(EROFS|EACCES|EPERM)\b/.test(errors.join('\n'))) {
    return `npm may not write into node_modules, so the packages could not be installed. ${more}`;
  }
  const said = errors
    .map((line) => line.replace(/^npm (error|ERR!) ?/, ''))
    .filter((line) => line && !/^(code|A complete log)\b/.test(line));
  return [`npm ci failed. ${more}`, ...said.slice(0, shownLines).map((line) => `    ${line}`)].join('\n');
}
