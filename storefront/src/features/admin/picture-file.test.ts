import { describe, expect, it } from 'vitest';
import { pictureRequest } from './picture-file.ts';

describe('pictureRequest', () => {
  it('asks for what the file is', () => {
    expect(pictureRequest({ name: 'ring.jpg', type: 'image/jpeg', size: 1200 })).toEqual({
      ok: true,
      request: { fileName: 'ring.jpg', contentType: 'image/jpeg', bytes: 1200 },
    });
  });

  it.each([
    [{ name: 'a.gif', type: 'image/gif', size: 10 }, 'JPEG, PNG, WebP or AVIF'],
    [{ name: 'a', type: '', size: 10 }, 'JPEG, PNG, WebP or AVIF'],
    [{ name: 'a.png', type: 'image/png', size: 0 }, 'empty'],
    [{ name: 'a.png', type: 'image/png', size: 20 * 1024 * 1024 + 1 }, '20 MB'],
  ])('refuses %j', (file, words) => {
    expect(pictureRequest(file)).toMatchObject({ ok: false, problem: expect.stringContaining(words) });
  });

  it('takes a name of any length', () => {
    expect(pictureRequest({ name: `${'x'.repeat(400)}.png`, type: 'image/png', size: 1 }).ok).toBe(true);
  });
});
