import type { Bilingual } from '../chat/ids.ts';
import type { Words } from '../words/words.ts';
import { typedName } from './pieces.ts';

/** Lines for people to type, in both languages: the names and choices of arguments as each reader types them. */

export const remindersOff: Bilingual = { en: '/halqa reminders off', ar: '/halqa reminders إيقاف' };
export const weeklyOn: Bilingual = { en: '/halqa weekly on', ar: '/halqa weekly تشغيل' };
export const weeklyOff: Bilingual = { en: '/halqa weekly off', ar: '/halqa weekly إيقاف' };
export const newCalendarLink: Bilingual = {
  en: '/event calendar link:new',
  ar: '/event calendar الرابط:جديد',
};
export const noCalendarLink: Bilingual = {
  en: '/event calendar link:off',
  ar: '/event calendar الرابط:إلغاء',
};
export const newToken: Bilingual = { en: '/coalition api token:new', ar: '/coalition api الرمز:جديد' };

/** What follows a command. */
export const asFileArgument: Bilingual = { en: 'as:file', ar: 'بصيغة:ملف' };
export const unowned: Bilingual = { en: 'unowned', ar: 'بلا متابعة' };
export const done: Bilingual = { en: 'done', ar: 'المنجزة' };
export const digestKinds = {
  monthly: { en: 'monthly', ar: 'شهري' },
  quarterly: { en: 'quarterly', ar: 'فصلي' },
} as const satisfies Readonly<Record<string, Bilingual>>;

export const ofGroup = (words: Words, name: string): string =>
  `${words.of({ en: 'group', ar: 'المجموعة' })}:${typedName(name)}`;

/** A link code, which people read in one chat and type in another. */
export const ofCode = (words: Words, code: string): string =>
  `${words.of({ en: 'code', ar: 'الرمز' })}:${code}`;
