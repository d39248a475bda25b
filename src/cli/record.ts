import { join } from 'node:path';
import { type Clock, movableClock, systemClock } from '../runtime/clock.ts';
import type { Config } from '../runtime/config.ts';
import { openStore } from '../store/engine/open.ts';
import { openForReading, type Reading } from '../store/engine/reading.ts';
import type { Store } from '../store/store.ts';
import { CliError } from './command.ts';

/** The time of the record: the sandbox's clock may have been moved. */
export const clockOf = ({ discord, slack, dataFolder }: Config): Clock =>
  discord !== undefined || slack !== undefined
    ? systemClock
    : movableClock(systemClock, join(dataFolder, 'sandbox-clock.json'));

/** The database of these settings, with this program's schema. @throws CliError, StoreError */
export const readRecord = async ({ databaseUrl: url, databasePooler: pooler }: Config): Promise<Reading> => {
  const reading = await openForReading({ url, pooler });
  const nothing = new CliError(
    'There is no record yet: HALQA_DATABASE_URL names an empty place. Start Halqa once, or restore a backup.',
  );
  if (reading === undefined) throw nothing;
  try {
    const schema = await reading.schema();
    if (schema.kind === 'none') throw nothing;
    if (schema.kind === 'unfit') throw new CliError(`The database cannot be used: ${schema.why}.`);
    if (schema.kind === 'behind')
      throw new CliError(
        `The database is older than this program (it lacks ${schema.next}): start Halqa once, which brings it up to date.`,
      );
    return reading;
  } catch (error) {
    await reading.close();
    throw error;
  }
};

/** Reads the record and closes it. @throws CliError, StoreError */
export const whileReading = async <Value>(
  config: Config,
  work: (reading: Reading) => Promise<Value>,
): Promise<Value> => {
  const reading = await readRecord(config);
  try {
    return await work(reading);
  } finally {
    await reading.close();
  }
};

/** Changes the record, beside a Halqa that may be running. @throws CliError, StoreError */
export const whileWriting = async <Value>(
  config: Config,
  work: (store: Store) => Promise<Value>,
): Promise<Value> => {
  // Opening it for writing would bring an older schema up to date.
  await (await readRecord(config)).close();
  const store = await openStore({ url: config.databaseUrl, pooler: config.databasePooler });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
};
