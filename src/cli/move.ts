import { environmentOfProcess, readConfig } from '../runtime/config.ts';
import { schemeOf, serverSchemes } from '../store/engine/url.ts';
import { moveRecords } from '../upkeep/moving.ts';
import { type CliCommand, CliError } from './command.ts';
import { readRecord } from './record.ts';

export const move: CliCommand = {
  options: { to: { what: 'A postgres:// address, or the path of a SQLite file.', value: 'DATABASE' } },
  details: [
    'Stop Halqa first. The database that HALQA_DATABASE_URL names is only read. Every table is compared on both sides, by its number of rows and a checksum of what they hold, before anything is kept; after a kill or an outage the same command begins again. Once it is done, set HALQA_DATABASE_URL to the new database and start Halqa.',
  ],
  run: async ({ value, bar }) => {
    const to = value('to') ?? '';
    if (to === '') throw new CliError('--to is missing: a postgres:// address, or the path of a file.', 2);
    const scheme = schemeOf(to) ?? 'postgres';
    if (!serverSchemes.includes(scheme))
      throw new CliError(
        `--to begins with ${scheme}:, which is no database of Halqa: name the path of a file, or a postgres:// address.`,
        2,
      );
    const config = readConfig(environmentOfProcess());
    await (await readRecord(config)).close();
    const { sums, before } = await moveRecords(config.databaseUrl, to, bar);
    const tables = Object.entries(sums).map(([table, sum]) => ({ table, ...sum }));
    const rows = tables.reduce((all, one) => all + one.rows, 0);
    const width = Math.max(...tables.map(({ table }) => table.length));
    return {
      text: [
        ...tables.map(
          ({ table, rows: count, checksum }) =>
            `${table.padEnd(width)}  ${String(count).padStart(9)}  ${checksum}`,
        ),
        '',
        before
          ? `All ${rows} rows were there already, as they are here: nothing was copied.`
          : `All ${rows} rows are there, as they are here.`,
        'Set HALQA_DATABASE_URL to the new database, and start Halqa.',
      ].join('\n'),
      data: { tables, rows, before },
    };
  },
};
