import type { Argument } from '../../../chat/command.ts';
import { verbs } from '../../../words/verbs.ts';
import { optional } from './parts.ts';
import { groupArgument } from './shared.ts';

/** Arguments that the commands for lists share. Their words need no name in the line. */

/** A list is shown in private and changes nothing. */
export const listing = { verb: verbs.show, answers: 'private', changes: false } as const;

/** Which part of a list is shown. */
export const whichArgument = {
  kind: 'choice',
  required: false,
  positional: true,
  label: { en: 'Which', ar: 'أيّها' },
} as const satisfies Partial<Argument>;

export const showArgument = {
  ...whichArgument,
  aliases: ['status', 'state', 'filter', 'show', 'الحالة', 'عرض'],
  hint: { en: 'Leave empty for what is open.', ar: 'يُترك فارغًا للمفتوحة.' },
  example: { en: 'overdue', ar: 'المتأخرة' },
  choices: [
    {
      value: 'open',
      label: { en: 'Open', ar: 'المفتوحة' },
      aliases: ['todo', 'to do', 'المفتوح', 'قيد العمل'],
    },
    {
      value: 'overdue',
      label: { en: 'Overdue', ar: 'المتأخرة' },
      aliases: ['late', 'past due', 'المتأخر', 'متأخرات', 'المتأخرات', 'فات موعدها'],
    },
    {
      value: 'unowned',
      label: { en: 'Nobody’s yet', ar: 'بلا متابعة' },
      aliases: [
        'unassigned',
        'no owner',
        'nobody',
        'without owner',
        'بلا مسؤول',
        'بدون مسؤول',
        'غير مسندة',
        'لا أحد',
      ],
    },
    {
      value: 'done',
      label: { en: 'Done', ar: 'المنجزة' },
      aliases: ['finished', 'completed', 'closed', 'المنجز', 'منجزة', 'أنجزت', 'تمت'],
    },
    {
      value: 'dropped',
      label: { en: 'Dropped', ar: 'ما صُرف النظر عنه' },
      aliases: ['given up', 'صرف النظر عنها', 'الملغاة', 'المتروكة'],
    },
  ],
} as const satisfies Argument;

export const listedGroupArgument = {
  ...groupArgument,
  clearable: true,
  hint: {
    en: 'Leave empty in the group’s own place. “all” shows every group.',
    ar: 'تُترك فارغة في مكان المجموعة. «الكل» لكل المجموعات.',
  },
} as const satisfies Argument;

/** The group of a list, whose words need no name in the line. */
export const filterGroupArgument = {
  ...listedGroupArgument,
  positional: true,
  filters: true,
} as const satisfies Argument;

export const whoArgument = {
  kind: 'person',
  ...optional,
  clearable: true,
  label: { en: 'Who', ar: 'لدى' },
  aliases: ['owner', 'person', 'of', 'assignee', 'assigned', 'by', 'من', 'المسؤول', 'المتابعة', 'الشخص'],
  hint: {
    en: 'Whose they are. “nobody” shows those without an owner.',
    ar: 'لدى من. «لا أحد» لما لا متابعة له.',
  },
  example: { en: '@Ana', ar: '@عمر' },
} as const satisfies Argument;

export const filterWordsArgument = {
  kind: 'text',
  required: false,
  positional: true,
  filters: true,
  max: 100,
  label: { en: 'Words', ar: 'كلمات' },
  aliases: ['title', 'text', 'search', 'with', 'كلمة', 'العنوان', 'نص'],
  hint: { en: 'Words of the title or the partner.', ar: 'كلمات من العنوان أو من الجهة.' },
  example: { en: 'hall', ar: 'القاعة' },
} as const satisfies Argument;
