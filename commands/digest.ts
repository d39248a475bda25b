import { previewDigest } from '../src/app/digests.ts';
import { privately, type Subcommand, subcommand } from '../src/app/subcommand.ts';
import { monthlyDigestCard } from '../src/cards/digest-card.ts';
import type { CommandDefinition } from '../src/chat/command.ts';

export const digest: CommandDefinition<Subcommand> = {
  name: 'digest',
  summary: { en: 'Summaries for the committees', ar: 'ملخّصات اللجان' },
  subcommands: [
    subcommand({
      name: 'preview',
      summary: { en: 'What the next summary would say now', ar: 'ما كان الملخّص القادم ليقوله الآن' },
      answers: 'private',
      changes: false,
      args: {},
      examples: ['/digest preview'],
      run: async (memory, member) =>
        privately(monthlyDigestCard(member.words, await previewDigest(memory, member))),
    }),
  ],
};
