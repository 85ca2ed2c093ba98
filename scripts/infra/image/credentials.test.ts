import { execFile } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { fromProcess } from '@aws-sdk/credential-provider-process';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createAuthority } from '../../deploy/certificates/issue-certificate.ts';
import { issueWorkloadCertificates } from '../../deploy/certificates/workload-certificates.ts';

const authority = createAuthority('test authority', 10);
const { apiCertificate, apiKey } = issueWorkloadCertificates('lapidary', authority);
const folder = mkdtempSync(join(tmpdir(), 'lapidary-credentials-'));
const asked: { path: string; body: unknown; subject: string }[] = [];
let refuse = false;

const server = createServer((request: IncomingMessage, response) => {
  void text(request).then((body) => {
    const x509 = new X509Certificate(Buffer.from(String(request.headers['x-amz-x509']), 'base64'));
    asked.push({ path: request.url ?? '', body: JSON.parse(body), subject: x509.subject });
    const trusted = !refuse && x509.verify(publicKeyOf(authority.certificate));
    response.writeHead(trusted ? 201 : 403, { 'content-type': 'application/json' });
    response.end(
      JSON.stringify(
        trusted
          ? {
              credentialSet: [
                {
                  credentials: {
                    accessKeyId: 'ASIAEXAMPLE',
                    secretAccessKey: 'secret',
                    sessionToken: 'token',
                    expiration: new Date(Date.now() + 3_600_000).toISOString(),
                  },
                },
              ],
            }
          : { message: 'Untrusted certificate' },
      ),
    );
  });
});

const publicKeyOf = (certificate: string) => new X509Certificate(certificate).publicKey;

function environment(): Record<string, string> {
  const { port } = server.address() as AddressInfo;
  const arn = (kind: string) => `arn:aws:${kind}`;
  return {
    PATH: process.env.PATH ?? '',
    TMPDIR: folder,
    AWS_REGION: 'ap-southeast-1',
    ROLES_ANYWHERE_TRUST_ANCHOR: arn('rolesanywhere:anchor'),
    ROLES_ANYWHERE_PROFILE: arn('rolesanywhere:profile'),
    ROLES_ANYWHERE_ROLE: arn('iam:role'),
    ROLES_ANYWHERE_CERTIFICATE: apiCertificate!,
    ROLES_ANYWHERE_KEY: apiKey!,
    AWS_ENDPOINT_ROLES_ANYWHERE: `http://127.0.0.1:${port}`,
  };
}
const program = resolve(import.meta.dirname, 'credentials.ts');

beforeAll(() => new Promise<void>((done) => server.listen(0, '127.0.0.1', done)));
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

test('a refusal is told in one line, and nothing is printed', async () => {
  refuse = true;
  const failed = promisify(execFile)(process.execPath, [program], { env: environment() });
  await expect(failed).rejects.toMatchObject({
    code: 1,
    stdout: '',
    stderr: expect.stringMatching(/^credentials: Roles Anywhere answered 403: .*Untrusted.*\n$/) as string,
  });
  refuse = false;
  asked.length = 0;
});

test('the SDK gets a session for the certificate, by the configuration of the image', async () => {
  const config = readFileSync(resolve(import.meta.dirname, 'aws-config'), 'utf8');
  expect(config).toContain('credential_process = node /app/scripts/infra/image/credentials.ts');
  const here = join(folder, 'config');
  writeFileSync(
    here,
    config.replace('node /app/scripts/infra/image/credentials.ts', `${process.execPath} ${program}`),
  );
  Object.assign(process.env, environment());
  const credentials = await fromProcess({ configFilepath: here, filepath: here, profile: 'default' })();
  expect(credentials).toMatchObject({ accessKeyId: 'ASIAEXAMPLE', sessionToken: 'token' });
  expect(asked).toEqual([
    {
      path: '/sessions',
      subject: 'CN=lapidary-api',
      body: {
        durationSeconds: 3600,
        profileArn: 'arn:aws:rolesanywhere:profile',
        roleArn: 'arn:aws:iam:role',
        trustAnchorArn: 'arn:aws:rolesanywhere:anchor',
      },
    },
  ]);
  // Each client of a process asks for itself; one session is enough for all.
  await fromProcess({ configFilepath: here, filepath: here, profile: 'default' })();
  expect(asked).toHaveLength(1);
});

test('what is missing is named', async () => {
  const failed = promisify(execFile)(process.execPath, [program], {
    env: { PATH: process.env.PATH, TMPDIR: folder },
  });
  await expect(failed).rejects.toMatchObject({
    stderr: expect.stringMatching(
      /^credentials: settings are wrong: AWS_REGION.*ROLES_ANYWHERE_KEY/,
    ) as string,
  });
});
