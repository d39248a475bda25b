import { refusalSentence } from '../../cards/refusal-sentence.ts';
import type { Option } from '../../chat/card.ts';
import {
  type Argument,
  type ArgumentKind,
  type CommandDefinition,
  findSubcommand,
  type SubcommandShape,
} from '../../chat/command.ts';
import { type Field, type FieldKind, type Form, formTokenOf } from '../../chat/form.ts';
import type { FormReply } from '../../chat/incoming.ts';
import { mostChoices } from '../../chat/limits.ts';
import { shorten } from '../../chat/text/clean.ts';
import { type ArgumentReason, Refusal } from '../../domain/refusal.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { Words } from '../../words/words.ts';
import type { Caller, CoalitionCaller } from '../caller/caller.ts';
import { groupsFirst, knownBodies, knownPartners } from '../caller/permissions.ts';
import { withNames } from './mentions.ts';
import { isNumberedKind, numberedChoices } from './numbered-choices.ts';
import type { Subcommand } from './subcommand.ts';

/** The longest label of a choice that every platform shows. */
const labelMax = 75;

const fieldKinds: { readonly [Kind in ArgumentKind]: FieldKind } = {
  text: 'line',
  date: 'line',
  moment: 'line',
  person: 'person',
  people: 'people',
  place: 'place',
  group: 'choice',
  partner: 'choice',
  item: 'choice',
  difficulty: 'choice',
  event: 'choice',
  poll: 'choice',
  zone: 'line',
  integer: 'line',
  choice: 'choice',
};

/** The names of the required arguments that were not given. */
export const missing = (sub: SubcommandShape, typed: Readonly<Record<string, string>>): readonly string[] =>
  Object.entries(sub.args)
    .filter(([name, argument]) => argument.required && typed[name] === undefined)
    .map(([name]) => name);

/**
 * The form of a subcommand, filled with what was typed or with the values to change, and the message that it
 * is about. `choice` turns one field into a choice; `only` leaves the other fields out.
 */
export const formFor = async (
  repositories: Repositories,
  caller: Caller,
  path: string,
  sub: Subcommand,
  typed: Readonly<Record<string, string>>,
  choice?: ArgumentReason,
  only?: readonly string[],
): Promise<Form> => {
  const { words, source } = caller;
  const prefill = await sub.prefill?.(repositories, caller, typed);
  const values = { ...sub.currentValues?.(caller), ...prefill, ...typed };
  const shown = only ?? sub.formFields?.(caller);
  const fields: Field[] = [];
  for (const [name, argument] of Object.entries(sub.args)) {
    if (values[name] === undefined && isLeftOut(caller, argument)) continue;
    if (shown !== undefined && !shown.includes(name) && typed[name] === undefined) continue;
    const field = await fieldFor(repositories, caller, name, argument, values[name]);
    fields.push(choice?.argument === name ? choosing(words, field, choice) : field);
  }
  return {
    token: formTokenOf(path),
    language: words.language,
    title: words.of(sub.summary),
    submit: words.of(sub.verb),
    fields,
    ...(source === null ? {} : { source }),
  };
};

/** A form of few fields is one page everywhere. */
const isLeftOut = ({ inCoalition }: Caller, { leftOut }: Argument): boolean =>
  leftOut === 'always' || (leftOut !== undefined && Boolean(inCoalition?.here?.groupId));

/** The choice that a refusal offers, if any. */
export const choiceIn = (error: unknown): ArgumentReason | undefined =>
  error instanceof Refusal && error.reason.code === 'argument' && error.reason.options !== undefined
    ? error.reason
    : undefined;

/** The field as a choice between the possible meanings, with the reason. */
const choosing = (words: Words, { value: _, ...field }: Field, choice: ArgumentReason): Field => ({
  ...field,
  kind: 'choice',
  required: true,
  hint: refusalSentence(words, choice),
  options: (choice.options ?? [])
    .slice(0, mostChoices)
    .map(({ value, label }) => ({ value, label: shorten(words.show(label), labelMax) })),
});

export type OpenForm = (
  repositories: Repositories,
  caller: CoalitionCaller,
  path: string,
  typed: Readonly<Record<string, string>>,
  only?: readonly string[],
) => Promise<FormReply>;

/** Opens the form of a subcommand from a button, filled with what the button knows. */
export const formOpener =
  (commands: readonly CommandDefinition<Subcommand>[]): OpenForm =>
  async (repositories, caller, path, typed, only) => {
    const sub = findSubcommand(commands, path);
    if (sub === undefined) throw new Error(`there is no /${path}`);
    return {
      kind: 'form',
      form: await formFor(
        repositories,
        { ...caller, inCoalition: caller, unwelcomed: false, returned: false },
        path,
        sub,
        typed,
        undefined,
        only,
      ),
    };
  };

const fieldFor = async (
  repositories: Repositories,
  caller: Caller,
  name: string,
  argument: Argument,
  value: string | undefined,
): Promise<Field> => {
  const { words } = caller;
  const choices = await optionsFor(repositories, caller, argument);
  const options = withPresent(choices, value);
  const kind = argument.kind === 'text' && argument.long ? 'paragraph' : fieldKinds[argument.kind];
  const asked = kind === 'choice' && options === undefined ? 'line' : kind;
  const typed = asked === 'line' || asked === 'paragraph';
  return {
    name,
    label: words.of(argument.label),
    kind: asked,
    required: argument.required,
    // A choice needs no example of what to write.
    hint: typed ? hint(words, argument) : words.of(argument.hint),
    ...(value === undefined ? {} : { value: written(caller, argument, value) }),
    ...(argument.max === undefined ? {} : { max: argument.max }),
    ...(options === undefined ? {} : { options }),
  };
};

/** A record that is not among the choices, such as one that was closed, stays the value of its field. */
const withPresent = (
  options: readonly Option[] | undefined,
  value: string | undefined,
): readonly Option[] | undefined => {
  if (options === undefined || value === undefined || !/^#\d+$/.test(value)) return options;
  if (options.some((option) => option.value === value)) return options;
  return [{ value, label: value }, ...options].slice(0, mostChoices);
};

/** A value that is too long for its field would make the platform refuse the whole form. */
const written = ({ named }: Caller, { kind, max }: Argument, value: string): string =>
  shorten(kind === 'text' ? withNames(value, named) : value, max ?? Number.POSITIVE_INFINITY);

const hint = (words: Words, argument: Argument): string =>
  words.text('form.example', { hint: words.of(argument.hint), example: words.of(argument.example) });

/** The possible values, when there are few enough for a select. */
const optionsFor = async (
  repositories: Repositories,
  { words, inCoalition: caller }: Caller,
  argument: Argument,
): Promise<readonly Option[] | undefined> => {
  if (argument.kind === 'choice')
    return (argument.choices ?? []).map(({ value, label }) => ({ value, label: words.of(label) }));
  if (argument.kind === 'partner' && caller !== null) {
    const partners = await knownPartners(repositories, caller);
    if (partners.length === 0 || partners.length > mostChoices) return undefined;
    return partners.map(({ name }) => ({ value: name, label: shorten(words.show(name), labelMax) }));
  }
  if (caller !== null && isNumberedKind(argument.kind)) {
    const choices = await numberedChoices(repositories, caller, argument.kind, argument);
    if (choices.length === 0 || choices.length > mostChoices) return undefined;
    return choices.map(({ number, name }) => ({
      value: `#${number}`,
      label: shorten(`${words.ref(number)} ${words.show(name)}`, labelMax),
    }));
  }
  if (argument.kind !== 'group' || caller === null) return undefined;
  const groups = groupsFirst(await knownBodies(repositories, caller));
  if (groups.length === 0 || groups.length > mostChoices) return undefined;
  return groups.map(({ kind, name }) => ({
    value: name,
    label: kind === 'group' ? name : words.text(`committee.${kind}`),
  }));
};
