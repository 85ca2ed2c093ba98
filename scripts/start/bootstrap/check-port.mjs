import { createServer } from 'node:net';

// A listener on one address does not always collide with one on the wildcard, so all three are tried.
const addresses = ['127.0.0.1', '::1', '::'];
const addressIsMissing = new Set(['EADDRNOTAVAIL', 'EAFNOSUPPORT', 'EINVAL']);

/**
 * @param {number} port
 * @returns {Promise<string | undefined>} why nothing can listen there (`EADDRINUSE`, `EACCES` …)
 */
export async function whyNotFree(port) {
  for (const address of addresses) {
    const reason = await tryToListen(port, address);
    if (reason && !addressIsMissing.has(reason)) return reason;
  }
  return undefined;
}

/**
 * @param {number} port
 * @param {string} host
 * @returns {Promise<string | undefined>}
 */
function tryToListen(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error) => resolve('code' in error ? String(error.code) : error.message));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(undefined)));
  });
}
