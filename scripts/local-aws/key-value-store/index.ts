export { createKeyValueStoreApp } from './app.ts';
export { type KeyValueStore, openKeyValueStore } from './store.ts';
