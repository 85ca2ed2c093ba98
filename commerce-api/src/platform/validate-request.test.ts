import { expect, it } from 'vitest';
import { z } from 'zod';
import { fieldProblems } from './validate-request.ts';

const Choice = z.union([z.strictObject({ a: z.int() }), z.strictObject({ b: z.int(), c: z.string() })]);

it('tells the faults of what fits none of several schemas by the one that it comes closest to', () => {
  const { error } = z.object({ choice: Choice }).safeParse({ choice: { b: 1.5, c: '' } });
  expect(fieldProblems(error!)).toEqual([
    { path: 'choice.b', message: expect.stringContaining('expected int') },
  ]);
});
