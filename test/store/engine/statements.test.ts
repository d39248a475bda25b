import { describe, expect, it } from 'vitest';
import { statementsFor } from '../../../src/store/engine/postgres/statements.ts';

const query = (sql: string) => ({ sql, parameters: [] });

describe('statements of PostgreSQL', () => {
  it('have names until so much SQL has one, and keep those they have', () => {
    const statements = statementsFor(false, 20);
    const names = ['select 1', 'select 2', 'select 3', 'select 1'].map(
      (sql) => statements.of(query(sql)).name,
    );
    expect(names).toEqual(['halqa_0_0', 'halqa_0_1', undefined, 'halqa_0_0']);
    expect(statements.of(query('sum'))).toMatchObject({ name: 'halqa_0_2', text: 'sum' });
  });

  it('get new names, for as much SQL, once one of them failed because its table was changed', () => {
    const statements = statementsFor(false, 10);
    const first = statements.of(query('select 1'));
    statements.renew(first);
    // Another one that was under way fails for the same reason.
    statements.renew(first);
    expect(statements.of(query('select 2')).name).toBe('halqa_1_0');
    expect(statements.of(query('select 1')).name).toBeUndefined();
  });

  it('have none where a pooler gives each transaction another connection', () => {
    expect(statementsFor(true).of(query('select 1')).name).toBeUndefined();
  });
});
