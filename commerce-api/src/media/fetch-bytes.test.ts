import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { FetchError, fetchBytes } from './fetch-bytes.ts';

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

/** A server on this machine. @returns the port. */
async function serve(answer: RequestListener): Promise<number> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

/** Names stand for this machine, which is allowed here and nowhere else. */
const here = {
  resolve: async () => [{ address: '127.0.0.1', family: 4 }],
  isAllowed: (address: string) => address === '127.0.0.1',
};

async function refusal(work: Promise<unknown>): Promise<FetchError> {
  const error = await work.then(
    () => new Error('it was fetched'),
    (cause: unknown) => cause,
  );
  if (error instanceof FetchError) return error;
  throw error;
}

describe('fetching a picture', () => {
  it('gives the bytes', async () => {
    const port = await serve((_request, response) => response.end(Buffer.from([1, 2, 3])));
    expect([...(await fetchBytes(`http://shop.example:${port}/a.jpg`, here))]).toEqual([1, 2, 3]);
  });

  it('connects to the address that was checked, not to what the name means a moment later', async () => {
    const port = await serve((request, response) => response.end(request.headers.host));
    let asked = 0;
    const resolve = async () => {
      asked += 1;
      return [{ address: asked === 1 ? '127.0.0.1' : '10.0.0.1', family: 4 }];
    };
    const bytes = await fetchBytes(`http://rebinding.example:${port}/`, { ...here, resolve });
    expect(Buffer.from(bytes).toString()).toBe(`rebinding.example:${port}`);
    expect(asked).toBe(1);
  });

  it('follows three redirects and no more', async () => {
    const port = await serve((request, response) => {
      const left = Number(request.url!.slice(1));
      if (left === 0) response.end('there');
      else response.writeHead(302, { location: `/${left - 1}` }).end();
    });
    const bytes = await fetchBytes(`http://shop.example:${port}/3`, here);
    expect(Buffer.from(bytes).toString()).toBe('there');
    const { message } = await refusal(fetchBytes(`http://shop.example:${port}/4`, here));
    expect(message).toMatch(/redirects more than 3 times/);
  });
});

describe('what is not on the public internet', () => {
  it.each([
    'http://127.0.0.1/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://0x7f.1/',
    'http://2130706433/',
    'http://169.254.169.254/latest/meta-data/',
    'http://localhost/',
  ])('is not asked: %s', async (url) => {
    const { message, hostDown } = await refusal(fetchBytes(url));
    expect(message).toMatch(/is not on the public internet/);
    expect(hostDown).toBe(false);
  });

  it('is not asked when only one of the addresses of a name is private', async () => {
    const resolve = async () => [
      { address: '93.184.216.34', family: 4 },
      { address: '192.168.1.1', family: 4 },
    ];
    const { message } = await refusal(fetchBytes('http://mixed.example/', { resolve }));
    expect(message).toMatch(/mixed.example is not on the public internet/);
  });

  it('is not asked when a public host redirects to it', async () => {
    let asked = 0;
    const inside = await serve((_request, response) => {
      asked += 1;
      response.end('secret');
    });
    const outside = await serve((_request, response) =>
      response.writeHead(301, { location: `http://127.0.0.2:${inside}/` }).end(),
    );
    const { message } = await refusal(fetchBytes(`http://shop.example:${outside}/`, here));
    expect(message).toMatch(/127\.0\.0\.2:\d+ is not on the public internet/);
    expect(asked).toBe(0);
  });

  it('is not asked, nor is a host redirected to, when it is none of those that are allowed', async () => {
    let asked = 0;
    const other = await serve((_request, response) => {
      asked += 1;
      response.end('picture');
    });
    const listed = await serve((_request, response) =>
      response.writeHead(302, { location: `http://other.example:${other}/` }).end(),
    );
    const limits = { ...here, isAllowedHost: (host: string) => host === 'listed.example' };
    for (const url of [`http://other.example:${other}/`, `http://listed.example:${listed}/`]) {
      const { message } = await refusal(fetchBytes(url, limits));
      expect(message).toMatch(/pictures are not fetched from other.example/);
    }
    expect(asked).toBe(0);
  });

  it.each([
    ['file:///etc/passwd', /only http and https/],
    ['ftp://shop.example/a.jpg', /only http and https/],
    ['data:image/png;base64,AA', /only http and https/],
    ['http://user:secret@shop.example/', /password/],
    ['pictures/a.jpg', /not a web address/],
    ['', /not a web address/],
  ])('is refused by its form: %s', async (url, reason) => {
    expect((await refusal(fetchBytes(url, here))).message).toMatch(reason);
  });

  it('is not reached by a redirect to another scheme', async () => {
    const port = await serve((_request, response) =>
      response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
    );
    const { message } = await refusal(fetchBytes(`http://shop.example:${port}/`, here));
    expect(message).toMatch(/only http and https/);
  });
});

describe('a picture that cannot be had', () => {
  it('says what the server answered', async () => {
    const port = await serve((_request, response) => response.writeHead(404).end());
    const error = await refusal(fetchBytes(`http://shop.example:${port}/a.jpg`, here));
    expect(error.message).toBe('the server answered 404 Not Found');
    expect(error.hostDown).toBe(false);
  });

  it('is given up when it is too large, announced or not', async () => {
    const limits = { ...here, maxBytes: 1024 * 1024 };
    const port = await serve((request, response) => {
      if (request.url === '/announced') response.writeHead(200, { 'content-length': 5e6 });
      response.on('error', () => {});
      const write = (): void => {
        if (response.destroyed) return;
        response.write(Buffer.alloc(64 * 1024), () => setImmediate(write));
      };
      write();
    });
    for (const path of ['announced', 'streamed']) {
      const { message } = await refusal(fetchBytes(`http://shop.example:${port}/${path}`, limits));
      expect(message).toBe('is larger than 1 MB');
    }
  });

  it('is given up when it does not come in time: no answer, or no end', async () => {
    const port = await serve((request, response) => {
      if (request.url === '/trickle') response.write('a');
    });
    for (const path of ['silent', 'trickle']) {
      const url = `http://shop.example:${port}/${path}`;
      const error = await refusal(fetchBytes(url, { ...here, timeoutMs: 200 }));
      expect(error.message).toMatch(/did not deliver it within 0.2 s/);
      expect(error).toMatchObject({ hostDown: true, code: 'ETIMEDOUT' });
    }
  });

  it('is given up when the look-up of its host hangs', async () => {
    const resolve = async () => await new Promise<never>(() => {});
    const error = await refusal(fetchBytes('http://slow.example/', { ...here, resolve, timeoutMs: 100 }));
    expect(error.code).toBe('ETIMEDOUT');
  });

  it('is told apart from a host that cannot be reached', async () => {
    const unknown = async () => {
      throw Object.assign(new Error('getaddrinfo ENOTFOUND gone.example'), { code: 'ENOTFOUND' });
    };
    const error = await refusal(fetchBytes('https://gone.example/a.jpg', { resolve: unknown }));
    expect(error.message).toBe('gone.example cannot be reached: the name is unknown');
    expect(error).toMatchObject({ hostDown: true, code: 'ENOTFOUND' });

    const port = await serve(() => {});
    const closed = servers.pop()!;
    await new Promise((resolve) => closed.close(resolve));
    const refused = await refusal(fetchBytes(`http://shop.example:${port}/a.jpg`, here));
    expect(refused).toMatchObject({ hostDown: true, code: 'ECONNREFUSED' });
  });

  it('is not half a picture', async () => {
    const port = await serve((_request, response) => {
      response.writeHead(200, { 'content-length': 100 });
      response.write('half', () => response.destroy());
    });
    const { message } = await refusal(fetchBytes(`http://shop.example:${port}/`, here));
    expect(message).toBe('the transfer broke off');
  });
});
