import type { Argument } from '../../../chat/command.ts';
import { optional } from './parts.ts';

export const thresholdArgument = {
  kind: 'choice',
  ...optional,
  label: { en: 'Show poll results from', ar: 'أدنى عدد لعرض نتيجة الاستطلاع' },
  aliases: ['الحدّ', 'minimum'],
  hint: {
    en: 'How many answers a poll needs before its result is shown.',
    ar: 'عدد الإجابات اللازم كي تظهر النتيجة.',
  },
  example: '5',
  choices: (['3', '4', '5', '6', '7', '8', '9', '10'] as const).map((value) => ({
    value,
    label: { en: `${value} answers`, ar: `${value} إجابات` },
  })),
} as const satisfies Argument;
