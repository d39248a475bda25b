import type { Argument } from '../../../chat/command.ts';
import { lineMax, organisationMax, titleMax } from '../../../domain/item.ts';
import { optional } from './parts.ts';

/** Arguments that several commands share. */

export const groupArgument = {
  kind: 'group',
  ...optional,
  label: { en: 'Group', ar: 'المجموعة' },
  aliases: ['team', 'working group', 'wg', 'committee', 'مجموعة العمل', 'الفريق', 'اللجنة'],
  hint: {
    en: 'Leave empty in the group’s own place.',
    ar: 'تُترك فارغة في مكان المجموعة.',
  },
  example: { en: 'Clean Water', ar: 'المياه النظيفة' },
} as const satisfies Argument;

export const itemArgument = {
  kind: 'item',
  required: true,
  positional: true,
  label: { en: 'Item', ar: 'المهمة' },
  aliases: ['task', 'number', 'no', 'رقم', 'البند'],
  hint: { en: 'The number of the action item.', ar: 'رقم المهمة.' },
  example: '#12',
} as const satisfies Argument;

export const itemsArgument = {
  ...itemArgument,
  several: true,
  hint: { en: 'The number of the action item, or several.', ar: 'رقم المهمة، أو عدة أرقام.' },
} as const satisfies Argument;

export const aboutItemArgument = {
  ...itemArgument,
  required: false,
  hint: {
    en: 'The action item it is about. Leave empty if it is about the group.',
    ar: 'المهمة المعنيّة. تُترك فارغة إن كان الأمر عن المجموعة.',
  },
} as const satisfies Argument;

export const languageArgument = {
  kind: 'choice',
  ...optional,
  label: { en: 'Language', ar: 'اللغة' },
  aliases: ['lang', 'لغة'],
  hint: { en: 'English or Arabic.', ar: 'العربية أو الإنجليزية.' },
  example: 'ar',
  choices: [
    {
      value: 'en',
      label: { en: 'English', ar: 'الإنجليزية (English)' },
      aliases: ['eng', 'الإنجليزية', 'انجليزي', 'إنكليزي', 'الإنكليزية'],
    },
    // People who read only the other language find their own.
    {
      value: 'ar',
      label: { en: 'Arabic (العربية)', ar: 'العربية' },
      aliases: ['arabic', 'العربية', 'عربي', 'ara'],
    },
  ],
} as const satisfies Argument;

export const titleArgument = {
  kind: 'text',
  ...optional,
  max: titleMax,
  label: { en: 'Title', ar: 'العنوان' },
  aliases: ['name', 'what', 'task', 'text', 'المهمة', 'الاسم', 'النص'],
  hint: { en: 'What has to be done.', ar: 'ما الذي سيُنجز.' },
  example: { en: 'Book the hall', ar: 'حجز القاعة' },
} as const satisfies Argument;

export const ownersArgument = {
  kind: 'people',
  ...optional,
  label: { en: 'Owner', ar: 'المسؤول' },
  aliases: [
    ...[
      'owners',
      'who',
      'assignee',
      'assignees',
      'assign',
      'assigned',
      'assigned to',
      'responsible',
      'person',
      'people',
    ],
    ...[
      'المسئول',
      'المسؤولة',
      'المتابعة',
      'المسؤولون',
      'المكلف',
      'المكلفة',
      'المسند إليه',
      'الشخص',
      'على',
      'من',
    ],
  ],
  hint: { en: 'Who does it: one or more people.', ar: 'من يتولّاها: شخص أو أكثر.' },
  example: { en: '@Ana, @Omar', ar: '@عمر، @نور' },
} as const satisfies Argument;

export const dueArgument = {
  kind: 'date',
  ...optional,
  label: { en: 'Due', ar: 'الموعد' },
  aliases: [
    ...[
      'deadline',
      'by',
      'date',
      'when',
      'until',
      'due date',
      'due by',
      'due on',
      'duedate',
      'on',
      'day',
      'by when',
    ],
    ...[
      'التاريخ',
      'الاستحقاق',
      'تاريخ الاستحقاق',
      'الموعد النهائي',
      'آخر موعد',
      'قبل',
      'حتى',
      'المهلة',
      'متى',
      'اليوم',
      'بتاريخ',
    ],
  ],
  hint: { en: 'A date, or a day in words.', ar: 'تاريخ، أو يوم بالكلمات.' },
  example: { en: 'next friday', ar: 'الجمعة القادمة' },
} as const satisfies Argument;

export const organisationArgument = {
  kind: 'text',
  ...optional,
  max: organisationMax,
  suggests: 'partner',
  label: { en: 'Organisation', ar: 'الجهة' },
  aliases: ['organization', 'org', 'partner', 'ngo', 'المنظمة', 'المؤسسة', 'الشريك', 'الجمعية'],
  hint: { en: 'The partner responsible for it.', ar: 'الجهة الشريكة المسؤولة عنها.' },
  example: { en: 'Harbour School', ar: 'مدرسة المرفأ' },
} as const satisfies Argument;

/** Further partners that take part. */
export const withArgument = {
  kind: 'text',
  ...optional,
  max: 300,
  suggests: 'several partners',
  leftOut: 'always',
  label: { en: 'Also with', ar: 'بالاشتراك مع' },
  aliases: ['with', 'together with', 'partners', 'مع', 'شركاء', 'الشركاء'],
  hint: { en: 'Other partners that take part, with commas.', ar: 'جهات أخرى مشاركة، بينها فواصل.' },
  example: { en: 'Harbour School, Rotary', ar: 'مدرسة المرفأ، روتاري' },
} as const satisfies Argument;

export const percentArgument = {
  kind: 'integer',
  ...optional,
  least: 0,
  most: 100,
  label: { en: 'Percent', ar: 'النسبة' },
  aliases: ['progress', 'pct', '%', 'percentage', 'التقدم', 'نسبة الإنجاز', 'النسبة المئوية'],
  hint: { en: 'How much is done, from 0 to 100.', ar: 'ما أُنجز منها، من 0 إلى 100.' },
  example: '60',
} as const satisfies Argument;

/** The code that links two accounts or two workspaces. */
export const codeArgument = {
  kind: 'text',
  required: false,
  positional: true,
  max: 40,
  label: { en: 'Code', ar: 'الرمز' },
  aliases: ['الكود'],
  hint: {
    en: 'The code from the other account. Leave empty to get one.',
    ar: 'الرمز من الحساب الآخر. يُترك فارغًا للحصول على رمز.',
  },
  example: 'ABCD-EFGH',
} as const satisfies Argument;

/** One line of text. */
export const lineArgument = {
  kind: 'text',
  required: true,
  positional: true,
  long: true,
  max: lineMax,
} as const satisfies Partial<Argument>;
