import { listBackups } from '../runtime/backup-folder.ts';
import { systemClock } from '../runtime/clock.ts';
import { type Config, environmentOfProcess, readConfig } from '../runtime/config.ts';
import type { BackupContents } from '../store/copy/backup.ts';
import { makeBackup } from '../upkeep/backups.ts';
import { amountOf } from './amount.ts';
import type { CliCommand, Outcome } from './command.ts';
import { readRecord } from './record.ts';

export const backup: CliCommand = {
  options: {
    to: { what: 'The folder for it, in place of HALQA_BACKUP_FOLDER.', value: 'FOLDER' },
    list: { what: 'Lists the backups that are there, and makes none.' },
  },
  details: [
    'Of SQLite and of PostgreSQL alike it is one SQLite file, which `npx halqa restore` puts into either. The copy is opened, checked and counted before it gets its name. A backup made by hand is never removed by itself.',
    'The secret is not in it: keep it elsewhere. Without the secret no backup can be used.',
  ],
  run: async ({ has, value, bar }) => {
    const config = withFolder(readConfig(environmentOfProcess()), value('to'));
    if (has('list')) return listed(config);
    await (await readRecord(config)).close();
    const made = await makeBackup(config, 'by-hand', systemClock.now(), bar);
    const { path, bytes, takenAt, rows, coalitions, openPolls, ballots } = made;
    return {
      text: [
        `${path} (${size(bytes)}) was made and checked: ${amountOf(coalitions, 'coalition')}, ${amountOf(rows, 'row')}.`,
        ...aboutPolls(made),
        'The secret is not in it: keep it elsewhere.',
      ].join('\n'),
      data: { path, bytes, takenAt: new Date(takenAt).toISOString(), rows, coalitions, openPolls, ballots },
    };
  },
};

const withFolder = (config: Config, folder: string | undefined): Config =>
  folder === undefined ? config : { ...config, backups: { ...config.backups, folder } };

const listed = ({ backups: { folder } }: Config): Outcome => {
  const found = listBackups(folder);
  const backups = found.map(({ takenAt, ...one }) => ({ ...one, takenAt: new Date(takenAt).toISOString() }));
  return {
    text:
      found.length === 0
        ? `There are no backups in ${folder}.`
        : backups
            .map(({ takenAt, kind, bytes, path }) =>
              [takenAt.slice(0, 16), kind.padEnd(16), size(bytes), path].join('  '),
            )
            .join('\n'),
    data: { backups },
  };
};

/** What somebody who has the file and the secret could learn about answers. */
export const aboutPolls = ({ openPolls, ballots }: BackupContents): readonly string[] =>
  openPolls === 0
    ? []
    : [
        `${amountOf(openPolls, 'poll is', 'polls are')} open in it, with ${amountOf(ballots, 'answer')} under pseudonyms: whoever has this file and the secret can find out who gave which. Keep the two apart; the answers leave with the backup.`,
      ];

const size = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MB`;
