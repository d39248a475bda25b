import { type Block, bold, type Card, code, plain } from '../chat/card.ts';
import type { Argument, CommandDefinition, SubcommandShape } from '../chat/command.ts';
import { languageOf } from '../chat/languages.ts';
import { encodeToken } from '../chat/token.ts';
import type { Words } from '../words/words.ts';
import { card, entry, list, note, rule, text } from './pieces.ts';

/** `begun` is true once a coalition is set up. */
export type HelpAsked = Readonly<{ begun: boolean; about?: string | undefined }>;

/** Help, made from the definitions: all commands, or one in full. */
export const helpCard = (words: Words, commands: readonly CommandDefinition[], asked: HelpAsked): Card => {
  const command = commands.find(({ name }) => name === asked.about);
  return command === undefined ? overview(words, commands, asked) : inFull(words, command);
};

const overview = (words: Words, commands: readonly CommandDefinition[], { begun }: HelpAsked): Card =>
  card(words, words.text('help.title'), 'neutral', [
    text(begun ? words.line('help.start') : words.line('help.first', { command: code('/coalition setup') })),
    list(
      words,
      commands.map((command) =>
        entry(
          [
            bold(words.text('help.command', { name: command.name })),
            plain(' · '),
            plain(words.of(command.summary)),
          ],
          [plain(command.subcommands.map((sub) => sub.name).join(' · '))],
        ),
      ),
      commands.length,
    ),
    {
      kind: 'select',
      token: encodeToken({ verb: 'help', id: 'about' }),
      label: words.text('help.about'),
      options: commands.map(({ name, summary }) => ({
        value: name,
        label: `/${name} · ${words.of(summary)}`,
      })),
    },
  ]);

const inFull = (words: Words, command: CommandDefinition): Card =>
  card(words, words.text('help.command', { name: command.name }), 'neutral', [
    text(plain(words.of(command.summary))),
    ...command.subcommands.flatMap((sub) => [rule, ...subcommandHelp(words, command.name, sub)]),
  ]);

/**
 * How a reader of this language types an argument: by its label if that is one word, otherwise by its name.
 */
const typedName = (words: Words, name: string, { label, aliases = [] }: Argument): string => {
  const shown = words.of(label);
  if (!/\s/.test(shown)) return words.language === languageOf(name) ? name : shown;
  return aliases.find((other) => !/\s/.test(other) && languageOf(other) === words.language) ?? name;
};

const subcommandHelp = (words: Words, command: string, sub: SubcommandShape): readonly Block[] => {
  const args = Object.entries(sub.args);
  return [
    text(
      bold(words.text('help.command', { name: `${command} ${sub.name}` })),
      plain(' · '),
      plain(words.of(sub.summary)),
    ),
    ...(args.length === 0
      ? []
      : [
          list(
            words,
            args.map(([name, argument]) =>
              entry(
                words.line('help.argument', {
                  name: code(`${typedName(words, name, argument)}:`),
                  need: words.text(argument.required ? 'help.required' : 'help.optional'),
                  hint: plain(words.of(argument.hint)),
                }),
              ),
            ),
            args.length,
          ),
        ]),
    note(
      sub.examples.flatMap((example, index) => [
        ...(index === 0 ? [] : [plain('\n')]),
        ...words.line('help.example', { command: code(words.of(example)) }),
      ]),
    ),
  ];
};
