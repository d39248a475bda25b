import type { Bilingual } from '../chat/ids.ts';

/** Events and their satisfaction polls. */
export const eventWords = {
  'event.title': { en: 'Event {ref}', ar: 'الفعالية {ref}' },
  'event.starts': { en: 'Starts', ar: 'تبدأ' },
  'event.ends': { en: 'Ends', ar: 'تنتهي' },
  'event.pollNote': {
    en: 'When it ends, I ask here how it was: one tap, anonymous.',
    ar: 'حين تنتهي أسأل هنا كيف كانت: نقرة واحدة، من دون ذكر أسماء.',
  },
  'event.cancelledTitle': { en: 'Cancelled: event {ref}', ar: 'أُلغيت الفعالية {ref}' },
  'event.list': { en: '{group}: next events', ar: '{group}: الفعاليات القادمة' },
  'event.listAll': { en: 'Next events', ar: 'الفعاليات القادمة' },
  'event.none': { en: 'No events ahead. Add one: /event add', ar: 'لا فعاليات قادمة. أضف واحدة: ‎/event add' },
  'event.detail': { en: '{when}, {group}', ar: '{when}، {group}' },
  'event.cancel': { en: 'Cancel event', ar: 'إلغاء الفعالية' },

  'poll.title': { en: 'How was “{event}”?', ar: 'كيف كانت «{event}»؟' },
  'poll.ask': {
    en: 'One tap, from 1 (poor) to 5 (excellent). You can change your answer until {closes}.',
    ar: 'نقرة واحدة، من 1 (ضعيفة) إلى 5 (ممتازة). يمكنك تغيير إجابتك حتى {closes}.',
  },
  'poll.privacy': {
    en: 'Anonymous: nobody, not even the coordinator, can see who answered what. Scores and comments are shown after the close, if at least {k} people answer.',
    ar: 'من دون أسماء: لا أحد، ولا حتى منسّق الائتلاف، يرى من أجاب بماذا. تظهر الدرجات والتعليقات بعد الإغلاق إذا أجاب {k} أشخاص على الأقل.',
  },
  'poll.poor': { en: '{score} Poor', ar: '{score} ضعيفة' },
  'poll.excellent': { en: '{score} Excellent', ar: '{score} ممتازة' },
  'poll.ratedTitle': { en: 'Your answer is counted', ar: 'حُسبت إجابتك' },
  'poll.rated': {
    en: 'Nobody sees that it is yours. Tap again to change it, until {closes}.',
    ar: 'لا أحد يرى أنها لك. انقر من جديد لتغييرها، حتى {closes}.',
  },
  'poll.addComment': { en: 'Add a comment', ar: 'أضف تعليقًا' },
  'poll.commentForm': { en: 'A comment', ar: 'تعليق' },
  'poll.commentLabel': {
    en: 'What went well, what could be better?',
    ar: 'ما الذي نجح، وما الذي يمكن تحسينه؟',
  },
  'poll.commentHint': {
    en: 'It is shown without your name, among the others. Leave it empty to take it back.',
    ar: 'يظهر بلا اسمك بين سائر التعليقات. اتركه فارغًا لسحبه.',
  },
  'poll.commentedTitle': { en: 'Thank you', ar: 'شكرًا لك' },
  'poll.commented': {
    en: 'Your comment is kept without your name. You can change it until {closes}.',
    ar: 'حُفظ تعليقك بلا اسمك. يمكنك تغييره حتى {closes}.',
  },
  'poll.closedTitle': { en: 'Closed: “{event}”', ar: 'أُغلق استطلاع «{event}»' },
  'poll.closedText': { en: 'The poll is closed. The result is below.', ar: 'أُغلق الاستطلاع. النتيجة أدناه.' },
  'poll.resultTitle': { en: 'How “{event}” went', ar: 'كيف كانت «{event}»' },
  'poll.average': { en: '{average} of 5', ar: '{average} من 5' },
  'poll.turnout': {
    en: '{n, plural, one {# answer} other {# answers}}, {percent}% of the group',
    ar: '{n, plural, zero {لا إجابات} one {إجابة واحدة} two {إجابتان} few {# إجابات} many {# إجابة} other {# إجابة}}، {percent}٪ من المجموعة',
  },
  'poll.answers': {
    en: '{n, plural, =0 {no answers} one {# answer} other {# answers}}',
    ar: '{n, plural, zero {لا إجابات} one {إجابة واحدة} two {إجابتان} few {# إجابات} many {# إجابة} other {# إجابة}}',
  },
  'poll.tooFew': {
    en: 'The score stays hidden below {k} answers, so that nobody can be picked out.',
    ar: 'تبقى الدرجة مخفيّة ما دامت الإجابات أقلّ من {k}، كي لا يُعرف أحد.',
  },
  'poll.comments': { en: 'Comments', ar: 'التعليقات' },
  'poll.carried': {
    en: 'This goes into the executive committee’s next summary.',
    ar: 'تُنقل هذه النتيجة إلى الملخّص القادم للجنة التنفيذية.',
  },
} as const satisfies Readonly<Record<string, Bilingual>>;
