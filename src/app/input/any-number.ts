import type { Argument } from '../../chat/command.ts';
import { latinDigits, readNumber } from '../../chat/text/numerals.ts';
import { plainName } from '../../domain/plain-letters.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Words } from '../../words/words.ts';
import type { Interpretation } from './subcommand.ts';

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

const numberFirst = /^(?<number>#?\s?\d{1,9})(?:\s*[,:،؛-]\s*|\s+)(?<name>\S.*)$/su;
const numberLast = /^(?<name>.*\S)\s+(?<number>#\d{1,9})$/su;
const joining = /^(?:(?:for|by|as|with|from|of|partner|باسم|من|عن|الشريك|الجهة)\s+)+(?=\S)/iu;

/**
 * "#46 Harbour Rotary", "#46 for Harbour Rotary", "Harbour Rotary #46": a number and the name of a partner.
 * Named twice with different names, the person is asked.
 */
export const partnerAfterNumber = (
  typed: Readonly<Record<string, string> & { number?: string }>,
): Interpretation => {
  const text = latinDigits(typed.number ?? '').trim();
  const { number, name: rest } = (numberFirst.exec(text) ?? numberLast.exec(text))?.groups ?? {};
  if (number === undefined || rest === undefined) return { typed, sure: true };
  const name = rest.replace(joining, '');
  const { partner = name } = typed;
  return { typed: { ...typed, number, partner }, sure: plainName(partner) === plainName(name) };
};
