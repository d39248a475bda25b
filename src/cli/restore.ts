import { environmentOfProcess, readConfig } from '../runtime/config.ts';
import { restoreBackup } from '../upkeep/restoring.ts';
import { amountOf } from './amount.ts';
import { aboutPolls } from './backup.ts';
import type { CliCommand } from './command.ts';

export const restore: CliCommand = {
  takes: { usage: 'FILE', atLeast: 1, atMost: 1 },
  options: {},
  details: [
    'The place is what HALQA_DATABASE_URL names: a path where no file is, or an empty PostgreSQL database. Nothing that is there is overwritten. The secret must be the one that the backup was made with.',
    'Before Halqa posts anything afterwards, it looks in each place whether that was posted already. Have somebody type /halqa forget-me, /coalition redact and the like again where they did so after the backup was made.',
  ],
  run: async ({ given: [file = ''], bar }) => {
    const config = readConfig(environmentOfProcess());
    const contents = await restoreBackup(file, config, bar);
    const { coalitions, rows, openPolls, ballots } = contents;
    const takenAt = new Date(contents.takenAt).toISOString();
    return {
      text: [
        `Restored: ${amountOf(coalitions, 'coalition')}, ${amountOf(rows, 'row')}, as they were at ${takenAt.slice(0, 16).replace('T', ' ')} UTC.`,
        ...aboutPolls(contents),
        'Start Halqa. What was erased or redacted since then has to be erased again.',
      ].join('\n'),
      data: { takenAt, coalitions, rows, openPolls, ballots },
    };
  },
};
