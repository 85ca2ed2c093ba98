import type { PreparedStatements } from './prepared-statements.ts';

/** A product's place in an ordered list of products, such as a category. */
export interface Membership {
  list: string;
  /** Products of a list are in ascending order of this text, then of their id. */
  sort: string;
}

/** Ordered lists of products in the snapshot's file, by name: what is in a category, a collection or a range of prices. */
export class ProductLists {
  readonly #statements: PreparedStatements;

  constructor(statements: PreparedStatements) {
    this.#statements = statements;
  }

  /** Puts a product into these lists, and out of all others. */
  place(id: string, memberships: readonly Membership[]): void {
    this.remove(id);
    const insert = this.#statements.of('INSERT INTO members (list, sort, id) VALUES (?, ?, ?)');
    for (const { list, sort } of memberships) insert.run(list, sort, id);
  }

  /** Takes a product out of every list. */
  remove(id: string): void {
    this.#statements.of('DELETE FROM members WHERE id = ?').run(id);
  }

  /** Ids of all products. Neighbours of a list are neighbours here: what their pages share is computed once. */
  productIds(): string[] {
    return this.#all<{ id: string }>(
      `SELECT id FROM (SELECT id, MIN(list) AS list, sort FROM members GROUP BY id) ORDER BY list, sort, id`,
    ).map(({ id }) => id);
  }

  membershipsOf(id: string): Membership[] {
    return this.#all<Membership>('SELECT list, sort FROM members WHERE id = ? ORDER BY list, sort', id);
  }

  /** Ids of part of a list. */
  slice(list: string, offset: number, limit: number): string[] {
    return this.#ids('WHERE list = ? ORDER BY sort, id LIMIT ? OFFSET ?', list, limit, offset);
  }

  /** Ids of the end of a list, the last one first. */
  last(list: string, limit: number): string[] {
    return this.#ids('WHERE list = ? ORDER BY sort DESC, id DESC LIMIT ?', list, limit);
  }

  count(list: string): number {
    return this.#all<{ n: number }>('SELECT COUNT(*) AS n FROM members WHERE list = ?', list)[0]!.n;
  }

  /** Names of the lists that hold a product and begin with `group`, in order. */
  ofGroup(group: string): string[] {
    // One look at the index for each, however many products they hold.
    const next = 'SELECT list FROM members WHERE list > ? ORDER BY list LIMIT 1';
    const lists: string[] = [];
    for (;;) {
      const list = this.#all<{ list: string }>(next, lists.at(-1) ?? group)[0]?.list;
      if (!list?.startsWith(group)) return lists;
      lists.push(list);
    }
  }

  /** How many of a list come before a place. */
  rank({ list, sort }: Membership, id: string): number {
    const before = 'SELECT COUNT(*) AS n FROM members WHERE list = ? AND (sort, id) < (?, ?)';
    return this.#all<{ n: number }>(before, list, sort, id)[0]!.n;
  }

  /** Ids that follow a place in a list, the first ones after the last; never the one at the place. */
  following(place: Membership, id: string, limit: number): string[] {
    return this.#around(place, id, limit, '>', 'ASC');
  }

  /** Ids that come before a place in a list, nearest first, the last ones before the first. */
  preceding(place: Membership, id: string, limit: number): string[] {
    return this.#around(place, id, limit, '<', 'DESC');
  }

  #around(
    { list, sort }: Membership,
    id: string,
    limit: number,
    side: '<' | '>',
    order: 'ASC' | 'DESC',
  ): string[] {
    const clause = (compare: string) =>
      `WHERE list = ? AND (sort, id) ${compare} (?, ?) ORDER BY sort ${order}, id ${order} LIMIT ?`;
    const near = this.#ids(clause(side), list, sort, id, limit);
    if (near.length === limit) return near;
    return [...near, ...this.#ids(clause(side === '>' ? '<' : '>'), list, sort, id, limit - near.length)];
  }

  #ids(clause: string, ...values: (string | number)[]): string[] {
    return this.#all<{ id: string }>(`SELECT id FROM members ${clause}`, ...values).map(({ id }) => id);
  }

  #all<Row>(sql: string, ...values: (string | number)[]): Row[] {
    return this.#statements.of(sql).all(...values) as Row[];
  }
}
