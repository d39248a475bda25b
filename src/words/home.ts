import type { Bilingual } from '../chat/ids.ts';

/** One page on all that is one's own. */
export const homeWords = {
  'home.title': { en: 'Your page', ar: 'صفحتك' },
  'home.items': { en: 'Your action items ({n})', ar: 'مهامك ({n})' },
  'home.noItems': { en: 'You have nothing open.', ar: 'لا شيء مفتوح لديك.' },
  'home.item': { en: '{ref} {title}', ar: '{ref} {title}' },
  'home.itemDetail': { en: '{group}, due {due}', ar: '{group}، الموعد {due}' },
  'home.itemNoDue': { en: '{group}, no date', ar: '{group}، بلا موعد' },
  'home.moreItems': {
    en: '{n, plural, one {One more} other {# more}}: {command}',
    ar: '{n, plural, zero {لا غيرها} one {وواحدة أخرى} two {واثنتان أخريان} few {و# أخرى} many {و# أخرى} other {و# أخرى}}: {command}',
  },
  'home.groups': { en: 'Your groups', ar: 'مجموعاتك' },
  'home.noGroups': { en: 'You are in no group yet: {command}', ar: 'لست في أي مجموعة بعد: {command}' },
  'home.convener': { en: 'You are its convener', ar: 'أنت ميسّرها' },
  'home.events': { en: 'Coming events', ar: 'الفعاليات القادمة' },
  'home.noEvents': { en: 'Nothing is planned.', ar: 'لا شيء مخطّط له.' },
  'home.event': { en: '{ref} {title}', ar: '{ref} {title}' },
  'home.eventDetail': { en: '{when}, {group}', ar: '{when}، {group}' },
  'home.language': { en: 'I speak {language} with you', ar: 'أخاطبك باللغة {language}' },
  'home.remindersOn': { en: 'Reminders are on', ar: 'التذكير مفعّل' },
  'home.remindersOff': { en: 'Reminders are off', ar: 'التذكير متوقّف' },
  'home.turnOn': { en: 'Turn reminders on', ar: 'تشغيل التذكير' },
  'home.turnOff': { en: 'Turn reminders off', ar: 'إيقاف التذكير' },
} as const satisfies Readonly<Record<string, Bilingual>>;
