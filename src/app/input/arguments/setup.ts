import type { Argument } from '../../../chat/command.ts';
import { redactedText } from '../../../chat/text/redacted.ts';
import { workWeekName } from '../../../domain/coalition.ts';
import type { Caller } from '../../caller/caller.ts';
import { optional } from './parts.ts';
import { languageArgument } from './shared.ts';
import { thresholdArgument } from './threshold.ts';
import { workWeekArgument } from './work-week.ts';

/** The settings of a coalition. */
export const setupArguments = {
  name: {
    kind: 'text',
    required: true,
    positional: true,
    max: 100,
    label: { en: 'Name', ar: 'الاسم' },
    aliases: ['called', 'title', 'اسم التحالف'],
    hint: { en: 'The name of the coalition.', ar: 'اسم التحالف.' },
    example: { en: 'Clean Coast Coalition', ar: 'تحالف الساحل النظيف' },
  },
  zone: {
    kind: 'zone',
    required: true,
    positional: false,
    label: { en: 'Time zone', ar: 'المنطقة الزمنية' },
    aliases: ['timezone', 'tz', 'city', 'المدينة', 'التوقيت', 'المنطقة'],
    hint: { en: 'A city or a time zone.', ar: 'مدينة أو منطقة زمنية.' },
    example: { en: 'Asia/Beirut', ar: 'بيروت' },
  },
  mission: {
    kind: 'text',
    ...optional,
    long: true,
    max: 1000,
    label: { en: 'Mission', ar: 'الرسالة' },
    aliases: ['purpose', 'vision', 'المهمة', 'الرؤية'],
    hint: { en: 'What the partners want to reach together.', ar: 'ما يسعى إليه الشركاء معًا.' },
    example: { en: 'Every beach swimmable by 2030', ar: 'شواطئ صالحة للسباحة كلها قبل 2030' },
  },
  executive: {
    kind: 'place',
    ...optional,
    label: { en: 'Executive committee reads in', ar: 'مكان اللجنة التنفيذية' },
    aliases: ['التنفيذية', 'executive committee', 'exec', 'اللجنة التنفيذية'],
    hint: {
      en: 'The monthly summary is posted here.',
      ar: 'يُنشر فيه الملخّص الشهري.',
    },
    example: { en: '#executive', ar: '#التنفيذية' },
  },
  strategic: {
    kind: 'place',
    ...optional,
    label: { en: 'Strategic committee reads in', ar: 'مكان اللجنة الاستراتيجية' },
    aliases: ['الاستراتيجية', 'strategic committee', 'strategy', 'اللجنة الاستراتيجية'],
    hint: {
      en: 'The quarterly summary is posted here.',
      ar: 'يُنشر فيه الملخّص الفصلي.',
    },
    example: { en: '#strategic', ar: '#الاستراتيجية' },
  },
  week: workWeekArgument,
  language: {
    ...languageArgument,
    hint: {
      en: 'The language of shared places, unless a place has its own.',
      ar: 'لغة الأماكن المشتركة، ما لم تُحدَّد للمكان لغة.',
    },
  },
  digits: {
    kind: 'choice',
    ...optional,
    label: { en: 'Digits', ar: 'الأرقام' },
    aliases: ['numerals', 'numbers'],
    hint: { en: 'The digits used in Arabic text.', ar: 'شكل الأرقام في النص العربي.' },
    example: 'latn',
    choices: [
      { value: 'latn', label: { en: '0123456789', ar: '0123456789' } },
      { value: 'arab', label: { en: '٠١٢٣٤٥٦٧٨٩', ar: '٠١٢٣٤٥٦٧٨٩' } },
    ],
  },
  open: {
    kind: 'choice',
    ...optional,
    label: { en: 'Open', ar: 'مفتوح' },
    hint: {
      en: 'Whether everybody may read what groups record, or only their members and the committees.',
      ar: 'هل سجلّات المجموعات متاحة للجميع، أم لأعضائها وللّجنتين فقط؟',
    },
    example: 'yes',
    choices: [
      { value: 'yes', label: { en: 'Yes', ar: 'نعم' } },
      { value: 'no', label: { en: 'No', ar: 'لا' } },
    ],
  },
  threshold: thresholdArgument,
} as const satisfies Readonly<Record<string, Argument>>;

/** What is asked first, before there is a coalition. The rest has good defaults. */
export const firstSettings = [
  'name',
  'zone',
  'language',
  'executive',
  'strategic',
] as const satisfies readonly (keyof typeof setupArguments)[];

type Settings = Readonly<Partial<Record<keyof typeof setupArguments, string>>>;

/**
 * The current settings, so that a form shows them and a line changes only one of them. Before there are any,
 * what the platform tells.
 */
export const currentSettings = ({ inCoalition, speaker, words }: Caller): Settings => {
  if (inCoalition === null)
    return {
      language: words.language,
      ...(speaker.timeZone === undefined ? {} : { zone: speaker.timeZone }),
    };
  const { name, timeZone, mission, workWeek, language, digits, open, pollThreshold } = inCoalition.coalition;
  const week = workWeekName(workWeek);
  return {
    name,
    zone: timeZone,
    language,
    digits,
    open: open ? 'yes' : 'no',
    threshold: String(pollThreshold),
    ...(mission === '' || mission === redactedText ? {} : { mission }),
    ...(week === undefined ? {} : { week }),
  };
};
