import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '../chat/finding.ts';
import type { Named, PlaceRef } from '../chat/ids.ts';
import { listBackups } from '../runtime/backup-folder.ts';
import type { Config } from '../runtime/config.ts';
import { freeBytesAt } from '../runtime/free-space.ts';
import { type KeyRing, openKeyRing } from '../runtime/key-ring.ts';
import { processHolding } from '../runtime/process-lock.ts';
import { readSecretFile } from '../runtime/secret.ts';
import { suspicionOf } from '../schedule/clock-check.ts';
import type { Reading } from '../store/engine/reading.ts';
import { isFileHeld } from '../store/engine/sqlite/file-lock.ts';
import { kindOf } from '../store/engine/url.ts';
import type { Repositories } from '../store/repositories.ts';
import { type Nightly, nightlyWithinMs } from '../upkeep/nightly.ts';

const megabyte = 1024 * 1024;
/** Less than this is a problem, or worth knowing. A busy coalition writes some megabytes a month. */
const space = { problem: 200 * megabyte, warning: 1024 * megabyte };

const minuteMs = 60_000;
/** A beat comes every five seconds, and a digest takes a moment. */
const overdueAfterMs = 5 * minuteMs;
/** A platform that is away for an hour is worth a look. */
const lateAfterMs = 60 * minuteMs;

/** One night may be missed. */
const missedAfterMs = 2 * nightlyWithinMs;

export const isRunning = ({ databaseUrl, dataFolder }: Config): Finding => {
  const pid = processHolding(join(dataFolder, 'running'));
  const held = kindOf(databaseUrl) === 'file' && isFileHeld(databaseUrl);
  const text =
    pid !== undefined
      ? `Halqa runs (process ${pid}).`
      : held
        ? 'Halqa runs.'
        : kindOf(databaseUrl) === 'file'
          ? 'Halqa does not run at this moment: `npm start` starts it.'
          : 'Halqa does not run in this folder; it may run elsewhere.';
  return { about: 'Process', state: pid !== undefined || held ? 'ok' : 'warning', text };
};

export const checkFolder = ({ dataFolder, databaseUrl }: Config): readonly Finding[] => {
  const found = statSync(dataFolder, { throwIfNoEntry: false });
  const open = process.platform !== 'win32' && found !== undefined && (found.mode & 0o077) !== 0;
  const at = kindOf(databaseUrl) === 'file' ? databaseUrl : dataFolder;
  const free = freeBytesAt(at);
  return [
    {
      about: 'Folder',
      state: open ? 'problem' : 'ok',
      text: open
        ? `Other accounts of this machine may look into ${dataFolder}. Run: chmod 700 ${dataFolder}`
        : found === undefined
          ? `${dataFolder} is not there yet: the first start makes it.`
          : `${dataFolder} is closed to other accounts.`,
    },
    free === undefined
      ? { about: 'Disk', state: 'warning', text: 'The machine does not say how much space is free.' }
      : {
          about: 'Disk',
          state: free < space.problem ? 'problem' : free < space.warning ? 'warning' : 'ok',
          text: `${Math.floor(free / megabyte)} MB are free${free < space.warning ? ': make some space' : ''}.`,
        },
  ];
};

export type RecordCheck = Readonly<{
  findings: readonly Finding[];
  /** Every place that has a purpose. */
  places: readonly Named<PlaceRef>[];
}>;

export const checkRecord = async (config: Config, reading: Reading, now: number): Promise<RecordCheck> => {
  const schema = await reading.schema();
  if (schema.kind === 'none')
    return {
      findings: [
        { about: 'Database', state: 'warning', text: 'It is empty: the first start makes the schema.' },
      ],
      places: [],
    };
  if (schema.kind !== 'current')
    return {
      findings: [
        schema.kind === 'unfit'
          ? { about: 'Schema', state: 'problem', text: `Halqa cannot start: ${schema.why}.` }
          : {
              about: 'Schema',
              state: 'warning',
              text: `The next start makes a backup and applies ${schema.next}.`,
            },
      ],
      places: [],
    };
  const damage = await reading.damage();
  const { read } = reading;
  const suspicion = await suspicionOf(read, now);
  const findings: Finding[] = [
    damage === undefined
      ? {
          about: 'Database',
          state: 'ok',
          text: reading.kind === 'file' ? `${config.databaseUrl} is whole.` : 'PostgreSQL answers.',
        }
      : {
          about: 'Database',
          state: 'problem',
          text: `It is damaged (${damage}): keep a copy, and put the latest backup in its place.`,
        },
    { about: 'Schema', state: 'ok', text: `It is this program's (${schema.newest}).` },
    suspicion === null
      ? { about: 'Clock', state: 'ok', text: 'It agrees with the record.' }
      : { about: 'Clock', state: 'problem', text: suspicion },
    await checkDue(read, now),
    ...(await checkOutbox(read, now)),
  ];
  const places: Named<PlaceRef>[] = [];
  for (const id of await read.coalitions.ids())
    for (const place of await read.places.list(id))
      if (place.committee !== null || place.groupId !== null) places.push(place);
  return { findings, places };
};

const checkDue = async (read: Repositories, now: number): Promise<Finding> => {
  const { count, oldestAt } = await read.backlog.overdue(now - overdueAfterMs);
  if (oldestAt !== null)
    return {
      about: 'Due',
      state: 'problem',
      text: `${count} things have been due since ${at(oldestAt)} at the longest: start Halqa, or look into its log.`,
    };
  const next = await read.backlog.next(3);
  const named = next.map(({ kind, dueAt }) => `${kind} at ${at(dueAt)}`);
  return {
    about: 'Due',
    state: 'ok',
    text: named.length === 0 ? 'Nothing is due.' : `Next: ${named.join(', ')}.`,
  };
};

const checkOutbox = async (read: Repositories, now: number): Promise<readonly Finding[]> => {
  const counts = await read.backlog.counts();
  if (counts.length === 0) return [{ about: 'Outbox', state: 'ok', text: 'Everything has arrived.' }];
  return counts.map(({ platform, state, count, oldestAt }): Finding => {
    const about = `Outbox, ${platform}`;
    const since = `${count} since ${at(oldestAt)}`;
    if (state === 'dead')
      return {
        about,
        state: 'problem',
        text: `Given up: ${since}. \`npx halqa deliveries\` says why, and --retry tries again.`,
      };
    if (state === 'unsure')
      return {
        about,
        state: 'problem',
        text: `In doubt: ${since}. Look in the place whether it arrived: \`npx halqa deliveries\`.`,
      };
    return now - oldestAt > lateAfterMs
      ? { about, state: 'warning', text: `Waiting: ${since}. They are tried until the platform takes them.` }
      : { about, state: 'ok', text: `Being sent: ${count}.` };
  });
};

/** Whether last night's backup was made, here or on another machine. */
export const checkBackups = (
  { backups: { folder, keep } }: Config,
  nightly: Nightly | undefined,
  now: number,
): Finding => {
  const about = 'Backups';
  const [here] = listBackups(folder);
  const elsewhere =
    nightly !== undefined && nightly.takenAt > (here?.takenAt ?? Number.NEGATIVE_INFINITY)
      ? nightly
      : undefined;
  const newest = elsewhere ?? here;
  const held =
    newest === undefined
      ? 'There is none yet'
      : `The newest is of ${at(newest.takenAt)}${elsewhere === undefined ? '' : `, on ${elsewhere.host}: ${elsewhere.path}`}`;
  if (keep === 0)
    return {
      about,
      state: 'ok',
      text: `${held}. This process makes none at night: HALQA_BACKUPS is 0, as it is for the sandbox alone.`,
    };
  if (newest === undefined)
    return {
      about,
      state: 'warning',
      text: `${held}: one is made in the first night. \`npx halqa backup\` makes one now.`,
    };
  return now - newest.takenAt > missedAfterMs
    ? {
        about,
        state: 'problem',
        text: `${held}, although one is made every night: look into the log, and at the disk of ${folder}.`,
      }
    : { about, state: 'ok', text: `${held}.` };
};

/** Whether the secret opens the keys of this database. */
export const checkSecret = async (
  { secret, oldSecret, dataFolder }: Config,
  read: Repositories,
): Promise<Readonly<{ finding: Finding; keys?: KeyRing }>> => {
  const about = 'Secret';
  const path = join(dataFolder, 'secret');
  try {
    const sealed = await read.settings.get('keys').catch(() => null);
    const given = secret ?? readSecretFile(path);
    if (sealed === null)
      return {
        finding: {
          about,
          state: 'warning',
          text: 'The database has no keys yet: the first start makes them.',
        },
      };
    if (given === undefined)
      return {
        finding: { about, state: 'problem', text: `It is missing: put ${path} back from where you keep it.` },
      };
    const keys = openKeyRing(given, sealed);
    if (keys !== undefined)
      return { finding: { about, state: 'ok', text: 'It opens the keys of this database.' }, keys };
    if (oldSecret !== undefined && openKeyRing(oldSecret, sealed) !== undefined)
      return {
        finding: { about, state: 'ok', text: 'The next start changes it, as HALQA_SECRET_OLD asks.' },
      };
    return {
      finding: {
        about,
        state: 'problem',
        text: 'This database was made with another secret: put that one back.',
      },
    };
  } catch (error) {
    return {
      finding: { about, state: 'problem', text: error instanceof Error ? error.message : String(error) },
    };
  }
};

const at = (instant: number): string =>
  `${new Date(instant).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
