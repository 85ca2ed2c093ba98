import { describe, expect, it } from 'vitest';
import { readSettings } from './bootstrap/read-settings.mjs';
import { shopEnvironment } from './child-environment.ts';

const endpoints = {
  edge: 'http://localhost:4321',
  s3: 'http://127.0.0.1:1',
  cognito: 'http://127.0.0.1:2/',
  keyValueStore: 'http://localhost:3',
  secrets: 'http://127.0.0.1:4',
  logs: 'http://127.0.0.1:5',
  ses: 'http://127.0.0.1:6',
};

describe('shopEnvironment', () => {
  it('lets nothing of a real AWS account through', () => {
    const inherited = {
      PATH: '/bin',
      AWS_PROFILE: 'live',
      AWS_SESSION_TOKEN: 'secret',
      AWS_ENDPOINT_URL: 'https://aws',
    };
    const environment = shopEnvironment(readSettings({}), inherited, endpoints);
    expect(environment.PATH).toBe('/bin');
    expect(environment.AWS_ACCESS_KEY_ID).toBe('local');
    expect(environment.AWS_ENDPOINT_S3).toBe(endpoints.s3);
    expect(Object.keys(environment)).not.toContain('AWS_PROFILE');
    expect(JSON.stringify(environment)).not.toMatch(/secret"|https:\/\/aws/);
  });
});
