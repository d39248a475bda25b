import type {
  APIComponentInLabel,
  APILabelComponent,
  APIModalInteractionResponseCallbackData,
  APIModalSubmission,
  APITextInputComponent,
  ModalSubmitComponent,
} from 'discord.js';
import {
  ChannelType,
  ComponentType,
  SelectMenuDefaultValueType,
  TextInputStyle,
} from 'discord-api-types/v10';
import type { Field, Form } from '../../chat/form.ts';
import { never } from '../../chat/never.ts';
import { mostPeople, peopleIn, peopleOf } from '../../chat/picked.ts';
import { shorten } from '../../chat/text/clean.ts';
import { sourceSuffix, stepId } from './custom-id.ts';
import { modalLimits } from './limits.ts';

/** The channel types that a group can work in: text, announcement, and the threads of both. */
export const placeTypes = [
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.AnnouncementThread,
] as const;

/** Splits the fields into pages of a modal each, required fields first. */
export const pagesOf = (form: Form): readonly (readonly Field[])[] => {
  const ordered = [
    ...form.fields.filter(({ required }) => required),
    ...form.fields.filter(({ required }) => !required),
  ];
  const pages: Field[][] = [];
  for (let from = 0; from < ordered.length; from += modalLimits.rows)
    pages.push(ordered.slice(from, from + modalLimits.rows));
  return pages;
};

/** A page of a form as a modal. Pure. */
export const toModal = (form: Form, page = 1): APIModalInteractionResponseCallbackData => {
  const pages = pagesOf(form);
  const fields = pages[page - 1] ?? pages[0] ?? [];
  const several = pages.length > 1;
  const count = several ? ` (${page}/${pages.length})` : '';
  return {
    custom_id:
      (several ? stepId(page, pages.length, form.language, form.token) : form.token) +
      sourceSuffix(form.source),
    title: cut(form.title, modalLimits.title - count.length) + count,
    components: fields.map(toLabel),
  };
};

const toLabel = (field: Field): APILabelComponent => ({
  type: ComponentType.Label,
  label: cut(field.label, modalLimits.label),
  ...(field.hint === undefined || field.hint === ''
    ? {}
    : { description: cut(field.hint, modalLimits.description) }),
  component: toInput(field),
});

const toInput = (field: Field): APIComponentInLabel => {
  switch (field.kind) {
    case 'line':
    case 'paragraph':
      return textInput(field);
    case 'choice':
      return field.options === undefined || field.options.length === 0 ? textInput(field) : choose(field);
    case 'person': {
      const id = mentioned(field, '@');
      if (field.value !== undefined && id === undefined) return textInput(field);
      return {
        type: ComponentType.UserSelect,
        ...selectOf(field),
        ...(id === undefined ? {} : { default_values: [{ id, type: SelectMenuDefaultValueType.User }] }),
      };
    }
    case 'people': {
      const ids = peopleIn(field.value ?? '');
      // A picker cannot hold a typed name, and the name must not get lost.
      if (ids === undefined) return textInput(field);
      return {
        type: ComponentType.UserSelect,
        ...selectOf(field, mostPeople),
        ...(ids.length === 0
          ? {}
          : { default_values: ids.map((id) => ({ id, type: SelectMenuDefaultValueType.User })) }),
      };
    }
    case 'place': {
      const id = mentioned(field, '#');
      if (field.value !== undefined && id === undefined) return textInput(field);
      return {
        type: ComponentType.ChannelSelect,
        ...selectOf(field),
        channel_types: [...placeTypes],
        ...(id === undefined ? {} : { default_values: [{ id, type: SelectMenuDefaultValueType.Channel }] }),
      };
    }
    default:
      return never(field.kind);
  }
};

const textInput = ({ name, kind, required, value, max }: Field): APITextInputComponent => {
  const current = value?.slice(0, modalLimits.value);
  // A value that is already too long is shown whole; the bot refuses it, and nothing of it is lost.
  const room = Math.min(modalLimits.value, Math.max(max ?? modalLimits.value, current?.length ?? 0, 1));
  return {
    type: ComponentType.TextInput,
    custom_id: name,
    style: kind === 'paragraph' ? TextInputStyle.Paragraph : TextInputStyle.Short,
    required,
    max_length: room,
    ...(current === undefined || current === '' ? {} : { value: current }),
  };
};

const choose = (field: Field): APIComponentInLabel => {
  const { value, options = [] } = field;
  const chosen = options.find((option) => option.value === value || option.label === value);
  return {
    type: ComponentType.StringSelect,
    ...selectOf(field),
    options: options.slice(0, modalLimits.options).map((option) => ({
      value: option.value,
      label: cut(option.label, modalLimits.option),
      ...(option === chosen ? { default: true } : {}),
    })),
  };
};

const selectOf = ({ name, required }: Field, max = 1) => ({
  custom_id: name,
  required,
  min_values: required ? 1 : 0,
  max_values: max,
});

const mentioned = ({ value }: Field, sign: '@' | '#'): string | undefined =>
  value?.startsWith(`<${sign}`) ? /^<[@#]!?(\d+)>$/.exec(value)?.[1] : undefined;

const cut = (text: string, max: number): string => shorten(text, max, (part) => part.length);

/** The values of a modal by field name; an empty field is `''`. */
export const valuesOf = ({ components }: APIModalSubmission): Readonly<Record<string, string>> =>
  Object.fromEntries(
    components
      .flatMap((component): readonly ModalSubmitComponent[] => {
        if (component.type === ComponentType.Label) return [component.component];
        return component.type === ComponentType.ActionRow ? component.components : [];
      })
      .map((input) => [input.custom_id, inputValue(input)]),
  );

const inputValue = (input: ModalSubmitComponent): string => {
  switch (input.type) {
    case ComponentType.TextInput:
      return input.value;
    case ComponentType.UserSelect:
      return peopleOf(input.values);
    case ComponentType.ChannelSelect:
      return input.values[0] === undefined ? '' : `<#${input.values[0]}>`;
    case ComponentType.StringSelect:
      return input.values[0] ?? '';
    // None of our forms has these inputs.
    case ComponentType.RoleSelect:
    case ComponentType.MentionableSelect:
    case ComponentType.FileUpload:
    case ComponentType.CheckboxGroup:
    case ComponentType.RadioGroup:
    case ComponentType.Checkbox:
      return '';
    default:
      return never(input);
  }
};
