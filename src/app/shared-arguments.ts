import type { Argument } from '../chat/command.ts';
import { lineMax } from '../domain/item.ts';

/** Arguments that several commands ask for in the same words. */

export const groupArgument = {
  kind: 'group',
  required: false,
  positional: false,
  label: { en: 'Group', ar: 'المجموعة' },
  hint: {
    en: 'The working group. Leave it out in the place of the group.',
    ar: 'مجموعة العمل. لا حاجة إليها في مكان المجموعة.',
  },
  example: 'Clean Water',
} as const satisfies Argument;

export const itemArgument = {
  kind: 'item',
  required: true,
  positional: true,
  label: { en: 'Item', ar: 'المهمة' },
  hint: { en: 'The number of the action item.', ar: 'رقم المهمة.' },
  example: '#12',
} as const satisfies Argument;

export const aboutItemArgument = {
  ...itemArgument,
  required: false,
  hint: {
    en: 'The action item it is about. Leave it out when it is about the group.',
    ar: 'المهمة المعنيّة. لا حاجة إليها إن كان الكلام عن المجموعة.',
  },
} as const satisfies Argument;

export const languageArgument = {
  kind: 'choice',
  required: false,
  positional: false,
  label: { en: 'Language', ar: 'اللغة' },
  hint: { en: 'English or Arabic.', ar: 'العربية أو الإنجليزية.' },
  example: 'ar',
  choices: [
    { value: 'en', label: { en: 'English', ar: 'الإنجليزية' } },
    { value: 'ar', label: { en: 'Arabic', ar: 'العربية' } },
  ],
} as const satisfies Argument;

/** One line that a person writes. */
export const lineArgument = {
  kind: 'text',
  required: true,
  positional: true,
  long: true,
  max: lineMax,
} as const satisfies Partial<Argument>;
