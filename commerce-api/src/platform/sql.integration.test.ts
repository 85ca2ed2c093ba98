import { UniqueConstraintError } from 'sequelize';
import { describe, expect, it } from 'vitest';
import { dialectOf } from './database.ts';
import { execute, inList, select, selectOne } from './sql.ts';
import { openTestDatabase } from './testing/test-database.ts';
import { inTransaction } from './transaction.ts';

const { database } = await openTestDatabase();
const on = { database };

const insertBag = (id: string, giftNote = '') =>
  execute(
    on,
    'INSERT INTO bags (id, gift_note, created_at, updated_at) VALUES ($id, $giftNote, $now, $now)',
    { id, giftNote, now: 1 },
  );

describe('parameters', () => {
  it('are bound by name, as often and in whatever order they stand', async () => {
    const sql = 'SELECT $b AS b, $a AS a, $b AS again, $none AS none';
    await expect(selectOne(on, sql, { a: 'A', b: 'B', none: null })).resolves.toEqual({
      a: 'A',
      b: 'B',
      again: 'B',
      none: null,
    });
    // The same text with other values, and other text with the same names.
    await expect(selectOne(on, sql, { a: '1', b: '2', none: null })).resolves.toMatchObject({
      a: '1',
      b: '2',
    });
    await expect(selectOne(on, 'SELECT $a AS a, $b AS b', { a: 'A', b: 'B' })).resolves.toEqual({
      a: 'A',
      b: 'B',
    });
  });

  it('may hold what would end a string or name another parameter', async () => {
    const values = ["' OR 1 = 1 --", '$id', '$$', '?', '\\', '💍'];
    for (const [index, giftNote] of values.entries()) {
      const id = `bag-${index}`;
      await insertBag(id, giftNote);
      const row = await selectOne(on, 'SELECT gift_note AS giftNote FROM bags WHERE id = $id', { id });
      expect(row).toEqual({ giftNote });
    }
    const ids = inList('id', ['bag-1', 'bag-3']);
    const rows = await select(on, `SELECT id FROM bags WHERE id IN (${ids.sql}) ORDER BY id`, ids.bind);
    expect(rows).toEqual([{ id: 'bag-1' }, { id: 'bag-3' }]);
  });

  it('must all be given', async () => {
    await expect(select(on, 'SELECT $given AS a, $missing AS b', { given: 1 })).rejects.toThrow('$missing');
  });
});

it('tells how many rows a statement matched, changed or not', async () => {
  await insertBag('matched');
  const update = { id: 'matched', giftNote: '' };
  const sql = 'UPDATE bags SET gift_note = $giftNote WHERE id = $id';
  expect(await execute(on, sql, update)).toBe(1);
  expect(await execute(on, sql, { ...update, id: 'nobody' })).toBe(0);
});

it('fails with the error of its kind, which tells where', async () => {
  await insertBag('twice');
  const error: unknown = await insertBag('twice').catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(UniqueConstraintError);
  expect((error as Error).stack).toContain('Error');
  await expect(select(on, 'SELECT a FROM nowhere WHERE id = $id', { id: '' })).rejects.toThrow('nowhere');
});

it('sees in a transaction what was committed since it began, where several can be open', async () => {
  if (dialectOf(database) === 'sqlite') return;
  await insertBag('seen');
  const read = { sql: 'SELECT gift_note AS giftNote FROM bags WHERE id = $id', bind: { id: 'seen' } };
  await inTransaction(database, async (open) => {
    expect(await selectOne(open, read.sql, read.bind)).toEqual({ giftNote: '' });
    await execute(on, 'UPDATE bags SET gift_note = $note WHERE id = $id', { id: 'seen', note: 'meanwhile' });
    expect(await selectOne(open, read.sql, read.bind)).toEqual({ giftNote: 'meanwhile' });
  });
});
