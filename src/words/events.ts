import type { Bilingual } from '../chat/ids.ts';

/** Events. Their polls are in `polls.ts`. */
export const eventWords = {
  'event.title': { en: 'Event {ref}', ar: 'الفعالية {ref}' },
  'event.starts': { en: 'Starts', ar: 'تبدأ' },
  'event.ends': { en: 'Ends', ar: 'تنتهي' },
  'event.pollNote': {
    en: 'When it ends, I ask here how it was: one tap, anonymous.',
    ar: 'عند انتهائها أسأل هنا عن رأيكم فيها: نقرة واحدة، والإجابات مجهولة المصدر.',
  },
  'event.cancelledTitle': { en: 'Cancelled: event {ref}', ar: 'أُلغيت الفعالية {ref}' },
  'event.list': { en: '{group}: next events', ar: '{group}: الفعاليات القادمة' },
  'event.listAll': { en: 'Next events', ar: 'الفعاليات القادمة' },
  'event.none': {
    en: 'No events planned. Add one: /event add',
    ar: 'لا فعاليات قادمة. لإضافة واحدة: \u2066/event add\u2069',
  },
  'event.detail': { en: '{when}, {group}', ar: '{when}، {group}' },
  'event.cancel': { en: 'Cancel event', ar: 'إلغاء الفعالية' },
} as const satisfies Readonly<Record<string, Bilingual>>;
