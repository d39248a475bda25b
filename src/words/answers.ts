import type { Bilingual } from '../chat/ids.ts';

/** Difficulties that a committee or group takes on: promised, done, dropped; and new asks. */
export const answerWords = {
  'answer.takeUp': { en: 'We can help', ar: 'نستطيع المساعدة' },
  'answer.line': {
    en: '{group}: {title} ({ref}), {owners}, {due}',
    ar: '{group}: {title} ({ref})، {owners}، {due}',
  },
  'answer.about': { en: 'About {ref}: {body}', ar: 'عن {ref}: {body}' },
  'answer.takenTitle': { en: 'Help is coming: {ref}', ar: 'المساعدة قادمة: {ref}' },
  'answer.doneTitle': { en: 'The help for {ref} is done', ar: 'اكتملت المساعدة في {ref}' },
  'answer.done': { en: '{person} did {ref} {title}.', ar: 'إنجاز {ref} {title}: {person}' },
  'answer.question': { en: 'Does that resolve {ref}?', ar: 'هل حلّ ذلك الصعوبة {ref}؟' },
  'answer.yes': { en: 'Yes, resolved', ar: 'نعم، حُلّت' },
  'answer.not': { en: 'Not yet', ar: 'ليس بعد' },
  'answer.waiting': {
    en: '{item} is done. Does it resolve {ref}? {person} says.',
    ar: 'أُنجزت {item}. بانتظار جواب {person}: هل حلّت الصعوبة {ref}؟',
  },
  'answer.declinedTitle': { en: '{ref} is not resolved yet', ar: 'الصعوبة {ref} لم تُحلّ بعد' },
  'answer.declined': {
    en: '{person}, on {ref} {title}: not yet.',
    ar: 'جواب {person} عن {ref} {title}: ليس بعد.',
  },
  'answer.stillOpen': {
    en: '{ref} stays open, and is in the next summary.',
    ar: 'تبقى الصعوبة {ref} مفتوحة، وتُذكر في الملخّص القادم.',
  },
  'answer.droppedTitle': {
    en: '{ref} is waiting for help again',
    ar: 'الصعوبة {ref} بانتظار المساعدة من جديد',
  },
  'answer.dropped': {
    en: '{person} dropped {ref} {title}.',
    ar: 'صرف النظر عن {ref} {title}: {person}',
  },
  'asked.title': {
    en: '{n, plural, one {One new request} other {# new requests}} to this committee',
    ar: '{n, plural, zero {لا طلبات جديدة} one {طلب جديد واحد} two {طلبان جديدان} few {# طلبات جديدة} many {# طلبًا جديدًا} other {# طلب جديد}} إلى هذه اللجنة',
  },
  'asked.waiting': {
    en: '{committee}: {n, plural, =0 {no requests wait} one {one request waits} other {# requests wait}}',
    ar: '{committee}: {n, plural, zero {لا طلبات بلا متابعة} one {طلب واحد بلا متابعة} two {طلبان بلا متابعة} few {# طلبات بلا متابعة} many {# طلبًا بلا متابعة} other {# طلب بلا متابعة}}',
  },
  'asked.line': { en: '{group} needs {help} ({ref})', ar: '{group}: الحاجة إلى {help} ({ref})' },
  'asked.detail': { en: '{body} · {age}', ar: '{body} · {age}' },
  'asked.passedOn': {
    en: '{body} · {age} · the executive committee: {why}',
    ar: '{body} · {age} · اللجنة التنفيذية: {why}',
  },
  'asked.takeOne': { en: 'Take one…', ar: 'تولّي طلب…' },
  'asked.notOurs': { en: 'Pass one on…', ar: 'إحالة طلب…' },
  'asked.count': { en: 'Requests in this period: {n}.', ar: 'الطلبات في هذه الفترة: {n}.' },
  'asked.countTaken': { en: 'Taken on: {n}.', ar: 'ما وُجد من يتولّاه: {n}.' },
  'asked.countDone': { en: 'Done: {n}.', ar: 'ما أُنجز: {n}.' },
  'difficulty.passedOn': { en: 'Passed on by the executive', ar: 'إحالة من اللجنة التنفيذية' },
  'difficulty.givenUpTitle': { en: 'Closed: difficulty {ref}', ar: 'أُغلقت الصعوبة {ref}' },
  'difficulty.givenUp': { en: 'Dropped together with {ref}.', ar: 'صُرف النظر عنها مع {ref}.' },
  'difficulty.itemDone': { en: 'The item is done.', ar: 'أُنجزت المهمة.' },
  'item.resolvedToo': { en: '{ref} is resolved too', ar: 'حُلّت {ref} أيضًا' },
  'refusal.difficulty-open': { en: '{ref} is already open.', ar: 'الصعوبة {ref} مفتوحة أصلًا.' },
  'refusal.not-asked-of-executive': {
    en: '{ref} is no longer with the executive committee: it was resolved or passed on.',
    ar: 'لم تعد الصعوبة {ref} لدى اللجنة التنفيذية: حُلّت أو أُحيلت.',
  },
  'refusal.only-executive': {
    en: 'Only members of the executive committee can pass this on.',
    ar: 'الإحالة متاحة لأعضاء اللجنة التنفيذية فقط.',
  },
} as const satisfies Readonly<Record<string, Bilingual>>;
