import type { Fault, Note } from '../csv/import-error.ts';
import type { CatalogFile } from '../csv/read-catalog.ts';

/** What a file's reading found, as much as is kept: the first faults and notes, and how many there were. */
export interface ImportFindings {
  faults: Fault[];
  faultCount: number;
  notes: Note[];
  noteCount: number;
  /** Handles of products that are left out. */
  faulty: string[];
}

const MAX_FAULTS = 1000;
const MAX_NOTES = 200;

export const noFindings = (): ImportFindings => ({
  faults: [],
  faultCount: 0,
  notes: [],
  noteCount: 0,
  faulty: [],
});

export function addFault(kept: ImportFindings, fault: Fault): void {
  kept.faultCount += 1;
  if (kept.faults.length < MAX_FAULTS) kept.faults.push(fault);
}

export function addNote(kept: ImportFindings, note: Note): void {
  kept.noteCount += 1;
  if (kept.notes.length < MAX_NOTES) kept.notes.push(note);
}

/** Moves what a file has found so far to what is kept, so that reading on needs no more memory. */
export function takeFindings(kept: ImportFindings, { findings }: CatalogFile): void {
  for (const fault of findings.faults.splice(0)) addFault(kept, fault);
  for (const note of findings.notes.splice(0)) addNote(kept, note);
}
