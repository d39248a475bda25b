import type { Bilingual } from '../chat/ids.ts';

/** Questions before something is done. */
export const askFirstWords = {
  'ask.no': { en: 'Not now', ar: 'ليس الآن' },
  'ask.nothingTitle': { en: 'All right', ar: 'حسنًا' },
  'ask.nothing': { en: 'Nothing changed.', ar: 'لم يتغيّر شيء.' },
  'ask.whichPerson': { en: 'Which {value}?', ar: '{value}: أيّ شخص؟' },
  'ask.whichGroup': { en: 'Which group?', ar: 'أيّ مجموعة؟' },
  'ask.whichOne': { en: 'Which one?', ar: 'أيّ من هذه؟' },
  'ask.hours': { en: '{from} to {to}', ar: '{from} حتى {to}' },
  'ask.noGroup': {
    en: 'This place belongs to no working group.',
    ar: 'هذا المكان لا يخصّ أي مجموعة عمل.',
  },
  'ask.whichText': {
    en: 'Choose one to go on with what you typed.',
    ar: 'بعد الاختيار يُنفَّذ ما كُتب.',
  },
  'ask.whichMenu': { en: 'Choose…', ar: 'اختيار…' },
  'ask.sameTitle': { en: 'You already have {ref} {title}', ar: 'لديكم أصلًا {ref} {title}' },
  'ask.sameTitleText': {
    en: 'It is still open. See it: /action show {ref}',
    ar: 'لا تزال مفتوحة. لعرضها: \u2066/action show {ref}\u2069',
  },
  'ask.addAnyway': { en: 'Add all the same', ar: 'إضافتها مع ذلك' },
  'ask.cancelTitle': { en: 'Cancel {ref} {title}?', ar: 'إلغاء {ref} {title}؟' },
  'ask.cancelText': {
    en: 'Everybody who said they are coming is told, and nobody is asked how it was.',
    ar: 'يصل خبر الإلغاء إلى كل من أكّد الحضور، ولا يتبعها سؤال عن رأيكم.',
  },
  'ask.keepEvent': { en: 'Keep it', ar: 'الإبقاء عليها' },
  'ask.publishTitle': { en: 'Post the summary of {period} now?', ar: 'نشر ملخّص {period} الآن؟' },
  'ask.publishText': {
    en: 'It is then final: no other summary is posted for this period, automatically or by hand.',
    ar: 'يبقى عندئذ كما هو: لا يُنشر غيره لهذه الفترة، لا تلقائيًا ولا يدويًا.',
  },
  'ask.publish': { en: 'Post it now', ar: 'نشره الآن' },
} as const satisfies Readonly<Record<string, Bilingual>>;
