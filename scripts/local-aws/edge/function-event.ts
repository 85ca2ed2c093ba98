import type { IncomingHttpHeaders } from 'node:http';

type Value = { readonly value: string };
type Entry = Value & { readonly multiValue?: readonly Value[] };
export type Entries = Record<string, Entry>;

/** The event of a viewer-request function, in CloudFront's shape (version 1.0). */
export type RequestEvent = {
  readonly version: '1.0';
  readonly context: { readonly eventType: 'viewer-request'; readonly requestId: string };
  readonly viewer: { readonly ip: string };
  readonly request: {
    readonly method: string;
    readonly uri: string;
    readonly querystring: Entries;
    readonly headers: Entries;
    readonly cookies: Entries;
  };
};

export type ViewerRequest = {
  readonly method: string;
  /** Path and query as they came over the wire. */
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  readonly ip: string;
  readonly requestId: string;
};

/** Wraps a request for the function: nothing decoded, names that come twice as `multiValue`. */
export function toRequestEvent({ method, target, headers, ip, requestId }: ViewerRequest): RequestEvent {
  const { path, query } = splitTarget(target);
  return {
    version: '1.0',
    context: { eventType: 'viewer-request', requestId },
    viewer: { ip },
    request: {
      method,
      uri: path,
      querystring: toEntries(query === '' ? [] : query.split('&').map(nameAndValue)),
      headers: headerEntries(headers),
      cookies: toEntries((headers.cookie ?? '').split(/; */).filter(Boolean).map(nameAndValue)),
    },
  };
}

/** Splits a request target at its first `?`. */
export function splitTarget(target: string): { path: string; query: string } {
  const mark = target.indexOf('?');
  return mark < 0
    ? { path: target, query: '' }
    : { path: target.slice(0, mark), query: target.slice(mark + 1) };
}

function nameAndValue(text: string): [string, string] {
  const equals = text.indexOf('=');
  return equals < 0 ? [text, ''] : [text.slice(0, equals), text.slice(equals + 1)];
}

/** CloudFront keeps cookies apart from the headers. */
function headerEntries(headers: IncomingHttpHeaders): Entries {
  const pairs: [string, string][] = [];
  for (const [name, value] of Object.entries(headers)) {
    if (name === 'cookie' || value === undefined) continue;
    for (const one of [value].flat()) pairs.push([name, one]);
  }
  return toEntries(pairs);
}

function toEntries(pairs: readonly (readonly [string, string])[]): Entries {
  const values = new Map<string, Value[]>();
  for (const [name, value] of pairs) {
    const known = values.get(name);
    if (known) known.push({ value });
    else values.set(name, [{ value }]);
  }
  return Object.fromEntries(
    [...values].map(([name, all]) => [
      name,
      { value: all[0]?.value ?? '', ...(all.length > 1 ? { multiValue: all } : {}) },
    ]),
  );
}
