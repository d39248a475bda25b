import type { Bilingual } from '../chat/ids.ts';

/** Who says that something was done: one side, or several. */
export const confirmingWords = {
  'sides.confirmed': {
    en: '{n, plural, one {Confirmed by # side} other {Confirmed by # sides}}: {names}',
    ar: '{n, plural, zero {بلا تأكيد} one {بتأكيد طرف واحد} two {بتأكيد طرفين} few {بتأكيد # أطراف} many {بتأكيد # طرفًا} other {بتأكيد # طرف}}: {names}',
  },
  'sides.one': { en: 'Told by one side so far: {names}', ar: 'بقول طرف واحد حتى الآن: {names}' },
  'sides.confirm': { en: 'We were part of it', ar: 'شاركنا في ذلك' },
  'sides.askTitle': { en: 'Was {partner} part of this?', ar: 'هل شاركت {partner} في هذا؟' },
  'sides.ask': { en: '{ref} {title}', ar: '{ref} {title}' },
  'sides.askNote': {
    en: 'One answer counts for {partner}, whoever of its delegates gives it. This is asked once.',
    ar: 'جواب واحد يكفي عن {partner}، أيًّا كان من يجيب من مندوبيها. لا يُسأل عن هذا مرة أخرى.',
  },
  'mirror.head': { en: 'Partnerships', ar: 'الشراكات' },
  'mirror.needs': { en: 'Needed, and offered by nobody: {needs}', ar: 'حاجات بلا عروض: {needs}' },
  'mirror.need': { en: '{kind} ({n})', ar: '{kind} ({n})' },
  'mirror.inName': {
    en: 'Partners in name only, without an agreement or a contribution for two quarters: {names}',
    ar: 'شركاء بالاسم فقط، بلا اتفاق أو بلا مساهمة منذ فصلين: {names}',
  },
  'mirror.oneSide': {
    en: 'Told by one side so far: {ref} {title}',
    ar: 'بقول طرف واحد حتى الآن: {ref} {title}',
  },
  'refusal.not-done-yet': {
    en: '{ref} is not over yet. It can be confirmed once it is.',
    ar: '{ref} لم تنتهِ بعد. التأكيد ممكن بعد انتهائها.',
  },
  'refusal.not-to-confirm': {
    en: '{ref} can’t be confirmed: only items and events can.',
    ar: 'لا يمكن تأكيد {ref}: التأكيد للمهام والفعاليات فقط.',
  },
  'refusal.told-it-yourself': {
    en: 'You reported {ref} yourself. Somebody else has to confirm it for {partner}.',
    ar: 'الخبر عن {ref} منك. التأكيد عن {partner} لشخص آخر.',
  },
  'refusal.confirmed-already': {
    en: '{partner} already confirmed {ref}, {when}. Nothing changed.',
    ar: 'سبق تأكيد {ref} من {partner}، {when}. لم يتغيّر شيء.',
  },
} as const satisfies Readonly<Record<string, Bilingual>>;
