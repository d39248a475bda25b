import type { Bilingual, Language } from '../../chat/ids.ts';

/** Sentences about Discord itself, which belong to no other platform. */
export const discordWords = {
  formGoesOn: {
    en: 'Part {page} of {pages} is saved here; only you can see it. It is not sent yet.',
    ar: 'الجزء {page} من {pages} محفوظ هنا، ولا يراه غيرك. لم يُرسل بعد.',
  },
  formHere: {
    en: 'A little more is needed. The form has what you wrote already.',
    ar: 'يلزم القليل بعد. في النموذج ما كتبته.',
  },
  formOpen: { en: 'Open the form', ar: 'فتح النموذج' },
  formNotSent: {
    en: 'This was not sent. What you wrote is saved here; only you can see it.',
    ar: 'لم يُرسل هذا. ما كتبته محفوظ هنا، ولا يراه غيرك.',
  },
  formCut: {
    en: 'A message of Discord has no room for all of it: the end of what is long is missing. Please add it again.',
    ar: 'لا تتّسع رسالة في ديسكورد لكل هذا: نهاية النص الطويل ناقصة. يُرجى كتابتها من جديد.',
  },
  formContinue: { en: 'Continue', ar: 'متابعة' },
  formSend: { en: 'Send as it is', ar: 'إرسال كما هو' },
  formAgain: { en: 'Open the form again', ar: 'فتح النموذج من جديد' },
  formLate: {
    en: 'The form took too long to open. Open it with this button:',
    ar: 'استغرق فتح النموذج وقتًا أطول من اللازم. يمكن فتحه بهذا الزر:',
  },
  restarted: {
    en: 'Halqa was restarted before it could answer. Please check whether this was done, and try again if it was not.',
    ar: 'أُعيد تشغيل «حلقة» قبل أن تتمكّن من الرد. يُرجى التحقّق من تنفيذ الطلب، وإعادة المحاولة إن لم يُنفَّذ.',
  },
  broken: {
    en: 'Something went wrong. Please try again in a moment. If it happens again, give the coordinator this number: {incident}',
    ar: 'حدث خلل. يُرجى إعادة المحاولة بعد قليل، وإن تكرّر فإبلاغ تنسيق التحالف بهذا الرقم: {incident}',
  },
} as const satisfies Readonly<Record<string, Bilingual>>;

/** A sentence with its values filled in. */
export const phrase = (
  key: keyof typeof discordWords,
  language: Language,
  values: Readonly<Record<string, string | number>> = {},
): string =>
  discordWords[key][language].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
