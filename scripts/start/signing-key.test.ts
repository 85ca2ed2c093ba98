import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SIGNING_KEY_LENGTH } from '@lapidary/commerce-api/settings';
import { expect, it, onTestFinished } from 'vitest';
import { signingKeyOf } from './signing-key.ts';

function newHome(): string {
  const home = mkdtempSync(join(tmpdir(), 'lapidary-key-'));
  onTestFinished(() => rmSync(home, { recursive: true }));
  return home;
}

it('is made once for a home, long enough, and read by its owner only', () => {
  const home = newHome();
  const key = signingKeyOf(home);
  expect(key.length).toBeGreaterThanOrEqual(SIGNING_KEY_LENGTH);
  expect(signingKeyOf(home)).toBe(key);
  expect(signingKeyOf(newHome())).not.toBe(key);
  expect(statSync(join(home, 'signing-key')).mode & 0o077).toBe(0);
});
