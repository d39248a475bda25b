import type { Bilingual } from '../chat/ids.ts';

/** The letter that the delegates of a partner get by its rhythm. */
export const letterWords = {
  'letter.title': { en: 'How it stands with {partner}', ar: 'أين وصلنا مع {partner}' },
  'letter.since': { en: 'From {day} until today, as it was logged.', ar: 'من {day} حتى اليوم، بحسب ما سُجّل.' },
  'letter.gets': { en: 'You get', ar: 'ما تنالونه' },
  'letter.wants': { en: 'The coalition wants', ar: 'ما يريده التحالف' },
  'letter.promised': { en: 'What you promised', ar: 'ما وعدتم به' },
  'letter.noPromise': {
    en: 'Nothing is open, and nothing was done in this time.',
    ar: 'لا وعود قائمة، ولم يُنجز وعد في هذه المدة.',
  },
  'letter.promise': { en: '{ref} {title}', ar: '{ref} {title}' },
  'letter.given': { en: 'done', ar: 'أُنجزت' },
  'letter.asked': { en: 'What was asked of you', ar: 'ما طُلب منكم' },
  'letter.askedFor': { en: 'What you asked for', ar: 'ما طلبتموه' },
  'outcome.open': { en: 'no answer yet', ar: 'بلا جواب بعد' },
  'outcome.taken': { en: 'taken up', ar: 'هناك من تولّاه' },
  'outcome.resolved': { en: 'resolved', ar: 'حُلّت الصعوبة' },
  'letter.review': {
    en: 'A year has passed, or the agreement ends now. Does it go on?',
    ar: 'مضت سنة، أو حان آخر الاتفاق. هل تستمر الشراكة؟',
  },
  'letter.right': { en: 'Still right', ar: 'ما زال صحيحًا' },
  'letter.barrierForm': { en: 'What holds you back', ar: 'ما يعيقكم' },
  'letter.barrierLabel': { en: 'What holds you back', ar: 'ما يعيقكم' },
  'letter.barrierHint': {
    en: 'One line. The executive committee reads it.',
    ar: 'سطر واحد تقرؤه اللجنة التنفيذية.',
  },
  'letter.helpLabel': { en: 'What would help', ar: 'ما قد يساعد' },
  'letter.helpHint': { en: 'For example: a letter to the ministry', ar: 'مثال: رسالة إلى الوزارة' },
  'letter.barrierTitle': { en: 'Recorded as {ref}', ar: 'سُجّلت الصعوبة {ref}' },
  'letter.barrierGoes': {
    en: 'The {committee} gets it on the next working day. You will hear who helps.',
    ar: 'تصل إلى {committee} في يوم العمل القادم، ويصلكم خبر بمن يساعد.',
  },
  'letter.barrier': { en: 'Something holds us back…', ar: 'هناك ما يعيقنا…' },
  'letter.goOn': { en: 'Go on', ar: 'الاستمرار' },
  'letter.end': { en: 'End well…', ar: 'إنهاء الشراكة…' },
  'said.right': { en: 'still right', ar: 'ما زال صحيحًا' },
  'said.change': { en: 'something changes', ar: 'هناك ما يتغيّر' },
  'said.barrier': { en: 'something holds us back', ar: 'هناك ما يعيقنا' },
  'said.go-on': { en: 'it goes on', ar: 'الشراكة مستمرة' },
  'said.end': { en: 'it ends', ar: 'الشراكة تنتهي' },
  'letter.answered': { en: 'Answer of {person}, {when}: {answer}', ar: 'جواب {person}، {when}: {answer}' },
  'letter.over': {
    en: 'The partnership with {partner} is not active now.',
    ar: 'الشراكة مع {partner} ليست قائمة الآن.',
  },
  'letter.notYours': {
    en: 'You don’t speak for {partner} now, so there is nothing for you to answer here.',
    ar: 'لم تعد {partner} ممثَّلة بك، فلا جواب مطلوب منك هنا.',
  },
  'letter.oneAnswer': {
    en: 'One answer counts for {partner}, whoever of its delegates gives it.',
    ar: 'جواب واحد يكفي عن {partner}، أيًّا كان من يجيب من مندوبيها.',
  },
  'letter.endForm': { en: 'End the partnership', ar: 'إنهاء الشراكة' },
  'letter.endHint': {
    en: 'One line for the next time. Example: Ask in January, not in June',
    ar: 'سطر واحد للمرة القادمة. مثال: الطلب في يناير لا في يونيو',
  },
  'letter.unheard': { en: 'Not heard since {day}: {partner}', ar: 'بلا جواب منذ {day}: {partner}' },
  'refusal.letter-answered': {
    en: '{person} has answered for {partner} already, {when}: {answer}. Nothing changed.',
    ar: 'سبق جواب {person} عن {partner}، {when}: {answer}. لم يتغيّر شيء.',
  },
  'refusal.letter-over': {
    en: 'The partnership with {partner} is not active now. Nothing changed.',
    ar: 'الشراكة مع {partner} ليست قائمة الآن. لم يتغيّر شيء.',
  },
} as const satisfies Readonly<Record<string, Bilingual>>;
