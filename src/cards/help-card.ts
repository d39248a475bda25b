import { type Block, bold, type Card, code, type Option, plain } from '../chat/card.ts';
import type { Argument, CommandDefinition, SubcommandShape } from '../chat/command.ts';
import { languageOf } from '../chat/languages.ts';
import { encodeToken } from '../chat/token.ts';
import type { Words } from '../words/words.ts';
import { card, entry, list, note, text } from './pieces.ts';

/** `begun` is true once a coalition is set up. */
export type HelpAsked = Readonly<{ begun: boolean; about?: string | undefined }>;

/** Help, made from the definitions: all commands, one of them ("action"), or a subcommand in full ("action add"). */
export const helpCard = (words: Words, commands: readonly CommandDefinition[], asked: HelpAsked): Card => {
  const [name, subName] = (asked.about ?? '').replace(/^\//, '').split(/\s+/);
  const command = commands.find((each) => each.name === name);
  if (command === undefined) {
    // "help find": a subcommand that only one command has.
    const [one, ...more] = commands.filter((each) => each.subcommands.some((sub) => sub.name === name));
    return one === undefined || more.length > 0
      ? overview(words, commands, asked)
      : helpCard(words, commands, { ...asked, about: `${one.name} ${name}` });
  }
  const sub = command.subcommands.find((each) => each.name === subName);
  return sub === undefined ? ofCommand(words, command) : inFull(words, command.name, sub);
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
    moreAbout(
      words,
      commands.map(({ name, summary }) => ({ value: name, label: `/${name} · ${words.of(summary)}` })),
    ),
  ]);

const moreAbout = (words: Words, options: readonly Option[]): Block => ({
  kind: 'select',
  token: encodeToken({ verb: 'help', id: 'about' }),
  label: words.text('help.about'),
  options,
});

const ofCommand = (words: Words, { name, summary, subcommands }: CommandDefinition): Card =>
  card(words, words.text('help.command', { name }), 'neutral', [
    text(plain(words.of(summary))),
    list(
      words,
      subcommands.map((sub) =>
        entry(
          [
            bold(words.text('help.command', { name: `${name} ${sub.name}` })),
            plain(` · ${words.of(sub.summary)}`),
          ],
          sub.examples.slice(-1).map((example) => code(words.of(example))),
        ),
      ),
      subcommands.length,
    ),
    moreAbout(
      words,
      subcommands.map((sub) => ({
        value: `${name} ${sub.name}`,
        label: `/${name} ${sub.name} · ${words.of(sub.summary)}`,
      })),
    ),
  ]);

/**
 * How a reader of this language types an argument: by its name if that is in the language, otherwise by its label or
 * another name of one word.
 */
export const typedName = (
  words: Pick<Words, 'of' | 'language'>,
  name: string,
  { label, aliases = [] }: Argument,
): string => {
  if (words.language === languageOf(name)) return name;
  const shown = words.of(label);
  if (!/\s/.test(shown)) return shown;
  return aliases.find((other) => !/\s/.test(other) && languageOf(other) === words.language) ?? name;
};

const inFull = (words: Words, command: string, sub: SubcommandShape): Card => {
  const args = Object.entries(sub.args);
  return card(words, words.text('help.command', { name: `${command} ${sub.name}` }), 'neutral', [
    text(plain(words.of(sub.summary))),
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
  ]);
};
