import type { Argument, Choice } from '../../../chat/command.ts';
import type { WorkWeekName } from '../../../domain/coalition.ts';
import { optional } from './parts.ts';

/** The spellings of the days on which a work week begins and ends. */
const spellings: Readonly<Record<string, readonly string[]>> = {
  mon: ['mon', 'monday', 'الاثنين', 'الاتنين'],
  wed: ['wed', 'wednesday', 'الأربعاء', 'الأربعا'],
  thu: ['thu', 'thur', 'thurs', 'thursday', 'الخميس'],
  fri: ['fri', 'friday', 'الجمعة'],
  sat: ['sat', 'saturday', 'السبت'],
  sun: ['sun', 'sunday', 'الأحد'],
};

/** "sun to thu", "Sunday–Thursday", "الأحد - الخميس". */
const aliasesOf = (name: WorkWeekName): readonly string[] => {
  const [first = [], last = []] = name.split('-').map((day) => spellings[day]);
  return first.flatMap((one) => last.map((other) => `${one} to ${other}`));
};

const labels: Readonly<Record<WorkWeekName, Choice['label']>> = {
  'mon-fri': { en: 'Monday to Friday', ar: 'من الاثنين إلى الجمعة' },
  'sun-thu': { en: 'Sunday to Thursday', ar: 'من الأحد إلى الخميس' },
  'sat-wed': { en: 'Saturday to Wednesday', ar: 'من السبت إلى الأربعاء' },
  'sat-thu': { en: 'Saturday to Thursday', ar: 'من السبت إلى الخميس' },
  'mon-sat': { en: 'Monday to Saturday', ar: 'من الاثنين إلى السبت' },
};

const choice = <Name extends WorkWeekName>(value: Name): Choice & Readonly<{ value: Name }> => ({
  value,
  label: labels[value],
  aliases: aliasesOf(value),
});

export const workWeekArgument = {
  kind: 'choice',
  ...optional,
  label: { en: 'Work week', ar: 'أسبوع العمل' },
  aliases: ['workweek', 'working week', 'days', 'الأسبوع', 'أيام العمل'],
  hint: { en: 'The days people work.', ar: 'أيام العمل.' },
  example: 'sun-thu',
  choices: [choice('mon-fri'), choice('sun-thu'), choice('sat-wed'), choice('sat-thu'), choice('mon-sat')],
} as const satisfies Argument;
