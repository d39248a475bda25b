import { eraseRecords, eraseSome } from '../app/installation/removal.ts';
import { plainName } from '../domain/plain-letters.ts';
import { environmentOfProcess, readConfig } from '../runtime/config.ts';
import { coalitionNamed } from './coalition.ts';
import { type CliCommand, CliError } from './command.ts';
import { writeExport } from './export.ts';
import { clockOf, whileReading, whileWriting } from './record.ts';

export const erase: CliCommand = {
  takes: { usage: 'COALITION', atLeast: 1, atMost: 1 },
  options: {
    'yes-erase': {
      what: 'The name of the coalition once more. Without it nothing is erased.',
      value: 'NAME',
    },
    to: { what: 'The file for its records, which must not be there yet.', value: 'FILE' },
    'without-file': { what: 'Writes no file.' },
  },
  details: [
    'For a coalition that has no coordinator any more; a coordinator types /coalition erase, which tells the others first. Here nobody is told. Backups and what was posted in the chats stay where they are.',
  ],
  run: async ({ given: [typed = ''], has, value }) => {
    const config = readConfig(environmentOfProcess());
    const { id, name } = await whileReading(config, ({ read }) => coalitionNamed(read, typed));
    const said = value('yes-erase');
    if (said === undefined || plainName(said) !== plainName(name))
      throw new CliError(`Nothing was erased. To erase “${name}” for good, add: --yes-erase "${name}"`);
    return whileWriting(config, async (store) => {
      const path = has('without-file')
        ? undefined
        : await writeExport(store.read, id, value('to'), clockOf(config).now());
      while (await store.write((repositories) => eraseSome(repositories, id)));
      await store.write((repositories) => eraseRecords(repositories, id));
      return {
        text: `${name} was erased.${path === undefined ? '' : ` ${path} holds what it was.`} Its records are still in the backups that were made before.`,
        data: { coalition: { id, name }, path: path ?? null },
      };
    });
  },
};
