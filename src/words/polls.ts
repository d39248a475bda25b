import type { Bilingual } from '../chat/ids.ts';

/** Polls: those that follow an event, and those that somebody asks. */
export const pollWords = {
  'poll.title': { en: 'How was “{event}”?', ar: 'كيف كانت فعالية «{event}»؟' },
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
    ar: 'نقرة واحدة على خيارك. يمكنك تغيير إجابتك حتى {closes}.',
  },
  'poll.choices': { en: 'Choices', ar: 'الخيارات' },
  'poll.askedBy': { en: 'Asked by {person}.', ar: 'السؤال من {person}.' },
  'poll.privacy': {
    en: 'Anonymous: nobody, not even a coordinator, can see who answered what. The result and the comments appear after the poll closes, if at least {k} people answer.',
    ar: 'الإجابات مجهولة المصدر: لا يمكن لأحد، ولا لتنسيق التحالف، معرفة إجابة أي شخص. تظهر النتيجة والتعليقات بعد الإغلاق إذا بلغ عدد المجيبين {k} على الأقل.',
  },
  'poll.answered': {
    en: '{n, plural, =0 {No answers yet.} one {# answer so far.} other {# answers so far.}}',
    ar: '{n, plural, zero {لا إجابات بعد.} one {إجابة واحدة حتى الآن.} two {إجابتان حتى الآن.} few {# إجابات حتى الآن.} many {# إجابة حتى الآن.} other {# إجابة حتى الآن.}}',
  },
  'poll.answeredOf': {
    en: '{n, plural, one {# of {members} has answered.} other {# of {members} have answered.}}',
    ar: '{n, plural, zero {لم يُجب أحد بعد من أصل {members}.} one {أجاب شخص واحد من أصل {members}.} two {أجاب شخصان من أصل {members}.} few {أجاب # أشخاص من أصل {members}.} many {أجاب # شخصًا من أصل {members}.} other {أجاب # شخص من أصل {members}.}}',
  },
  'poll.poor': { en: '{score} Poor', ar: '{score} ضعيفة' },
  'poll.excellent': { en: '{score} Excellent', ar: '{score} ممتازة' },
  'poll.lowest': { en: '{score} Lowest', ar: '{score} الأدنى' },
  'poll.highest': { en: '{score} Highest', ar: '{score} الأعلى' },
  'poll.ratedTitle': { en: 'Your answer is counted', ar: 'حُسبت إجابتك' },
  'poll.rated': {
    en: 'Nobody can see that it is yours. Tap again to change it, until {closes}.',
    ar: 'لا أحد يعرف أنها إجابتك. يمكنك تغييرها بنقرة أخرى حتى {closes}.',
  },
  'poll.addComment': { en: 'Add a comment', ar: 'إضافة تعليق' },
  'poll.commentForm': { en: 'Comment', ar: 'تعليق' },
  'poll.commentLabel': {
    en: 'What went well, what could be better?',
    ar: 'ما الذي نجح، وما الذي يمكن تحسينه؟',
  },
  'poll.commentLabelAsked': { en: 'Anything to add?', ar: 'هل لديك ما تضيفه؟' },
  'poll.commentHint': {
    en: 'It is shown without your name, mixed with the others. Leave it empty to remove it.',
    ar: 'يظهر بلا اسمك بين سائر التعليقات. يُترك فارغًا لسحبه.',
  },
  'poll.commentedTitle': { en: 'Thank you', ar: 'شكرًا لك' },
  'poll.commented': {
    en: 'Your comment is saved without your name. You can change it until {closes}.',
    ar: 'حُفظ تعليقك بلا اسمك. يمكنك تغييره حتى {closes}.',
  },

  'poll.commentRemovedTitle': { en: 'No comment is saved', ar: 'لا تعليق محفوظ' },
  'poll.commentRemoved': {
    en: 'Your answer still counts. You can add a comment until {closes}.',
    ar: 'إجابتك محسوبة. يمكن إضافة تعليق حتى {closes}.',
  },
  'poll.nudgeTitle': { en: 'Last day: “{question}”', ar: 'اليوم الأخير: «{question}»' },
  'poll.nudge': {
    en: '{n, plural, =0 {No answers yet} one {# person has answered so far} other {# people have answered so far}}. You can answer until {closes}.',
    ar: '{n, plural, zero {لم يُجب أحد بعد} one {أجاب شخص واحد حتى الآن} two {أجاب شخصان حتى الآن} few {أجاب # أشخاص حتى الآن} many {أجاب # شخصًا حتى الآن} other {أجاب # شخص حتى الآن}}. يمكنك الإجابة حتى {closes}.',
  },

  'poll.nudgeClosed': {
    en: 'Closed, with the result below: “{question}”',
    ar: 'أُغلق، والنتيجة أدناه: «{question}»',
  },
  'poll.closedTitle': { en: 'Closed: “{event}”', ar: 'أُغلق استطلاع «{event}»' },
  'poll.closedText': { en: 'The poll is closed. The result is below.', ar: 'أُغلق الاستطلاع. النتيجة أدناه.' },
  'poll.closedEarly': {
    en: 'The poll is closed. Its result is posted where it was asked.',
    ar: 'أُغلق الاستطلاع، ونُشرت نتيجته حيث طُرح.',
  },
  'poll.resultTitle': { en: 'How “{event}” went', ar: 'نتيجة تقييم فعالية «{event}»' },
  'poll.askedResultTitle': { en: 'Result of poll {ref}', ar: 'نتيجة الاستطلاع {ref}' },
  'poll.average': { en: '{average} of 5', ar: '{average} من 5' },
  'poll.averageUp': {
    en: '{average} of 5, up from {before} at the last event of this group',
    ar: '{average} من 5، ارتفاعًا من {before} في الفعالية السابقة للمجموعة',
  },
  'poll.averageDown': {
    en: '{average} of 5, down from {before} at the last event of this group',
    ar: '{average} من 5، انخفاضًا من {before} في الفعالية السابقة للمجموعة',
  },
  'poll.averageSame': {
    en: '{average} of 5, the same as at the last event of this group',
    ar: '{average} من 5، كما في الفعالية السابقة للمجموعة',
  },
  'poll.most': { en: 'Most chosen: {choices}', ar: 'الأكثر اختيارًا: {choices}' },
  'poll.turnout': {
    en: '{n, plural, one {# answer} other {# answers}}, {percent} of the group',
    ar: '{n, plural, zero {لا إجابات} one {إجابة واحدة} two {إجابتان} few {# إجابات} many {# إجابة} other {# إجابة}}، {percent} من الأعضاء',
  },
  'poll.guests': {
    en: '{n, plural, =0 {no answers} one {# answer} other {# answers}}; the group has {members, plural, =0 {no members} one {# member} other {# members}}',
    ar: '{n, plural, zero {لا إجابات} one {إجابة واحدة} two {إجابتان} few {# إجابات} many {# إجابة} other {# إجابة}}، و{members, plural, zero {لا أعضاء في المجموعة} one {في المجموعة عضو واحد} two {في المجموعة عضوان} few {في المجموعة # أعضاء} many {في المجموعة # عضوًا} other {في المجموعة # عضو}}',
  },
  'poll.answers': {
    en: '{n, plural, =0 {no answers} one {# answer} other {# answers}}',
    ar: '{n, plural, zero {لا إجابات} one {إجابة واحدة} two {إجابتان} few {# إجابات} many {# إجابة} other {# إجابة}}',
  },
  'poll.noScore': { en: 'Nobody answered, so there is no score.', ar: 'لا إجابات، فلا نتيجة.' },
  'poll.noResult': { en: 'Nobody answered, so there is no result.', ar: 'لا إجابات، فلا نتيجة.' },
  'poll.tooSmall': {
    en: 'The result would stay hidden: it appears once {k} members have answered, and the group has {members, plural, one {# member} other {# members}}. More people can join: /group join',
    ar: 'ستبقى النتيجة محجوبة: تظهر إذا أجاب {k} من الأعضاء على الأقل، وعدد أعضاء المجموعة {members, plural, zero {#} one {#} two {#} few {#} many {#} other {#}}. للانضمام: \u2066/group join\u2069',
  },
  'poll.tooFew': {
    en: 'The score stays hidden below {k} answers, so that nobody can be identified.',
    ar: 'النتيجة محجوبة ما دامت الإجابات أقلّ من {k}، كي لا تُعرف إجابة أحد.',
  },
  'poll.tooFewChoices': {
    en: 'The result stays hidden below {k} answers, so that nobody can be identified.',
    ar: 'النتيجة محجوبة ما دامت الإجابات أقلّ من {k}، كي لا تُعرف إجابة أحد.',
  },
  'poll.comments': { en: 'Comments', ar: 'التعليقات' },
  'poll.carried': {
    en: 'This goes into the executive committee’s next summary.',
    ar: 'تُنقل هذه النتيجة إلى الملخّص القادم للجنة التنفيذية.',
  },

  'poll.results': { en: '{group}: polls', ar: '{group}: الاستطلاعات' },
  'poll.resultsAll': { en: 'Polls', ar: 'الاستطلاعات' },
  'poll.resultsNone': {
    en: 'No polls yet. Ask one: /poll ask',
    ar: 'لا استطلاعات بعد. لطرح واحد: \u2066/poll ask\u2069',
  },
  'poll.resultsLine': { en: '{ref} {question}', ar: '{ref} {question}' },
  'poll.openUntil': { en: 'open until {closes}', ar: 'مفتوح حتى {closes}' },
  'poll.stillOpen': {
    en: 'The poll is open until {closes}. Nobody can see how it stands; the result is posted after it closes.',
    ar: 'الاستطلاع مفتوح حتى {closes}. لا تظهر نتيجته لأحد قبل ذلك، وتُنشر بعد إغلاقه.',
  },
} as const satisfies Readonly<Record<string, Bilingual>>;
