import type { Bilingual } from '../chat/ids.ts';

/** Private reminders to the owners of items. */
export const reminderWords = {
  'reminder.title': {
    en: '{n, plural, one {# of your items needs attention} other {# of your items need attention}}',
    ar: '{n, plural, zero {لا مهام تحتاج إلى متابعتك} one {مهمة تحتاج إلى متابعتك} two {مهمتان تحتاجان إلى متابعتك} few {# مهام تحتاج إلى متابعتك} many {# مهمة تحتاج إلى متابعتك} other {# مهمة تحتاج إلى متابعتك}}',
  },
  'reminder.late': { en: 'Overdue', ar: 'متأخرة' },
  'reminder.today': { en: 'Due today', ar: 'موعدها اليوم' },
  'reminder.soon': { en: 'Coming up', ar: 'قادمة' },
  'reminder.detail': { en: '{group}, due {due}', ar: '{group}، الموعد: {due}' },
  'reminder.off': { en: 'Stop these reminders: {command}', ar: 'لإيقاف هذا التذكير: {command}' },
  'reminder.noneTitle': { en: 'Nothing else is due', ar: 'لا مهام أخرى حان موعدها' },
  'reminder.none': {
    en: 'Thank you. None of your items is overdue or due within three days.',
    ar: 'شكرًا لك. لا مهمة لديك متأخرة، ولا مهمة موعدها خلال ثلاثة أيام.',
  },
  'reminder.setTitle': { en: 'Reminders', ar: 'التذكير' },
  'reminder.setOn': {
    en: 'Reminders are on. I write to you in private three days before an item of yours is due, on the day, and once a week while it is overdue: on workdays only, and all in one message.',
    ar: 'التذكير مفعّل. تصلك رسالة خاصة قبل موعد مهمتك بثلاثة أيام، وفي يومه، ومرة كل أسبوع ما دامت متأخرة: في أيام العمل وحدها، وكلها في رسالة واحدة.',
  },
  'reminder.setOff': {
    en: 'Reminders are off. To see your action items: /action mine',
    ar: 'التذكير متوقّف. لمهامك في أي وقت: \u2066/action mine\u2069',
  },
} as const satisfies Readonly<Record<string, Bilingual>>;
