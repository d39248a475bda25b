import { speakLanguage } from '../src/app/people.ts';
import { languageArgument } from '../src/app/shared-arguments.ts';
import { openSubcommand, privately, type Subcommand, subcommand } from '../src/app/subcommand.ts';
import { languageCard } from '../src/cards/coalition-cards.ts';
import { helpCard } from '../src/cards/help-card.ts';
import type { CommandDefinition } from '../src/chat/command.ts';

/** Help is about all commands, this one included; so it asks for them when it is needed. */
export const halqa = (commands: () => readonly CommandDefinition[]): CommandDefinition<Subcommand> => ({
  name: 'halqa',
  summary: { en: 'Help, and how I speak with you', ar: 'المساعدة، وكيف أخاطبك' },
  subcommands: [
    openSubcommand({
      name: 'help',
      summary: { en: 'What you can say', ar: 'ما يمكنك قوله' },
      answers: 'private',
      changes: false,
      args: {
        about: {
          kind: 'text',
          required: false,
          positional: true,
          max: 40,
          label: { en: 'About', ar: 'عن' },
          hint: { en: 'The name of a command.', ar: 'اسم أمر.' },
          example: 'action',
        },
      },
      examples: ['/halqa help', '/halqa help action'],
      run: async (_memory, speaker, given) => privately(helpCard(speaker.words, commands(), given.about)),
    }),
    subcommand({
      name: 'language',
      summary: { en: 'The language I speak with you', ar: 'اللغة التي أخاطبك بها' },
      answers: 'private',
      changes: true,
      args: { language: { ...languageArgument, required: true, positional: true } },
      examples: ['/halqa language ar', '/halqa language en'],
      run: async (memory, member, given) =>
        privately(languageCard(await speakLanguage(memory, member, given.language))),
    }),
  ],
});
