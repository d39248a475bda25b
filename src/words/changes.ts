import type { Bilingual } from '../chat/ids.ts';

/** Messages about items that somebody else changed. */
export const changeWords = {
  'change.title': {
    en: '{n, plural, one {One of your items changed} other {# changes to your items}}',
    ar: '{n, plural, zero {لا تغييرات في مهامك} one {تغيير في إحدى مهامك} two {تغييران في مهامك} few {# تغييرات في مهامك} many {# تغييرًا في مهامك} other {# تغيير في مهامك}}',
  },
  'change.groupTitle': {
    en: '{n, plural, one {An item of this group changed} other {# changes to items of this group}}',
    ar: '{n, plural, zero {لا تغييرات في مهام المجموعة} one {تغيير في إحدى مهام المجموعة} two {تغييران في مهام المجموعة} few {# تغييرات في مهام المجموعة} many {# تغييرًا في مهام المجموعة} other {# تغيير في مهام المجموعة}}',
  },
  'change.givenTitle': {
    en: '{n, plural, one {You have a new item} other {You have # new items}}',
    ar: '{n, plural, zero {لا مهام جديدة لديك} one {لديك مهمة جديدة} two {لديك مهمتان جديدتان} few {لديك # مهام جديدة} many {لديك # مهمة جديدة} other {لديك # مهمة جديدة}}',
  },
  'change.given': { en: '{person} gave it to you: {due}', ar: 'أُسندت إليك ({person}): {due}' },
  'change.done': { en: '{person} marked it done.', ar: 'أُنجزت: {person}.' },
  'change.dropped': { en: '{person} dropped it: {why}', ar: 'صُرف النظر عنها ({person}): {why}' },
  'change.assigned': { en: '{person} changed who has it. Now:', ar: 'تغيّرت المتابعة ({person}). الآن لدى:' },
  'change.moved': {
    en: '{person} moved it: {after}, instead of: {before}',
    ar: 'تغيّر الموعد ({person}): {after}، بدلًا من: {before}',
  },
  'change.reopened': { en: '{person} reopened it.', ar: 'أُعيد فتحها: {person}.' },
  'change.undone': { en: '{person} took the last change back.', ar: 'جرى التراجع عن آخر تغيير: {person}.' },
} as const satisfies Readonly<Record<string, Bilingual>>;
