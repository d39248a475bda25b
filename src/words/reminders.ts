import type { Bilingual } from '../chat/ids.ts';

/** What an owner hears in private of what is due. */
export const reminderWords = {
  'reminder.title': {
    en: '{n, plural, one {# action item of yours} other {# action items of yours}}',
    ar: '{n, plural, zero {لا مهام لك} one {مهمة لك} two {مهمتان لك} few {# مهام لك} many {# مهمة لك} other {# مهمة لك}}',
  },
  'reminder.late': { en: 'Overdue', ar: 'متأخرة' },
  'reminder.today': { en: 'Due today', ar: 'موعدها اليوم' },
  'reminder.soon': { en: 'Coming up', ar: 'قادمة' },
  'reminder.detail': { en: '{group}, due {due}', ar: '{group}، الموعد {due}' },
  'reminder.how': {
    en: 'Done, or the date has moved? Say so where the group talks, or choose below.',
    ar: 'أُنجزت أو تغيّر موعدها؟ قل ذلك حيث تتحدّث المجموعة، أو اختر من القائمة.',
  },
  'reminder.off': {
    en: 'To hear no more of this: {command}',
    ar: 'لإيقاف هذا التذكير: {command}',
  },
  'reminder.noneTitle': { en: 'Nothing more is due', ar: 'لا مهام أخرى حان موعدها' },
  'reminder.none': {
    en: 'Thank you. None of your items is late or due within three days.',
    ar: 'شكرًا لك. لا مهمة لك متأخرة، ولا مهمة موعدها خلال ثلاثة أيام.',
  },
  'reminder.setTitle': { en: 'Reminders', ar: 'التذكير' },
  'reminder.setOn': {
    en: 'Reminders are on. You hear from me in private three days before an item of yours is due, on the day, and once a week when it is late; on workdays only, and all in one message.',
    ar: 'التذكير مفعّل. أكتب لك في محادثة خاصة قبل موعد مهمتك بثلاثة أيام، وفي يومه، ومرة كل أسبوع إن تأخرت؛ في أيام العمل وحدها، وفي رسالة واحدة.',
  },
  'reminder.setOff': {
    en: 'Reminders are off. Your action items stay as they are: /action mine',
    ar: 'أُوقف التذكير. تبقى مهامك كما هي: ‎/action mine',
  },
} as const satisfies Readonly<Record<string, Bilingual>>;
