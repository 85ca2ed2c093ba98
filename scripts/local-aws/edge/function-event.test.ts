import { describe, expect, it } from 'vitest';
import { toRequestEvent } from './function-event.ts';

describe('toRequestEvent', () => {
  it('gives the request in CloudFront’s shape, nothing decoded', () => {
    const event = toRequestEvent({
      method: 'GET',
      target: '/caf%C3%A9/?size=7&size=8&note=a%20b=c&flag&empty=',
      headers: {
        host: 'localhost:4321',
        cookie: 'bag=1; theme="dark"; bag=2; eq=a=b',
        'accept-encoding': 'gzip, br',
      },
      ip: '::1',
      requestId: 'r1',
    });
    expect(event).toEqual({
      version: '1.0',
      context: { eventType: 'viewer-request', requestId: 'r1' },
      viewer: { ip: '::1' },
      request: {
        method: 'GET',
        uri: '/caf%C3%A9/',
        querystring: {
          size: { value: '7', multiValue: [{ value: '7' }, { value: '8' }] },
          note: { value: 'a%20b=c' },
          flag: { value: '' },
          empty: { value: '' },
        },
        headers: { host: { value: 'localhost:4321' }, 'accept-encoding': { value: 'gzip, br' } },
        cookies: {
          bag: { value: '1', multiValue: [{ value: '1' }, { value: '2' }] },
          theme: { value: '"dark"' },
          eq: { value: 'a=b' },
        },
      },
    });
  });

  it('has empty parts for a bare request', () => {
    const { request } = toRequestEvent({ method: 'GET', target: '/?', headers: {}, ip: '', requestId: '' });
    expect(request).toEqual({ method: 'GET', uri: '/', querystring: {}, headers: {}, cookies: {} });
  });
});
