type Entry<Statement> = { readonly statement: Statement; used: boolean };

/**
 * Prepared statements by their SQL. `maxLength` limits the SQL that is kept, in characters; a statement takes
 * some ten times as much. Entries that were not used since the last look are discarded first: marking an
 * entry as used costs less than keeping all in the order of their use.
 */
export class StatementCache<Statement> {
  readonly #prepare: (sql: string) => Statement;
  readonly #maxLength: number;
  readonly #entries = new Map<string, Entry<Statement>>();
  #length = 0;

  constructor(prepare: (sql: string) => Statement, maxLength: number) {
    this.#prepare = prepare;
    this.#maxLength = maxLength;
  }

  get(sql: string): Statement {
    const known = this.#entries.get(sql);
    if (known !== undefined) {
      known.used = true;
      return known.statement;
    }
    const statement = this.#prepare(sql);
    this.#entries.set(sql, { statement, used: false });
    this.#length += sql.length;
    if (this.#length > this.#maxLength) this.#discard();
    return statement;
  }

  /** Looks at each entry twice at most: the first time it forgets that it was used. */
  #discard(): void {
    for (const [sql, entry] of this.#entries) {
      if (this.#length <= this.#maxLength) return;
      this.#entries.delete(sql);
      // A loop over a map also comes to what is added meanwhile.
      if (entry.used) this.#entries.set(sql, { ...entry, used: false });
      else this.#length -= sql.length;
    }
  }
}
