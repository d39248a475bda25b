import type { Bilingual } from '../chat/ids.ts';

/** What becomes of an ask: taken up, done, given up; and what is asked of a committee. */
export const answerWords = {
  'answer.takeUp': { en: 'We can help', ar: 'نستطيع المساعدة' },
  'answer.line': {
    en: '{group}: {title} ({ref}), {owners}, due {due}',
    ar: '{group}: {title} ({ref})، {owners}، الموعد: {due}',
  },
  'answer.about': { en: 'About {ref}: {body}', ar: 'عن {ref}: {body}' },
  'answer.takenTitle': { en: '{ref} is taken up', ar: 'تلبية قيد التنفيذ: {ref}' },
  'answer.doneTitle': { en: 'Does that resolve {ref}?', ar: 'هل حُلّت {ref}؟' },
  'answer.done': { en: '{person} did {ref} {title}.', ar: 'إنجاز {ref} {title}: {person}' },
  'answer.question': { en: 'Does that resolve {ref}?', ar: 'هل حلّ ذلك الصعوبة {ref}؟' },
  'answer.yes': { en: 'Yes, resolved', ar: 'نعم، حُلّت' },
  'answer.not': { en: 'Not yet', ar: 'ليس بعد' },
  'answer.stillOpen': {
    en: '{ref} stays open, and is in the next summary.',
    ar: 'تبقى {ref} مفتوحة، وتُذكر في الملخّص القادم.',
  },
  'answer.droppedTitle': { en: '{ref} is waiting for help again', ar: '{ref} في انتظار المساعدة من جديد' },
  'answer.dropped': {
    en: '{person} gave up {ref} {title}.',
    ar: 'صرف النظر عن {ref} {title}: {person}',
  },
  'asked.title': {
    en: '{n, plural, one {One new ask} other {# new asks}} for this committee',
    ar: '{n, plural, zero {لا طلبات جديدة} one {طلب جديد واحد} two {طلبان جديدان} few {# طلبات جديدة} many {# طلبًا جديدًا} other {# طلب جديد}} من هذه اللجنة',
  },
  'asked.line': { en: '{group} needs {help} ({ref})', ar: '{group}: الحاجة إلى {help} ({ref})' },
  'asked.detail': { en: '{body} · {age}{why}', ar: '{body} · {age}{why}' },
  'asked.passedOn': {
    en: ' · the executive committee: {why}',
    ar: ' · اللجنة التنفيذية: {why}',
  },
  'asked.takeOne': { en: 'Take one…', ar: 'تولّي طلب…' },
  'asked.notOurs': { en: 'Not ours…', ar: 'ليس من شأننا…' },
  'asked.counts': {
    en: 'Asked for in this period: {asked}; of these taken up: {taken}; done: {done}.',
    ar: 'الطلبات في هذه الفترة: {asked}؛ ما تولّاه أحد منها: {taken}؛ ما أُنجز: {done}.',
  },
  'difficulty.passedOn': { en: 'Passed on by the executive', ar: 'إحالة من اللجنة التنفيذية' },
  'difficulty.givenUpTitle': { en: 'Closed: difficulty {ref}', ar: 'إغلاق الصعوبة {ref}' },
  'difficulty.givenUp': { en: 'Given up together with {ref}.', ar: 'صُرف النظر عنها مع {ref}.' },
  'difficulty.itemDone': { en: 'The item is done.', ar: 'أُنجزت المهمة.' },
  'item.resolvedToo': { en: '{ref} is resolved too', ar: 'حُلّت {ref} أيضًا' },
  'refusal.difficulty-open': { en: '{ref} is open already.', ar: '{ref} مفتوحة من قبل.' },
  'refusal.not-asked-of-executive': {
    en: '{ref} is no longer with the executive committee: it was resolved or passed on.',
    ar: '{ref} لم تعد عند اللجنة التنفيذية: فقد حُلّت أو أُحيلت.',
  },
  'refusal.only-executive': {
    en: 'Only members of the executive committee can pass this on.',
    ar: 'الإحالة لأعضاء اللجنة التنفيذية وحدهم.',
  },
} as const satisfies Readonly<Record<string, Bilingual>>;
