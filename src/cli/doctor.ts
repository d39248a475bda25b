import type { Finding } from '../chat/finding.ts';
import { systemClock } from '../runtime/clock.ts';
import { type Config, ConfigError, environmentOfProcess, readConfig } from '../runtime/config.ts';
import { openForReading, type Reading } from '../store/engine/reading.ts';
import { lastNightly, type Nightly } from '../upkeep/nightly.ts';
import type { CliCommand } from './command.ts';
import { checkPlatforms } from './doctor-platforms.ts';
import { checkBackups, checkFolder, checkRecord, checkSecret, isRunning } from './doctor-record.ts';
import type { Bar } from './progress.ts';
import { reasonOf } from './reason.ts';
import { clockOf } from './record.ts';

const marks = { ok: 'ok     ', warning: 'note   ', problem: 'PROBLEM' } as const;

/** Of a network of coalitions not every place is asked about unless that is wanted. */
const placesAtMost = 100;

export const doctor: CliCommand = {
  options: {
    'every-place': {
      what: `Asks the platforms about every place, also where there are more than ${placesAtMost}.`,
    },
    offline: { what: 'Leaves Slack and Discord out.' },
  },
  details: [
    'Settings, disk, backups, secret, database and schema, what is due, what has not arrived; the tokens and permissions on Slack and Discord, whether Halqa may write in each place, and the clock.',
    'It changes nothing, posts nothing, and works while Halqa runs and while it does not.',
  ],
  run: async ({ has, bar }) => {
    const findings = await examine({ everyPlace: has('every-place'), offline: has('offline'), bar });
    const problems = findings.filter(({ state }) => state === 'problem').length;
    const width = Math.max(...findings.map(({ about }) => about.length));
    const lines = findings.map(
      ({ about, state, text }) => `${marks[state]}  ${about.padEnd(width)}  ${text}`,
    );
    const sum = problems === 0 ? 'All is well.' : `${problems} of these need somebody.`;
    return { text: [...lines, '', sum].join('\n'), data: { findings, problems }, ok: problems === 0 };
  },
};

type Examination = Readonly<{ everyPlace: boolean; offline: boolean; bar: Bar }>;

const examine = async (how: Examination): Promise<readonly Finding[]> => {
  let config: Config;
  try {
    config = readConfig(environmentOfProcess());
  } catch (error) {
    if (error instanceof ConfigError) return [{ about: 'Settings', state: 'problem', text: error.message }];
    throw error;
  }
  const findings: Finding[] = [
    { about: 'Settings', state: 'ok', text: 'They can be used.' },
    isRunning(config),
    ...checkFolder(config),
  ];
  let reading: Reading | undefined;
  let nightly: Nightly | undefined;
  try {
    reading = await openForReading({ url: config.databaseUrl, pooler: config.databasePooler });
    if (reading === undefined)
      findings.push({
        about: 'Database',
        state: 'warning',
        text: 'There is none yet: the first start makes it.',
      });
    // Before the first start there is no such table.
    nightly = reading && (await lastNightly(reading.read).catch(() => undefined));
    findings.push(...(await examineRecord(config, reading, how)));
  } catch (error) {
    // A check that could not be made is a problem itself.
    const text = reasonOf(error) ?? (error instanceof Error ? error.message : String(error));
    findings.push({ about: 'Database', state: 'problem', text });
  } finally {
    await reading?.close();
  }
  findings.push(checkBackups(config, nightly, systemClock.now()));
  return findings;
};

const examineRecord = async (
  config: Config,
  reading: Reading | undefined,
  { everyPlace, offline, bar }: Examination,
): Promise<readonly Finding[]> => {
  if (reading === undefined) return offline ? [] : checkPlatforms(config, [], undefined);
  const { findings, places } = await checkRecord(config, reading, clockOf(config).now());
  const { finding, keys } = await checkSecret(config, reading.read);
  const all = [...findings, finding];
  if (offline) return all;
  const asked = everyPlace ? places : places.slice(0, placesAtMost);
  all.push(...(await checkPlatforms(config, asked, { keys, read: reading.read, bar })));
  const left = places.length - asked.length;
  if (left > 0)
    all.push({ about: 'Places', state: 'warning', text: `${left} were not looked at: --every-place does.` });
  return all;
};
