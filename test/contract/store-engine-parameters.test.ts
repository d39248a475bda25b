import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { alternate, medianOf } from '../../bench/measure.ts';
import { parameterSides, parametersAtMost } from '../../bench/parameters.ts';

/*
 * It failed with better-sqlite3 13.2.0 (SQLite 3.54.1): 5.8 times. Many short rounds, because a single one
 * says nothing under load.
 */
it('the installed SQLite does not prepare a statement again because its parameters are bound', async () => {
  const { literals, parameters, close } = parameterSides(400);
  const rounds = await alternate(25, literals, parameters);
  close();
  const ratio = medianOf(rounds.map(({ ours, reference }) => ours / reference));
  const database = new Database(':memory:');
  const version = database.prepare('select sqlite_version() as version').pluck().get();
  database.close();
  expect(ratio, `SQLite ${version}: ${ratio.toFixed(1)} times the cost of literals`).toBeLessThan(
    parametersAtMost,
  );
});
