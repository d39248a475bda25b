import type { Bilingual } from '../chat/ids.ts';

/** The summaries for the committees. */
export const digestWords = {
  'digest.title': { en: '{coalition}: {month}', ar: '{coalition}: {month}' },
  'digest.lead': {
    en: 'Monthly summary for the executive committee.',
    ar: 'الملخّص الشهري للجنة التنفيذية.',
  },
  'digest.preview': {
    en: 'Preview: what the summary would say now. It is posted by itself on {when}.',
    ar: 'معاينة: ما كان الملخّص ليقوله الآن. يُنشر من تلقاء نفسه في {when}.',
  },
  'digest.helpHead': { en: 'Where you can help', ar: 'أين يمكنكم المساعدة' },
  'digest.helpNone': {
    en: 'No group has raised a difficulty that is still open.',
    ar: 'لا صعوبات مفتوحة لدى أي مجموعة.',
  },
  'digest.helpLine': { en: '{group}: {help}', ar: '{group}: {help}' },
  'digest.helpDetail': {
    en: 'From {from}. Because: {body} ({ref}, {age})',
    ar: 'من {from}. السبب: {body} ({ref}، {age})',
  },
  'digest.age': {
    en: '{n, plural, =0 {raised today} one {open for # day} other {open for # days}}',
    ar: '{n, plural, zero {طُرحت اليوم} one {مفتوحة منذ يوم} two {مفتوحة منذ يومين} few {مفتوحة منذ # أيام} many {مفتوحة منذ # يومًا} other {مفتوحة منذ # يوم}}',
  },
  'digest.counts': {
    en: '{done} done, {opened} new, {overdue} overdue',
    ar: 'أُنجز {done}، جديد {opened}، متأخر {overdue}',
  },
  'digest.done': { en: 'Done', ar: 'أُنجزت' },
  'digest.opened': { en: 'New', ar: 'جديدة' },
  'digest.overdue': { en: 'Overdue', ar: 'متأخرة' },
  'digest.progress': { en: 'Progress', ar: 'تقدّم' },
  'digest.resolved': { en: 'Resolved', ar: 'حُلّت' },
  'digest.event': { en: 'Event', ar: 'فعالية' },
  'digest.dueNext': { en: 'Due next', ar: 'القادم' },
  'digest.item': { en: '{label}: {ref} {title}', ar: '{label}: {ref} {title}' },
  'digest.doneDetail': { en: 'by {person}, {when}', ar: '{person}، {when}' },
  'digest.ownerDue': { en: '{owner}, due {when}', ar: '{owner}، الموعد {when}' },
  'digest.said': { en: '{label}: {body}', ar: '{label}: {body}' },
  'digest.saidBy': { en: '{person}, {when}', ar: '{person}، {when}' },
  'digest.saidOn': { en: '{person} on {ref}, {when}', ar: '{person} عن {ref}، {when}' },
  'digest.eventLine': { en: '{label}: {title}, {score}', ar: '{label}: {title}، {score}' },
  'digest.pollOpen': { en: 'poll still open', ar: 'الاستطلاع ما زال مفتوحًا' },
  'digest.scoreHidden': { en: 'score hidden (too few answers)', ar: 'الدرجة مخفيّة (إجابات قليلة)' },
  'digest.score': { en: '{average} of 5', ar: '{average} من 5' },
  'digest.comment': { en: '“{comment}”', ar: '«{comment}»' },
  'digest.othersHead': { en: 'The other groups', ar: 'سائر المجموعات' },
  'digest.groupLine': { en: '{group}: {counts}', ar: '{group}: {counts}' },
  'digest.quiet': { en: 'Nothing logged by: {groups}', ar: 'لم تسجّل شيئًا: {groups}' },
  'digest.nothing': {
    en: 'No group logged anything this month.',
    ar: 'لم تسجّل أي مجموعة شيئًا هذا الشهر.',
  },
  'digest.note': {
    en: 'Made from what the groups logged, as of {when}.',
    ar: 'من واقع ما سجّلته المجموعات حتى {when}.',
  },
} as const satisfies Readonly<Record<string, Bilingual>>;
