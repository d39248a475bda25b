import type { Bilingual } from '../chat/ids.ts';

/** The personal page. */
export const homeWords = {
  'home.title': { en: 'Your page', ar: 'صفحتك' },
  'home.items': { en: 'Your action items ({n})', ar: 'مهامك ({n})' },
  'home.noItems': { en: 'Nothing of yours is open.', ar: 'لا مهام مفتوحة لديك.' },
  'home.item': { en: '{ref} {title}', ar: '{ref} {title}' },
  'home.itemDetail': { en: '{group}, due {due}', ar: '{group}، الموعد: {due}' },
  'home.itemNoDue': { en: '{group}, no date', ar: '{group}، بلا موعد' },
  'home.moreItems': {
    en: '{n, plural, one {One more} other {# more}}: {command}',
    ar: '{n, plural, zero {لا غيرها} one {وواحدة أخرى} two {واثنتان أخريان} few {و# أخرى} many {و# أخرى} other {و# أخرى}}: {command}',
  },
  'home.groups': { en: 'Your groups', ar: 'مجموعاتك' },
  'home.noGroups': { en: 'You are in no group yet: {command}', ar: 'لا مجموعة لك بعد: {command}' },
  'home.convener': { en: 'You are the convener', ar: 'تيسيرها لديك' },
  'home.events': { en: 'Coming events', ar: 'الفعاليات القادمة' },
  'home.moreEvents': { en: 'More events: {command}', ar: 'فعاليات أخرى: {command}' },
  'home.difficulties': {
    en: 'Open difficulties of your groups ({n})',
    ar: 'الصعوبات المفتوحة في مجموعاتك ({n})',
  },
  'home.noEvents': { en: 'No events planned.', ar: 'لا فعاليات قادمة.' },
  'home.event': { en: '{ref} {title}', ar: '{ref} {title}' },
  'home.eventDetail': { en: '{when}, {group}', ar: '{when}، {group}' },
  'home.language': { en: 'I write to you in {language}', ar: 'أكتب إليك باللغة {language}' },
  'home.remindersOn': { en: 'Reminders are on', ar: 'التذكير مفعّل' },
  'home.remindersOff': { en: 'Reminders are off', ar: 'التذكير متوقّف' },
  'home.weeklyOn': {
    en: 'You get a weekly message on the first working day',
    ar: 'تصلك رسالة أسبوعية في أول يوم عمل من الأسبوع',
  },
  'home.weeklyOff': { en: 'No weekly message', ar: 'بلا رسالة أسبوعية' },
  'home.weeklyTurnOn': { en: 'Get the weekly message', ar: 'تلقّي الرسالة الأسبوعية' },
  'home.weeklyTurnOff': { en: 'Stop the weekly message', ar: 'إيقاف الرسالة الأسبوعية' },
  'home.turnOn': { en: 'Turn reminders on', ar: 'تشغيل التذكير' },
  'home.turnOff': { en: 'Turn reminders off', ar: 'إيقاف التذكير' },
} as const satisfies Readonly<Record<string, Bilingual>>;
