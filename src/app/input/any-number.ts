import type { Argument } from '../../chat/command.ts';
import { readNumber } from '../../chat/text/numerals.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Words } from '../../words/words.ts';

/** The number of a record of any kind: an item, a difficulty, an event, a poll or an offer. */
export const anyNumberArgument = {
  kind: 'text',
  required: true,
  positional: true,
  max: 20,
  label: { en: 'Number', ar: 'الرقم' },
  aliases: ['no', 'رقم'],
  hint: {
    en: 'The number of an item, difficulty, event, poll or offer.',
    ar: 'رقم مهمة أو صعوبة أو فعالية أو استطلاع أو عرض.',
  },
  example: '#12',
} as const satisfies Argument;

/** @throws Refusal `argument` */
export const readAnyNumber = (words: Words, typed: string): number => {
  const number = readNumber(typed);
  if (number !== undefined) return number;
  throw new Refusal({
    code: 'argument',
    argument: 'number',
    label: words.of(anyNumberArgument.label),
    problem: 'not-a-number',
    value: typed,
    example: anyNumberArgument.example,
  });
};
