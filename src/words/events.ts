import type { Bilingual } from '../chat/ids.ts';

/** Events, and who comes to them. Their polls are in `polls.ts`. */
export const eventWords = {
  'event.title': { en: 'Event {ref}', ar: 'الفعالية {ref}' },
  'event.starts': { en: 'Starts', ar: 'تبدأ' },
  'event.ends': { en: 'Ends', ar: 'تنتهي' },
  'event.where': { en: 'Where', ar: 'المكان' },
  'event.pollNote': {
    en: 'When it ends, I ask here how it was: one tap, anonymous.',
    ar: 'عند انتهائها أسأل هنا عن رأيكم فيها: نقرة واحدة، والإجابات مجهولة المصدر.',
  },
  'event.tooFew': {
    en: 'When it ends, I ask here how it was, but the result would stay hidden: it appears once {k} members have answered, and the group has {members, plural, one {# member} other {# members}}. More people can join: /group join',
    ar: 'عند انتهائها أسأل هنا عن رأيكم فيها، لكن النتيجة ستبقى محجوبة: تظهر إذا أجاب {k} من الأعضاء على الأقل، وعدد أعضاء المجموعة {members, plural, zero {#} one {#} two {#} few {#} many {#} other {#}}. للانضمام: \u2066/group join\u2069',
  },
  'event.cancelledTitle': { en: 'Cancelled: event {ref}', ar: 'أُلغيت الفعالية {ref}' },
  'event.list': { en: '{group}: next events', ar: '{group}: الفعاليات القادمة' },
  'event.listAll': { en: 'Next events', ar: 'الفعاليات القادمة' },
  'event.listPast': { en: '{group}: past events', ar: '{group}: الفعاليات السابقة' },
  'event.listAllPast': { en: 'Past events', ar: 'الفعاليات السابقة' },
  'event.nonePast': { en: 'No events so far.', ar: 'لا فعاليات سابقة بعد.' },
  'event.addOne': { en: 'Add an event', ar: 'إضافة فعالية' },
  'event.none': {
    en: 'No events planned. Add one: /event add',
    ar: 'لا فعاليات قادمة. لإضافة واحدة: \u2066/event add\u2069',
  },
  'event.detail': { en: '{when}, {group}', ar: '{when}، {group}' },
  'event.detailWhere': { en: '{when}, {where}, {group}', ar: '{when}، {where}، {group}' },
  'event.native': {
    en: 'Event {ref} of {group}. Say in the group’s own place whether you come.',
    ar: 'الفعالية {ref} لمجموعة {group}. الإجابة عن الحضور في مكان المجموعة.',
  },
  'event.whichGroupTitle': { en: 'Which group is “{event}” for?', ar: 'لأي مجموعة فعالية «{event}»؟' },
  'event.whichGroup': {
    en: 'I saw it in the server’s list of events. Write the name of the group into its description there, and it gets its reminder and its poll here.',
    ar: 'ظهرت في قائمة فعاليات الخادم. يُكتب اسم المجموعة في وصفها هناك، فيصير لها هنا تذكير واستطلاع.',
  },
  'event.forbiddenTitle': {
    en: 'Events are not in the server’s own list',
    ar: 'الفعاليات لا تظهر في قائمة الخادم',
  },
  'event.forbidden': {
    en: 'Halqa may not write there: its role lacks “Create Events”. Everything else works. To show events there too, give its role that permission, and “Manage Events” to follow changes both ways. I say this only once.',
    ar: 'لا يُسمح لـ«حلقة» بالكتابة فيها: ينقص دورها \u2066Create Events\u2069. كل ما عدا ذلك يعمل. لعرضها هناك أيضًا يُعطى دورها هذا الإذن، و\u2066Manage Events\u2069 لتتبع التغييرات في الاتجاهين. لن يتكرّر هذا التنبيه.',
  },
  'event.moved': { en: 'The time has changed: {when}.', ar: 'تغيّر الموعد: {when}.' },
  'event.cancel': { en: 'Cancel event', ar: 'إلغاء الفعالية' },

  'attendance.yes': { en: 'I come', ar: 'سأحضر' },
  'attendance.maybe': { en: 'Maybe', ar: 'ربما' },
  'attendance.no': { en: 'I can’t', ar: 'لن أحضر' },
  'attendance.ofYes': { en: 'Coming ({n})', ar: 'الحضور ({n})' },
  'attendance.ofMaybe': { en: 'Maybe ({n})', ar: 'ربما ({n})' },
  'attendance.ofNo': { en: 'Can’t come ({n})', ar: 'الاعتذار ({n})' },
  'attendance.more': {
    en: '{names} and {n} more: {command}',
    ar: '{names} و{n} غيرهم: {command}',
  },
  'attendance.signed': {
    en: 'Answers are shown here with names. You can change yours until it starts.',
    ar: 'تظهر الإجابات هنا بالأسماء. يمكنك تغيير إجابتك حتى البداية.',
  },
  'event.change': { en: 'Change', ar: 'تعديل' },
  'attendance.soonTitle': { en: 'Coming up: {event}', ar: 'فعالية قريبة: {event}' },
  'attendance.soon': {
    en: 'You said you are coming. If that has changed, choose below.',
    ar: 'كانت إجابتك بالحضور. إن تغيّر ذلك يمكن تعديلها أدناه.',
  },
} as const satisfies Readonly<Record<string, Bilingual>>;
