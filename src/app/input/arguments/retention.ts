import type { Argument } from '../../../chat/command.ts';

/** How long records are kept. */
export const retentionArgument = {
  kind: 'choice',
  required: false,
  positional: true,
  label: { en: 'Months', ar: 'الأشهر' },
  hint: {
    en: 'After this time, old records are deleted.',
    ar: 'يُحذف القديم من السجلّ بعد هذه المدة.',
  },
  example: '24',
  choices: [
    { value: '6', label: { en: '6 months', ar: '6 أشهر' } },
    { value: '12', label: { en: '1 year', ar: 'سنة' } },
    { value: '24', label: { en: '2 years', ar: 'سنتان' } },
    { value: '36', label: { en: '3 years', ar: '3 سنوات' } },
    { value: '60', label: { en: '5 years', ar: '5 سنوات' } },
    { value: 'never', label: { en: 'Never', ar: 'لا يُحذف' } },
  ],
} as const satisfies Argument;
