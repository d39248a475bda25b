import type { Bilingual } from '../chat/ids.ts';

/** Polls: after an event, and by hand. */
export const pollWords = {
  'poll.title': { en: 'How was “{event}”?', ar: 'كيف كانت «{event}»؟' },
  'poll.askedTitle': { en: 'Poll {ref}', ar: 'الاستطلاع {ref}' },
  'poll.ask': {
    en: 'One tap, from 1 (poor) to 5 (excellent). You can change your answer until {closes}.',
    ar: 'نقرة واحدة، من 1 (ضعيفة) إلى 5 (ممتازة). يمكنك تغيير إجابتك حتى {closes}.',
  },
  'poll.askScore': {
    en: 'One tap, from 1 (lowest) to 5 (highest). You can change your answer until {closes}.',
    ar: 'نقرة واحدة، من 1 (الأدنى) إلى 5 (الأعلى). يمكنك تغيير إجابتك حتى {closes}.',
  },
  'poll.askChoice': {
    en: 'One tap on your choice. You can change your answer until {closes}.',
    ar: 'نقرة واحدة على اختيارك. يمكنك تغيير إجابتك حتى {closes}.',
  },
  'poll.choices': { en: 'Choices', ar: 'الخيارات' },
  'poll.askedBy': { en: 'Asked by {person}.', ar: 'السؤال من {person}.' },
  'poll.privacy': {
    en: 'Anonymous: nobody, not even the coordinator, can see who answered what. The result and the comments are shown after the close, if at least {k} people answer.',
    ar: 'من دون أسماء: لا أحد، ولا حتى منسّق الائتلاف، يرى من أجاب بماذا. تظهر النتيجة والتعليقات بعد الإغلاق إذا أجاب {k} أشخاص على الأقل.',
  },
  'poll.answered': {
    en: '{n, plural, =0 {Nobody has answered yet.} one {# answer so far.} other {# answers so far.}}',
    ar: '{n, plural, zero {لم يُجب أحد بعد.} one {إجابة واحدة حتى الآن.} two {إجابتان حتى الآن.} few {# إجابات حتى الآن.} many {# إجابة حتى الآن.} other {# إجابة حتى الآن.}}',
  },
  'poll.answeredOf': {
    en: '{n, plural, =0 {Nobody of {members} has answered yet.} one {# of {members} has answered.} other {# of {members} have answered.}}',
    ar: '{n, plural, zero {لم يُجب أحد بعد من أصل {members}.} one {أجاب شخص واحد من أصل {members}.} two {أجاب شخصان من أصل {members}.} few {أجاب # أشخاص من أصل {members}.} many {أجاب # شخصًا من أصل {members}.} other {أجاب # شخص من أصل {members}.}}',
  },
  'poll.poor': { en: '{score} Poor', ar: '{score} ضعيفة' },
  'poll.excellent': { en: '{score} Excellent', ar: '{score} ممتازة' },
  'poll.lowest': { en: '{score} Lowest', ar: '{score} الأدنى' },
  'poll.highest': { en: '{score} Highest', ar: '{score} الأعلى' },
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
  'poll.commentLabelAsked': { en: 'What would you like to add?', ar: 'ماذا تودّ أن تضيف؟' },
  'poll.commentHint': {
    en: 'It is shown without your name, among the others. Leave it empty to take it back.',
    ar: 'يظهر بلا اسمك بين سائر التعليقات. اتركه فارغًا لسحبه.',
  },
  'poll.commentedTitle': { en: 'Thank you', ar: 'شكرًا لك' },
  'poll.commented': {
    en: 'Your comment is kept without your name. You can change it until {closes}.',
    ar: 'حُفظ تعليقك بلا اسمك. يمكنك تغييره حتى {closes}.',
  },

  'poll.nudgeTitle': { en: 'Last day: “{question}”', ar: 'اليوم الأخير: «{question}»' },
  'poll.nudge': {
    en: '{n, plural, =0 {Nobody has answered yet} one {# person has answered so far} other {# people have answered so far}}. You can answer until {closes}.',
    ar: '{n, plural, zero {لم يُجب أحد بعد} one {أجاب شخص واحد حتى الآن} two {أجاب شخصان حتى الآن} few {أجاب # أشخاص حتى الآن} many {أجاب # شخصًا حتى الآن} other {أجاب # شخص حتى الآن}}. يمكنك الإجابة حتى {closes}.',
  },

  'poll.closedTitle': { en: 'Closed: “{event}”', ar: 'أُغلق استطلاع «{event}»' },
  'poll.closedText': { en: 'The poll is closed. The result is below.', ar: 'أُغلق الاستطلاع. النتيجة أدناه.' },
  'poll.closedEarly': {
    en: 'The poll is closed, and its result is posted where it was asked.',
    ar: 'أُغلق الاستطلاع، ونُشرت نتيجته حيث طُرح.',
  },
  'poll.resultTitle': { en: 'How “{event}” went', ar: 'كيف كانت «{event}»' },
  'poll.askedResultTitle': { en: 'Result of poll {ref}', ar: 'نتيجة الاستطلاع {ref}' },
  'poll.average': { en: '{average} of 5', ar: '{average} من 5' },
  'poll.averageUp': {
    en: '{average} of 5, up from {before} at the last event of this group',
    ar: '{average} من 5، ارتفاعًا من {before} في فعالية المجموعة السابقة',
  },
  'poll.averageDown': {
    en: '{average} of 5, down from {before} at the last event of this group',
    ar: '{average} من 5، انخفاضًا من {before} في فعالية المجموعة السابقة',
  },
  'poll.averageSame': {
    en: '{average} of 5, as at the last event of this group',
    ar: '{average} من 5، كما في فعالية المجموعة السابقة',
  },
  'poll.most': { en: 'Most chosen: {choices}', ar: 'الأكثر اختيارًا: {choices}' },
  'poll.turnout': {
    en: '{n, plural, one {# answer} other {# answers}}, {percent}% of the group',
    ar: '{n, plural, zero {لا إجابات} one {إجابة واحدة} two {إجابتان} few {# إجابات} many {# إجابة} other {# إجابة}}، {percent}٪ من المجموعة',
  },
  'poll.guests': {
    en: '{n, plural, =0 {no answers} one {# answer} other {# answers}}; the group has {members, plural, =0 {no members} one {# member} other {# members}}',
    ar: '{n, plural, zero {لا إجابات} one {إجابة واحدة} two {إجابتان} few {# إجابات} many {# إجابة} other {# إجابة}}، و{members, plural, zero {لا أعضاء في المجموعة} one {في المجموعة عضو واحد} two {في المجموعة عضوان} few {في المجموعة # أعضاء} many {في المجموعة # عضوًا} other {في المجموعة # عضو}}',
  },
  'poll.answers': {
    en: '{n, plural, =0 {no answers} one {# answer} other {# answers}}',
    ar: '{n, plural, zero {لا إجابات} one {إجابة واحدة} two {إجابتان} few {# إجابات} many {# إجابة} other {# إجابة}}',
  },
  'poll.tooFew': {
    en: 'The score stays hidden below {k} answers, so that nobody can be picked out.',
    ar: 'تبقى الدرجة مخفيّة ما دامت الإجابات أقلّ من {k}، كي لا يُعرف أحد.',
  },
  'poll.tooFewChoices': {
    en: 'What was chosen stays hidden below {k} answers, so that nobody can be picked out.',
    ar: 'تبقى الاختيارات مخفيّة ما دامت الإجابات أقلّ من {k}، كي لا يُعرف أحد.',
  },
  'poll.comments': { en: 'Comments', ar: 'التعليقات' },
  'poll.carried': {
    en: 'This goes into the executive committee’s next summary.',
    ar: 'تُنقل هذه النتيجة إلى الملخّص القادم للجنة التنفيذية.',
  },

  'poll.results': { en: '{group}: polls', ar: '{group}: الاستطلاعات' },
  'poll.resultsNone': {
    en: 'No poll has closed yet. Ask one: /poll ask',
    ar: 'لم يُغلق أي استطلاع بعد. اطرح واحدًا: ‎/poll ask',
  },
  'poll.resultsLine': { en: '{ref} {question}', ar: '{ref} {question}' },
  'poll.openUntil': { en: 'open until {closes}', ar: 'مفتوح حتى {closes}' },
  'poll.hidden': { en: 'result hidden (too few answers)', ar: 'النتيجة مخفيّة (إجابات قليلة)' },
  'poll.stillOpen': {
    en: 'The poll is open until {closes}. Until then nobody sees how it stands; the result follows the close.',
    ar: 'الاستطلاع مفتوح حتى {closes}. لا يرى أحد نتيجته قبل ذلك، وتُنشر بعد إغلاقه.',
  },
} as const satisfies Readonly<Record<string, Bilingual>>;
