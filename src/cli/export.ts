import { writeFileSync } from 'node:fs';
import { everythingOf } from '../app/coalition/erasing.ts';
import { bytesOfFile } from '../chat/incoming.ts';
import { environmentOfProcess, readConfig } from '../runtime/config.ts';
import type { Repositories } from '../store/repositories.ts';
import { wordsFor } from '../words/words.ts';
import { coalitionNamed } from './coalition.ts';
import { type CliCommand, CliError } from './command.ts';
import { clockOf, whileReading } from './record.ts';

export const exportCommand: CliCommand = {
  takes: { usage: 'COALITION', atLeast: 1, atMost: 1 },
  options: {
    to: {
      what: 'The file, which must not be there yet; halqa-coalition.json unless you name one.',
      value: 'FILE',
    },
  },
  details: [
    'The coalition by its name or its id. The file is JSON, by table, and holds names: only its owner can read it.',
  ],
  run: async ({ given: [typed = ''], value }) => {
    const config = readConfig(environmentOfProcess());
    return whileReading(config, async ({ read }) => {
      const { id, name } = await coalitionNamed(read, typed);
      const path = await writeExport(read, id, value('to'), clockOf(config).now());
      return { text: `${path} holds all records of ${name}.`, data: { coalition: { id, name }, path } };
    });
  },
};

/** @throws CliError where the file is there already, or cannot be written */
export const writeExport = async (
  read: Repositories,
  coalitionId: string,
  to: string | undefined,
  now: number,
): Promise<string> => {
  const words = wordsFor({ language: 'en', digits: 'latn', timeZone: 'UTC' });
  const file = await everythingOf(read, coalitionId, now, words);
  const path = to ?? file.name;
  try {
    writeFileSync(path, bytesOfFile(file), { flag: 'wx', mode: 0o600 });
    return path;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new CliError(
      code === 'EEXIST'
        ? `${path} is there already: name another file with --to.`
        : `${path} cannot be written (${code}): name another file with --to.`,
    );
  }
};
