import type { Bilingual, Language } from '../../chat/ids.ts';

/** Sentences about Discord itself, which belong to no other platform. */
export const discordWords = {
  formGoesOn: {
    en: 'Part {page} of {pages} is kept here, only for you. It is not sent yet.',
    ar: 'الجزء {page} من {pages} محفوظ هنا، ولا يراه غيرك. لم يُرسل بعد.',
  },
  formNotSent: {
    en: 'This was not sent. What you wrote is kept here, only for you.',
    ar: 'لم يُرسل هذا. ما كتبته محفوظ هنا، ولا يراه غيرك.',
  },
  formContinue: { en: 'Continue', ar: 'متابعة' },
  formSend: { en: 'Send as it is', ar: 'إرسال كما هو' },
  formAgain: { en: 'Open the form again', ar: 'فتح النموذج من جديد' },
  formLate: {
    en: 'That took too long for the form to open. It is behind this button.',
    ar: 'استغرق فتح النموذج وقتًا أطول من اللازم. ستجده خلف هذا الزر.',
  },
  restarted: {
    en: 'Halqa was restarted before it could answer. Please check whether this was done, and try again if it was not.',
    ar: 'أُعيد تشغيل حلقة قبل أن تتمكّن من الرد. يُرجى التحقّق من إتمام الطلب، وإعادة المحاولة إن لم يتم.',
  },
  broken: {
    en: 'Something broke on our side. Please try again; if it happens again, tell the coordinator this number: {incident}',
    ar: 'حدث خلل من جهتنا. حاول مجددًا، وإن تكرّر فأبلغ المنسّق بهذا الرقم: {incident}',
  },
} as const satisfies Readonly<Record<string, Bilingual>>;

/** A sentence with its values filled in. */
export const phrase = (
  key: keyof typeof discordWords,
  language: Language,
  values: Readonly<Record<string, string | number>> = {},
): string =>
  discordWords[key][language].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
