import type { Bilingual } from '../chat/ids.ts';

/** A person's week. */
export const weekWords = {
  'week.title': { en: 'Your week from {day}', ar: 'أسبوعك ابتداءً من {day}' },
  'week.nothing': {
    en: 'Nothing of yours is due this week, and nothing waits for you.',
    ar: 'لا مهام يحين موعدها هذا الأسبوع، ولا شيء في انتظارك.',
  },
  'week.due': { en: 'Due this week', ar: 'ما يحين موعده هذا الأسبوع' },
  'week.events': { en: 'Events this week', ar: 'فعاليات هذا الأسبوع' },
  'week.waiting': { en: 'Waiting for you', ar: 'ما ينتظر ردّك' },
  'week.groups': { en: 'What your groups did last week', ar: 'ما قامت به مجموعاتك في الأسبوع الماضي' },
  'week.section': {
    en: '{group}: look at your section before {when}: {command}',
    ar: '{group}: مراجعة القسم قبل {when}: {command}',
  },
  'week.unowned': {
    en: '{group}: {n, plural, one {# item has no owner} other {# items have no owner}}: {command}',
    ar: '{group}: {n, plural, zero {لكل مهمة من يتولّاها} one {مهمة واحدة بلا متابعة} two {مهمتان بلا متابعة} few {# مهام بلا متابعة} many {# مهمة بلا متابعة} other {# مهمة بلا متابعة}}: {command}',
  },
  'week.asks': {
    en: '{committee}: {n, plural, one {# request for help} other {# requests for help}} that nobody has taken on: {command}',
    ar: '{committee}: {n, plural, zero {لا طلبات مساعدة بلا متابعة} one {طلب مساعدة واحد بلا متابعة} two {طلبا مساعدة بلا متابعة} few {# طلبات مساعدة بلا متابعة} many {# طلب مساعدة بلا متابعة} other {# طلب مساعدة بلا متابعة}}: {command}',
  },
  'week.poll': {
    en: '{group}: “{question}”, open until {when}',
    ar: '{group}: «{question}»، مفتوح حتى {when}',
  },
  'waiting.section': {
    en: '{group}: the section of the next summary',
    ar: '{group}: القسم في الملخّص القادم',
  },
  'waiting.asks': { en: '{committee}: requests for help', ar: '{committee}: طلبات المساعدة' },
  'waiting.unowned': { en: '{group}: items without an owner', ar: '{group}: مهام بلا متابعة' },
  'week.isOn': {
    en: 'You get this on the first working day of each week. To stop it: {command}',
    ar: 'تصلك هذه الرسالة في أول يوم عمل من كل أسبوع. لإيقافها: {command}',
  },
  'week.isOff': {
    en: 'To get this on the first working day of each week: {command}',
    ar: 'لتلقّي هذه الرسالة في أول يوم عمل من كل أسبوع: {command}',
  },
  'week.turnOn': { en: 'Send me this weekly', ar: 'تلقّيها كل أسبوع' },
  'week.turnOff': { en: 'Stop the weekly message', ar: 'إيقاف الرسالة الأسبوعية' },
  'week.setTitle': { en: 'Weekly message', ar: 'الرسالة الأسبوعية' },
  'week.setOn': {
    en: 'On. On the first working day of each week, in the morning, I write to you what is due, what waits for you, and what your groups did. When there is nothing, I write nothing.',
    ar: 'مفعّلة. في صباح أول يوم عمل من كل أسبوع تصلك رسالة بما يحين موعده وما ينتظر ردّك وما قامت به مجموعاتك. وإن لم يكن شيء من ذلك فلا رسالة.',
  },
  'week.setOff': {
    en: 'Off. To see your week at any time: /halqa week',
    ar: 'متوقّفة. لأسبوعك في أي وقت: \u2066/halqa week\u2069',
  },
} as const satisfies Readonly<Record<string, Bilingual>>;
