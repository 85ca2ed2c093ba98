import type { Router } from '../http.ts';

export interface TestRequest {
  body?: unknown;
  headers?: Record<string, string>;
  /** Sent as `Authorization: Bearer …`. */
  token?: string;
}

/** Calls the API in process and keeps cookies as a browser does, by name and path. */
export class TestBrowser {
  readonly #app: Router;
  readonly cookies = new Map<string, { value: string; path: string }>();
  /** `Set-Cookie` headers of the last answer. */
  lastSetCookies: string[] = [];

  constructor(app: Router) {
    this.#app = app;
  }

  async send(method: string, path: string, { body, headers, token }: TestRequest = {}): Promise<Response> {
    const cookie = [...this.cookies]
      .filter(([, { path: scope }]) => path.startsWith(scope))
      .map(([name, { value }]) => `${name}=${value}`)
      .join('; ');
    const response = await this.#app.request(path, {
      method,
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(cookie && { cookie }),
        ...(token && { authorization: `Bearer ${token}` }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    this.lastSetCookies = response.headers.getSetCookie();
    for (const line of this.lastSetCookies) this.#keep(line);
    return response;
  }

  #keep(line: string): void {
    const [pair = '', ...attributes] = line.split(/;\s*/);
    const split = pair.indexOf('=');
    const name = pair.slice(0, split);
    const attribute = (wanted: string): string | undefined =>
      attributes.find((text) => text.toLowerCase().startsWith(`${wanted}=`))?.slice(wanted.length + 1);
    if (attribute('max-age') === '0') this.cookies.delete(name);
    else this.cookies.set(name, { value: pair.slice(split + 1), path: attribute('path') ?? '/' });
  }
}
