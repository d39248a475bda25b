import type {
  APIButtonComponentWithCustomId,
  APIContainerComponent,
  APIMessage,
  APIMessageComponent,
} from 'discord.js';
import { ButtonStyle, ComponentType } from 'discord-api-types/v10';
import { type CommandDefinition, findSubcommand, type SubcommandShape } from '../../../chat/command.ts';
import { type FieldErrors, type Form, pathOfFormToken } from '../../../chat/form.ts';
import type { Language } from '../../../chat/ids.ts';
import { peopleIn } from '../../../chat/picked.ts';
import { shorten } from '../../../chat/text/clean.ts';
import { openId, sendId, sourceSuffix } from '../custom-id.ts';
import { modalLimits } from '../limits.ts';
import { directed, escapeMarkdown, unescapeMarkdown } from '../text/markdown.ts';
import { phrase } from '../words.ts';

/**
 * An unfinished form, drawn as a card that only its writer sees: the answers so far, what is wrong with
 * them, and buttons to continue. The card is the only storage: Discord sends it back with every press,
 * so a restart loses nothing.
 */
export type PendingForm = Readonly<{
  token: string;
  language: Language;
  values: Readonly<Record<string, string>>;
  /** The next page; absent before the first one. */
  next?: Readonly<{ page: number; pages: number }>;
  errors?: FieldErrors;
  /** The message that the form was opened from. */
  source?: string;
}>;

/** The subcommand that a form fills in. Only such a form can be opened again. */
export const subcommandOfForm = (
  definitions: readonly CommandDefinition[],
  token: string,
): Readonly<{ path: string; sub: SubcommandShape }> | undefined => {
  const path = pathOfFormToken(token);
  const sub = path === undefined ? undefined : findSubcommand(definitions, path);
  return path === undefined || sub === undefined ? undefined : { path, sub };
};

const accent = { going: 0x3b7ea1, wrong: 0xd9902f } as const;

export const drawPendingForm = (
  pending: PendingForm,
  sub: SubcommandShape | undefined,
): APIContainerComponent => {
  const { language, next, errors, values, token } = pending;
  const wrong = Object.entries(errors ?? {});
  const direct = (line: string): string => directed(line, language);
  const head =
    errors !== undefined
      ? phrase('formNotSent', language)
      : next === undefined
        ? phrase('formHere', language)
        : phrase('formGoesOn', language, { page: next.page - 1, pages: next.pages });
  const given = Object.entries(sub?.args ?? {}).flatMap(([name, argument]) => {
    const value = values[name];
    if (value === undefined || value === '') return [];
    const shown = argument.choices?.find((choice) => choice.value === value)?.label[language] ?? value;
    return [{ name, label: direct(`**${escapeMarkdown(argument.label[language])}**`), shown }];
  });
  const sentences = wrong.map(([name, sentence]) => {
    const label = sub?.args[name]?.label[language];
    return direct(
      `${label === undefined ? '' : `**${escapeMarkdown(label)}:** `}${escapeMarkdown(sentence)}`,
    );
  });
  const buttons = sub === undefined ? [] : buttonsOf(pending, sub);
  const title = `### ${direct(escapeMarkdown(sub?.summary[language] ?? head))}`;
  const above = [title, direct(escapeMarkdown(head)), ...sentences];
  const isCut = direct(escapeMarkdown(phrase('formCut', language)));
  const { drawn, cut } = drawWithin(
    given.map(({ shown }) => shown),
    textMax - [...above, isCut, ...given.map(({ label }) => label)].join('\n').length - given.length,
  );
  const answers = given.map(({ name, label }, index) => ({
    type: ComponentType.TextDisplay as const,
    id: idOf(name),
    content: `${label}\n${drawn[index] ?? ''}`,
  }));
  return {
    type: ComponentType.Container,
    accent_color: errors === undefined ? accent.going : accent.wrong,
    components: [
      {
        type: ComponentType.TextDisplay,
        content: [...above, ...(cut ? [isCut] : [])].join('\n'),
      },
      ...answers,
      ...(buttons.length === 0 ? [] : [{ type: ComponentType.ActionRow as const, components: buttons }]),
    ],
    id: idOf(token),
  };
};

const buttonsOf = (
  { token, language, next, errors, values, source }: PendingForm,
  sub: SubcommandShape,
): APIButtonComponentWithCustomId[] => {
  const button = (
    custom_id: string,
    label: string,
    style: APIButtonComponentWithCustomId['style'],
  ): APIButtonComponentWithCustomId => ({
    type: ComponentType.Button,
    custom_id: custom_id + sourceSuffix(source),
    label,
    style,
  });
  if (errors !== undefined)
    return [button(openId(1, language, token), phrase('formAgain', language), ButtonStyle.Primary)];
  const complete = Object.entries(sub.args).every(
    ([name, argument]) => !argument.required || (values[name] ?? '') !== '',
  );
  const goOn = button(
    openId(next?.page ?? 1, language, token),
    phrase(next === undefined ? 'formOpen' : 'formContinue', language),
    ButtonStyle.Primary,
  );
  const send = button(sendId(language, token), phrase('formSend', language), ButtonStyle.Secondary);
  return complete ? [goOn, send] : [goOn];
};

/** The characters of all texts of a message. */
const textMax = 4000;

/** The values, of which the longest are cut to the same length where they would not fit. */
const drawWithin = (
  values: readonly string[],
  room: number,
): Readonly<{ drawn: readonly string[]; cut: boolean }> => {
  const all = values.map((value) => drawValue(value));
  const sizeOf = (drawn: readonly string[]): number => drawn.reduce((sum, { length }) => sum + length, 0);
  let drawn = all;
  for (let most: number = modalLimits.value; sizeOf(drawn) > room && most > 1; most = Math.floor(most * 0.95))
    drawn = values.map((value, index) => {
      const whole = all[index] ?? '';
      return isPicked(value) || whole.length <= most ? whole : drawValue(shorten(value, most, measureDrawn));
    });
  return { drawn, cut: drawn !== all };
};

/** Mentions that Discord's pickers chose stay mentions; everything else is escaped as text. */
const drawValue = (value: string): string =>
  isPicked(value) ? value : escapeMarkdown(value.slice(0, modalLimits.value));

const measureDrawn = (text: string): number => escapeMarkdown(text).length;

const isPicked = (value: string): boolean => /^<#\d+>$/.test(value) || (peopleIn(value) ?? []).length > 0;

/** Reads the answers so far from the card. */
export const readPendingForm = (
  message: Pick<APIMessage, 'components'> | undefined,
  sub: SubcommandShape | undefined,
): Readonly<Record<string, string>> => {
  const shown = new Map(
    (message?.components ?? [])
      .flatMap(inside)
      .flatMap((component) =>
        component.type === ComponentType.TextDisplay && component.id !== undefined
          ? [[component.id, component.content] as const]
          : [],
      ),
  );
  return Object.fromEntries(
    Object.keys(sub?.args ?? {}).flatMap((name) => {
      const content = shown.get(idOf(name));
      const end = content?.indexOf('\n') ?? -1;
      return content === undefined || end < 0 ? [] : [[name, unescapeMarkdown(content.slice(end + 1))]];
    }),
  );
};

const inside = (component: APIMessageComponent): readonly APIMessageComponent[] =>
  component.type === ComponentType.Container ? component.components : [component];

/** A component id made of a name, above the ids that Discord assigns by itself. */
const idOf = (name: string): number => {
  let hash = 0x811c9dc5;
  for (let index = 0; index < name.length; index += 1)
    hash = Math.imul(hash ^ name.charCodeAt(index), 0x01000193);
  return (hash >>> 2) + 1000;
};

/** Says that a form came too late to open, and offers it behind a button where it can be opened again. */
export const drawLateForm = (
  { title }: Pick<Form, 'title'>,
  language: Language,
  custom_id: string | undefined,
): APIContainerComponent => {
  const label = shorten(title, buttonLabelMax, (text) => text.length);
  const words = directed(escapeMarkdown(phrase('formLate', language)), language);
  return {
    type: ComponentType.Container,
    components: [
      { type: ComponentType.TextDisplay, content: words },
      ...(custom_id === undefined
        ? []
        : [
            {
              type: ComponentType.ActionRow as const,
              components: [
                {
                  type: ComponentType.Button as const,
                  style: ButtonStyle.Primary as const,
                  custom_id,
                  label,
                },
              ],
            },
          ]),
    ],
  };
};

const buttonLabelMax = 80;
