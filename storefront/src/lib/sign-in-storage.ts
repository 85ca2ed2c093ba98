import type { ICognitoStorage } from 'amazon-cognito-identity-js';

/**
 * A storage for amazon-cognito-identity-js that forgets: the library writes every token it gets to its storage, by
 * default `localStorage`, where any script of the page could read them.
 */
export function memoryStorage(): ICognitoStorage {
  const entries = new Map<string, string>();
  return {
    setItem: (key, value) => void entries.set(key, value),
    getItem: (key) => entries.get(key) ?? null,
    removeItem: (key) => void entries.delete(key),
    clear: () => entries.clear(),
  };
}
