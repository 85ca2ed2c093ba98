import { lookup } from 'node:dns/promises';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress } from './public-address.ts';

export interface HostAddress {
  address: string;
  family: number;
}

/** What a download may do; the defaults are what an import allows. */
export interface FetchLimits {
  resolve?: (host: string) => Promise<HostAddress[]>;
  isAllowed?: (address: string) => boolean;
  /** Hosts that are asked at all; all of the public internet without it. */
  isAllowedHost?: (host: string) => boolean;
  /** For the whole picture, redirects included. */
  timeoutMs?: number;
  maxBytes?: number;
}

/** A picture could not be fetched; the message says why in words for a merchant. */
export class FetchError extends Error {
  override name = 'FetchError';
  /** It was not about this picture: its host could not be reached at all, or not in time. */
  readonly hostDown: boolean;
  /** The cause's code (`ENOTFOUND`, `ETIMEDOUT`), where there is one. */
  readonly code: string | undefined;

  constructor(
    message: string,
    more: { hostDown?: boolean; code?: string | undefined; cause?: unknown } = {},
  ) {
    super(message, { cause: more.cause });
    this.hostDown = more.hostDown ?? false;
    this.code = more.code;
  }
}

const MAX_REDIRECTS = 3;
const TIMEOUT_MS = 10_000;
const MAX_BYTES = 20 * 1024 * 1024;
const megabytes = (bytes: number): string => `${Math.round(bytes / 1024 / 1024)} MB`;

const resolveHost = async (host: string): Promise<HostAddress[]> => await lookup(host, { all: true });

const codeOf = (error: unknown): string | undefined => {
  const code = (error as { code?: unknown }).code;
  return typeof code === 'string' ? code : undefined;
};

const REASONS: Partial<Record<string, string>> = {
  ENOTFOUND: 'the name is unknown',
  EAI_AGAIN: 'names cannot be resolved; is there a network?',
  ECONNREFUSED: 'it refuses the connection',
  ECONNRESET: 'it broke the connection off',
  ENETUNREACH: 'there is no way to it; is there a network?',
  EHOSTUNREACH: 'there is no way to it',
};

/** A failure of the host, not of the picture. */
function hostFailure(host: string, error: unknown): FetchError {
  const code = codeOf(error);
  const reason = (code && REASONS[code]) ?? (error as Error).message;
  return new FetchError(`${host} cannot be reached: ${reason}`, { hostDown: true, code, cause: error });
}

function parseAddress(text: string, limits: FetchLimits, base?: URL): URL {
  const url = URL.parse(text, base?.href);
  if (!url) throw new FetchError('is not a web address');
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw new FetchError(`only http and https addresses are fetched, not ${url.protocol}`);
  }
  if (url.username || url.password) throw new FetchError('an address with a password is not fetched');
  if (limits.isAllowedHost && !limits.isAllowedHost(url.hostname)) {
    throw new FetchError(
      `pictures are not fetched from ${url.hostname}; upload them, and name them by their file names`,
    );
  }
  return url;
}

/** The addresses of a host, all of which must be allowed: one private address among them is reason to refuse. */
async function allowedAddresses(url: URL, limits: FetchLimits): Promise<HostAddress[]> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const family = isIP(host);
  const { resolve = resolveHost, isAllowed = isPublicAddress } = limits;
  let addresses: HostAddress[];
  try {
    addresses = family ? [{ address: host, family }] : await resolve(host);
  } catch (error) {
    throw hostFailure(url.host, error);
  }
  if (addresses.length === 0) throw hostFailure(url.host, new Error('it has no address'));
  if (!addresses.every(({ address }) => isAllowed(address))) {
    throw new FetchError(`${url.host} is not on the public internet`);
  }
  return addresses;
}

/** Connects to the addresses that were checked: a second look-up could answer otherwise. */
const pinned =
  (addresses: HostAddress[]): LookupFunction =>
  (_host, options, callback) => {
    const [first] = addresses;
    if (options.all) callback(null, addresses);
    else callback(null, first!.address, first!.family);
  };

async function open(url: URL, addresses: HostAddress[], signal: AbortSignal): Promise<IncomingMessage> {
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
  const headers = { accept: 'image/*', 'accept-encoding': 'identity', 'user-agent': 'Lapidary import' };
  return await new Promise((resolve, reject) => {
    const request = send(url, { lookup: pinned(addresses), signal, headers, agent: false }, resolve);
    request.on('error', reject);
    request.end();
  });
}

async function readBody(response: IncomingMessage, maxBytes: number): Promise<Uint8Array> {
  const tooLarge = new FetchError(`is larger than ${megabytes(maxBytes)}`);
  if (Number(response.headers['content-length']) > maxBytes) throw tooLarge;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes) throw tooLarge;
    chunks.push(chunk);
  }
  if (!response.complete) throw new FetchError('the transfer broke off');
  return Buffer.concat(chunks);
}

/** One request. @returns the bytes, or the address that it redirects to. */
async function follow(url: URL, limits: FetchLimits, signal: AbortSignal): Promise<Uint8Array | URL> {
  const addresses = await allowedAddresses(url, limits);
  let response: IncomingMessage;
  try {
    response = await open(url, addresses, signal);
  } catch (error) {
    throw signal.aborted ? error : hostFailure(url.host, error);
  }
  try {
    const status = response.statusCode ?? 0;
    const { location } = response.headers;
    if ([301, 302, 303, 307, 308].includes(status) && location) return parseAddress(location, limits, url);
    if (status !== 200)
      throw new FetchError(`the server answered ${status} ${response.statusMessage}`.trim());
    return await readBody(response, limits.maxBytes ?? MAX_BYTES);
  } finally {
    response.destroy();
  }
}

async function withinDeadline<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> {
  const expired = Promise.withResolvers<never>();
  const expire = (): void => expired.reject(signal.reason);
  signal.addEventListener('abort', expire, { once: true });
  try {
    // A look-up of a name cannot be aborted, so the clock runs beside it.
    return await Promise.race([work, expired.promise]);
  } finally {
    signal.removeEventListener('abort', expire);
  }
}

/**
 * Downloads what an http or https address names, at most 20 MB in at most 10 seconds over at most three redirects.
 * Only hosts of the public internet are asked, at every redirect anew, so that a catalog file cannot make this
 * machine read from its own network.
 * @throws FetchError
 */
export async function fetchBytes(address: string, limits: FetchLimits = {}): Promise<Uint8Array> {
  const timeoutMs = limits.timeoutMs ?? TIMEOUT_MS;
  const signal = AbortSignal.timeout(timeoutMs);
  let url = parseAddress(address, limits);
  try {
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
      const found = await withinDeadline(follow(url, limits, signal), signal);
      if (!(found instanceof URL)) return found;
      url = found;
    }
  } catch (error) {
    if (error instanceof FetchError) throw error;
    if (!signal.aborted)
      throw new FetchError('the transfer broke off', { code: codeOf(error), cause: error });
    const message = `${url.host} did not deliver it within ${timeoutMs / 1000} s`;
    throw new FetchError(message, { hostDown: true, code: 'ETIMEDOUT', cause: error });
  }
  throw new FetchError(`redirects more than ${MAX_REDIRECTS} times`);
}
