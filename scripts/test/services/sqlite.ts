import type { TestProject } from 'vitest/node';
import { makeTemporaryFolder } from './temporary-folder.ts';

/** Vitest global set-up: a folder for SQLite databases. */
export default function setup(project: TestProject): () => void {
  const { folder, remove } = makeTemporaryFolder('sqlite');
  project.provide('databaseUrl', `sqlite:${folder}/`);
  return remove;
}
