import type * as types from '@slack/types';
import type { Option } from '../../chat/card.ts';
import type { Field, Form } from '../../chat/form.ts';
import type { Language } from '../../chat/ids.ts';
import { isLanguage } from '../../chat/languages.ts';
import { never } from '../../chat/never.ts';
import { mostPeople, peopleIn, peopleOf } from '../../chat/picked.ts';
import { shorten } from '../../chat/text/clean.ts';
import { type Json, list, parsed, record, string } from './json.ts';
import { units } from './limits.ts';
import { readMessageLink } from './message-link.ts';
import { withEmoji } from './text/emoji.ts';
import type { NamedId } from './text/slack-text.ts';
import { slackWords } from './words.ts';

/** What Slack allows a form. */
export const formLimits = {
  title: 24,
  button: 24,
  label: 2000,
  hint: 2000,
  value: 3000,
  options: 100,
  option: 75,
  blocks: 100,
} as const;

/** Where a form was opened, and how to answer there. Slack sends it back with the values. */
export type Purpose = Readonly<{
  place?: string;
  name?: string;
  direct?: boolean;
  thread?: string;
  answerAt?: string;
  language?: Language;
  /** The message that it was opened from. */
  source?: string;
}>;

export const readPurpose = (metadata: string | undefined): Purpose => {
  const all = parsed(metadata);
  const [place, name, thread, answerAt] = [all.place, all.name, all.thread, all.answerAt].map(string);
  const source = readMessageLink(string(all.source));
  return {
    ...(place === undefined ? {} : { place }),
    ...(name === undefined ? {} : { name }),
    ...(typeof all.direct === 'boolean' ? { direct: all.direct } : {}),
    ...(thread === undefined ? {} : { thread }),
    ...(answerAt === undefined ? {} : { answerAt }),
    ...(isLanguage(all.language) ? { language: all.language } : {}),
    ...(source === undefined ? {} : { source }),
  };
};

/** A form as Slack's modal. `errors` are shown above their fields. */
export const modalOf = (
  form: Form,
  purpose: Purpose & Readonly<{ language: Language }>,
  errors: Readonly<Record<string, string>> = {},
): types.ModalView => ({
  type: 'modal',
  callback_id: form.token,
  private_metadata: JSON.stringify(form.source === undefined ? purpose : { ...purpose, source: form.source }),
  title: words(form.title, formLimits.title),
  submit: words(form.submit, formLimits.button),
  close: words(slackWords.cancel[purpose.language], formLimits.button),
  blocks: form.fields.flatMap((field) => {
    const error = errors[field.name];
    return error === undefined ? [inputOf(field)] : [contextBlock(error), inputOf(field)];
  }),
});

/** A modal without fields. */
export const noticeModal = (
  language: Language,
  title: string,
  blocks: readonly types.KnownBlock[],
): types.ModalView => ({
  type: 'modal',
  title: words(title, formLimits.title),
  close: words(slackWords.close[language], formLimits.button),
  blocks: [...blocks],
});

export const contextBlock = (text: string): types.ContextBlock => ({
  type: 'context',
  elements: [{ type: 'plain_text', text: shorten(text, formLimits.label, units), emoji: false }],
});

const words = (text: string, max: number): types.PlainTextElement => ({
  type: 'plain_text',
  text: shorten(text, max, units) || '…',
  emoji: false,
});

const inputOf = (field: Field): types.InputBlock => {
  const element = elementOf(field);
  const picks = ['users_select', 'multi_users_select', 'conversations_select'].includes(element.type);
  return {
    type: 'input',
    block_id: field.name,
    label: words(field.label, formLimits.label),
    optional: !field.required,
    element,
    ...(field.hint === undefined ? {} : { hint: words(field.hint, formLimits.hint) }),
    // Slack then reports each choice at once, so that the name is known when the form is sent.
    ...(picks ? { dispatch_action: true } : {}),
  };
};

type Element =
  | types.PlainTextInput
  | types.StaticSelect
  | types.UsersSelect
  | types.MultiUsersSelect
  | types.ConversationsSelect;

const elementOf = (field: Field): Element => {
  const { kind, value } = field;
  switch (kind) {
    case 'line':
    case 'paragraph':
      return typed(field);
    case 'choice':
      return choiceOf(field);
    case 'person': {
      const id = /^<@!?([A-Z0-9]+)(?:\|[^>]*)?>$/.exec(value ?? '')?.[1];
      // A picker cannot hold a name that was typed.
      if (value !== undefined && id === undefined) return typed(field);
      return { type: 'users_select', action_id: kind, ...(id === undefined ? {} : { initial_user: id }) };
    }
    case 'people': {
      const ids = peopleIn(value ?? '');
      if (ids === undefined) return typed(field);
      return {
        type: 'multi_users_select',
        action_id: kind,
        max_selected_items: mostPeople,
        ...(ids.length === 0 ? {} : { initial_users: [...ids] }),
      };
    }
    case 'place': {
      const id = /^<#([A-Z0-9]+)(?:\|[^>]*)?>$/.exec(value ?? '')?.[1];
      if (value !== undefined && id === undefined) return typed(field);
      return {
        type: 'conversations_select',
        action_id: kind,
        filter: { include: ['public', 'private'], exclude_bot_users: true },
        ...(id === undefined ? {} : { initial_conversation: id }),
      };
    }
    default:
      return never(kind);
  }
};

const typed = ({ kind, value, max }: Field): types.PlainTextInput => {
  const most = Math.min(max ?? formLimits.value, formLimits.value);
  return {
    type: 'plain_text_input',
    action_id: kind === 'paragraph' ? 'paragraph' : 'line',
    multiline: kind === 'paragraph',
    max_length: most,
    ...(value === undefined ? {} : { initial_value: shorten(value, most, units) }),
  };
};

const choiceOf = (field: Field): types.StaticSelect | types.PlainTextInput => {
  const options = (field.options ?? []).slice(0, formLimits.options).map(optionOf);
  if (options.length === 0) return typed(field);
  const initial = options.find(({ value }) => value === field.value);
  return {
    type: 'static_select',
    action_id: 'choice',
    options,
    ...(initial === undefined ? {} : { initial_option: initial }),
  };
};

export const optionOf = ({ value, label }: Option): types.PlainTextOption => ({
  text: words(label, formLimits.option),
  value,
});

/** Slack writes emoji by their names in what is typed into a form, too. */
const typedText = (value: unknown): string | undefined => {
  const text = string(value)?.slice(0, formLimits.value);
  return text === undefined ? undefined : withEmoji(text);
};

export type FormValues = Readonly<{
  values: Readonly<Record<string, string>>;
  people: readonly NamedId[];
  places: readonly NamedId[];
}>;

/** The values of a form, as they would have been typed. An empty field has none. */
export const readFormValues = (view: Json): FormValues => {
  const values: Record<string, string> = {};
  const people: NamedId[] = [];
  const places: NamedId[] = [];
  for (const [name, block] of Object.entries(record(record(view.state).values))) {
    const element = record(Object.values(record(block))[0]);
    const [person, place] = [string(element.selected_user), string(element.selected_conversation)];
    const several = list(element.selected_users).flatMap((id) => string(id) ?? []);
    people.push(...(person === undefined ? several : [person]).map((id) => ({ id })));
    if (place !== undefined) places.push({ id: place });
    const value =
      (person && `<@${person}>`) ??
      (several.length > 0 ? peopleOf(several) : undefined) ??
      (place && `<#${place}>`) ??
      string(record(element.selected_option).value) ??
      typedText(element.value);
    if (value !== undefined) values[name] = value;
  }
  return { values, people, places };
};

/** The names of all fields of a view, empty ones too. */
export const fieldNames = (view: Json): readonly string[] =>
  list(view.blocks).flatMap((block) => {
    const { type, block_id: id } = record(block);
    return type === 'input' && typeof id === 'string' ? [id] : [];
  });

/** The form as it was sent, with its values and with errors above its fields. */
export const formWithErrors = (
  view: Json,
  values: Readonly<Record<string, string>>,
  errors: Readonly<Record<string, string>>,
): types.ModalView => {
  const blocks = list(view.blocks).flatMap((given) => {
    const block = record(given);
    if (block.type !== 'input') return [];
    const name = String(block.block_id);
    const element = filled(record(block.element), values[name]);
    const error = errors[name];
    const input = { ...block, element } as unknown as types.InputBlock;
    return error === undefined ? [input] : [contextBlock(error), input];
  });
  return {
    type: 'modal',
    callback_id: String(view.callback_id),
    private_metadata: String(view.private_metadata ?? ''),
    title: view.title as types.PlainTextElement,
    submit: view.submit as types.PlainTextElement,
    close: view.close as types.PlainTextElement,
    blocks,
  };
};

const filled = (element: Json, value: string | undefined): Json => {
  const { initial_value, initial_user, initial_users, initial_conversation, initial_option, ...bare } =
    element;
  if (value === undefined) return bare;
  switch (element.type) {
    case 'users_select':
      return { ...bare, initial_user: value.slice(2, -1) };
    case 'multi_users_select':
      return { ...bare, initial_users: peopleIn(value) };
    case 'conversations_select':
      return { ...bare, initial_conversation: value.slice(2, -1) };
    case 'static_select':
      return {
        ...bare,
        initial_option: list(element.options).find((option) => record(option).value === value),
      };
    default:
      return { ...bare, initial_value: value };
  }
};
