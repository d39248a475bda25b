import type { Bilingual } from '../chat/ids.ts';

/** Action items, progress and difficulties. */
export const itemWords = {
  'item.title': { en: 'Action item {ref}', ar: 'المهمة {ref}' },
  'item.doneTitle': { en: 'Done: {ref}', ar: 'أُنجزت: {ref}' },
  'item.group': { en: 'Group', ar: 'المجموعة' },
  'item.owner': { en: 'Owner', ar: 'المسؤول' },
  'item.due': { en: 'Due', ar: 'الموعد' },
  'item.noDue': { en: 'no date', ar: 'بلا موعد' },
  'item.late': {
    en: '{day}, {n, plural, one {# day late} other {# days late}}',
    ar: '{day}، {n, plural, zero {اليوم} one {متأخرة يومًا} two {متأخرة يومين} few {متأخرة # أيام} many {متأخرة # يومًا} other {متأخرة # يوم}}',
  },
  'item.doneBy': { en: 'Done by', ar: 'أنجزها' },
  'item.doneAt': { en: 'Done on', ar: 'أُنجزت في' },
  'item.done': { en: 'Done', ar: 'تمّت' },
  'item.log': { en: 'Log progress', ar: 'سجّل تقدّمًا' },
  'item.list': { en: '{group}: action items', ar: '{group}: المهام' },
  'item.none': {
    en: 'Nothing is open. Add the first one: /action add',
    ar: 'لا شيء مفتوح. أضف الأولى: ‎/action add',
  },
  'item.overdueHead': { en: 'Overdue ({n})', ar: 'متأخرة ({n})' },
  'item.openHead': { en: 'Open ({n})', ar: 'مفتوحة ({n})' },
  'item.doneHead': { en: 'Done in the last two weeks ({n})', ar: 'أُنجزت في آخر أسبوعين ({n})' },
  'item.line': { en: '{ref} {title}', ar: '{ref} {title}' },
  'item.dueAfter': { en: ', due {due}', ar: '، الموعد {due}' },
  'item.noDueAfter': { en: ', no date', ar: '، بلا موعد' },
  'item.doneDetail': { en: 'done by {person}, {when}', ar: 'أنجزها {person}، {when}' },
  'item.pick': { en: 'Mark one done…', ar: 'أنجز واحدة…' },
  'item.option': { en: '{ref} {title}', ar: '{ref} {title}' },

  'progress.title': { en: 'Progress: {group}', ar: 'تقدّم: {group}' },
  'progress.onItem': { en: 'Progress on {ref}', ar: 'تقدّم في {ref}' },
  'progress.by': { en: '{person}, {group}', ar: '{person}، {group}' },
  'progress.about': { en: 'About {ref} {title}', ar: 'عن {ref} {title}' },

  'difficulty.title': { en: 'Difficulty {ref}', ar: 'الصعوبة {ref}' },
  'difficulty.help': { en: 'Help needed', ar: 'المساعدة المطلوبة' },
  'difficulty.from': { en: 'From whom', ar: 'ممّن' },
  'difficulty.raisedBy': { en: 'Raised by', ar: 'طرحها' },
  'difficulty.note': {
    en: 'It stands on top of the executive committee’s next summary until it is resolved: /progress resolve {ref}',
    ar: 'تتصدّر الملخّص القادم للجنة التنفيذية إلى أن تُحلّ: ‎/progress resolve {ref}',
  },
  'difficulty.resolve': { en: 'Resolved', ar: 'حُلّت' },
  'difficulty.resolvedTitle': { en: 'Resolved: difficulty {ref}', ar: 'حُلّت الصعوبة {ref}' },
  'difficulty.how': { en: 'How', ar: 'كيف' },
  'difficulty.resolvedBy': { en: 'Resolved by', ar: 'حلّها' },
} as const satisfies Readonly<Record<string, Bilingual>>;
