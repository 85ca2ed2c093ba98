import { describe, expect, it } from 'vitest';
import { keepPendingSignUp, pendingSignUp } from './pending-sign-up.client.ts';

function storage(): Storage {
  const entries = new Map<string, string>();
  return {
    getItem: (key) => entries.get(key) ?? null,
    setItem: (key, value) => void entries.set(key, value),
    removeItem: (key) => void entries.delete(key),
    clear: () => entries.clear(),
    key: (index) => [...entries.keys()][index] ?? null,
    get length() {
      return entries.size;
    },
  };
}

describe('a pending sign-up', () => {
  it('is kept and forgotten', () => {
    const tab = storage();
    expect(pendingSignUp(tab)).toBeNull();
    keepPendingSignUp({ email: 'a@b.co', confirmed: false }, tab);
    expect(pendingSignUp(tab)).toEqual({ email: 'a@b.co', confirmed: false });
    keepPendingSignUp(null, tab);
    expect(tab.length).toBe(0);
  });

  it.each(['{', 'null', '{"email":1,"confirmed":true}', '{"email":"a@b.co"}'])('ignores %j', (text) => {
    const tab = storage();
    tab.setItem('lapidary-sign-up', text);
    expect(pendingSignUp(tab)).toBeNull();
  });
});
