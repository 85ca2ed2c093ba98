import type { FieldProblem } from '@lapidary/shared/errors';
import type { z } from 'zod';
import { issueWords } from '../issue-words.ts';
import type { Reading } from '../price-field.ts';

/** What a form says: what to send, or what is wrong with it by field. */
export type FormReading<Input> = { ok: true; input: Input } | { ok: false; problems: FieldProblem[] };

/** A form against the schema of what it is sent as. */
export function readInput<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
): FormReading<z.output<Schema>> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return { ok: true, input: parsed.data };
  const problems = parsed.error.issues.map((issue) => ({
    path: issue.path.join('.'),
    message: issueWords(issue),
  }));
  return { ok: false, problems };
}

/** Number fields by their paths: their values, and what is wrong with those that have none. */
export function readFields<Name extends string>(readings: Record<Name, Reading<unknown>>): FieldProblem[] {
  return Object.entries<Reading<unknown>>(readings).flatMap(([path, reading]) =>
    reading.ok ? [] : [{ path, message: reading.problem }],
  );
}

/** The value of a reading that is known to have one, and otherwise what makes the schema pass. */
export const valueOr = <T>(reading: Reading<T>, otherwise: T): T => (reading.ok ? reading.value : otherwise);

/** All that is wrong: with the numbers, and with the rest by the schema. */
export function withProblems<Input>(
  problems: readonly FieldProblem[],
  reading: FormReading<Input>,
): FormReading<Input> {
  if (problems.length === 0) return reading;
  return { ok: false, problems: [...problems, ...(reading.ok ? [] : reading.problems)] };
}
