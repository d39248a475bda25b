import type { Bilingual } from '../chat/ids.ts';

/** The labels of submit buttons: one verb for each kind of command. */
export const verbs = {
  add: { en: 'Add', ar: 'إضافة' },
  ask: { en: 'Ask', ar: 'طرح السؤال' },
  assign: { en: 'Assign', ar: 'إسناد' },
  cancelEvent: { en: 'Cancel event', ar: 'إلغاء الفعالية' },
  close: { en: 'Close', ar: 'إغلاق' },
  continue: { en: 'Continue', ar: 'متابعة' },
  create: { en: 'Create', ar: 'إنشاء' },
  drop: { en: 'Drop', ar: 'صرف النظر' },
  find: { en: 'Find', ar: 'بحث' },
  export: { en: 'Export', ar: 'تصدير' },
  join: { en: 'Join', ar: 'انضمام' },
  leave: { en: 'Leave', ar: 'مغادرة' },
  log: { en: 'Log', ar: 'تسجيل' },
  markDone: { en: 'Mark done', ar: 'إنجاز' },
  markResolved: { en: 'Mark resolved', ar: 'إعلان الحلّ' },
  merge: { en: 'Make them one', ar: 'دمج' },
  offer: { en: 'Offer', ar: 'تقديم' },
  passOn: { en: 'Pass on', ar: 'إحالة' },
  post: { en: 'Post', ar: 'نشر' },
  preview: { en: 'Preview', ar: 'معاينة' },
  reopen: { en: 'Reopen', ar: 'إعادة فتح' },
  save: { en: 'Save', ar: 'حفظ' },
  show: { en: 'Show', ar: 'عرض' },
  takeOn: { en: 'Take on', ar: 'تولّي المساعدة' },
} as const satisfies Readonly<Record<string, Bilingual>>;
