import type { Bilingual } from '../chat/ids.ts';

/** Undoing what was just done. */
export const undoWords = {
  'undo.button': { en: 'Undo', ar: 'تراجع' },
  'undo.by': { en: 'Taken back by {person}.', ar: 'جرى التراجع: {person}.' },
  'undo.severalStay': {
    en: 'Changed since then, so they stay as they are: {refs}',
    ar: 'تغيّرت بعد ذلك، فتبقى على حالها: {refs}',
  },
  'undo.title': { en: 'Taken back', ar: 'جرى التراجع' },
  'undo.itemOpen': {
    en: '{person} took it back: {ref} {title} is still open.',
    ar: 'جرى التراجع ({person}): المهمة {ref} {title} لا تزال مفتوحة.',
  },
  'undo.itemGone': {
    en: '{person} took it back: {ref} is no longer an action item.',
    ar: 'جرى التراجع ({person}): لم تعد {ref} مهمة.',
  },
  'undo.itemsGone': {
    en: '{n, plural, one {# action item that was added is gone again} other {# action items that were added are gone again}}; nothing stays behind:',
    ar: 'أُزيلت مهام كانت قد أُضيفت، ولا يبقى منها شيء. العدد: {n, plural, zero {#} one {#} two {#} few {#} many {#} other {#}}',
  },
  'undo.difficultyOpen': {
    en: '{person} took it back: difficulty {ref} is still open.',
    ar: 'جرى التراجع ({person}): الصعوبة {ref} لا تزال مفتوحة.',
  },
  'undo.askedAgain': {
    en: '{person} took it back: nobody has said yet whether {item} {title} resolves {ref}.',
    ar: 'جرى التراجع ({person}): لم يُجب أحد بعد عن السؤال هل حُلّت الصعوبة {ref} بالمهمة {item} {title}.',
  },
  'undo.notAsked': {
    en: '{person} took it back: your offer {offer} {what} is not needed for {ref} now.',
    ar: 'جرى التراجع ({person}): لا حاجة الآن إلى عرضكم {offer} {what} من أجل الصعوبة {ref}.',
  },
  'undo.eventOn': {
    en: '{person} took it back: {ref} {title} takes place.',
    ar: 'جرى التراجع ({person}): فعالية {ref} {title} قائمة في موعدها.',
  },
  'undo.itemDone': { en: 'Done: {ref} {title}', ar: 'أُنجزت {ref} {title}' },
  'undo.progress': { en: 'This line was taken back.', ar: 'جرى التراجع عن هذا السطر.' },
  'undo.pollGone': { en: 'The question was taken back.', ar: 'جرى التراجع عن السؤال.' },
  'refusal.undo-not-yours': {
    en: 'Only whoever did it can undo it: {by}.',
    ar: 'التراجع متاح لمن فعل ذلك فقط: {by}.',
  },
  'refusal.undo-late': {
    en: 'It can be undone for ten minutes only.',
    ar: 'التراجع متاح لعشر دقائق فقط.',
  },
  'refusal.undo-changed': {
    en: 'It has changed since then, so it can’t be undone.',
    ar: 'تغيّر الأمر بعد ذلك، فلم يعد التراجع ممكنًا.',
  },
  'refusal.undo-answered': {
    en: 'Somebody has answered {ref} already, so it stays open.',
    ar: 'وصلت إجابة عن {ref}، فيبقى مفتوحًا.',
  },
  'refusal.undo-instead': { en: 'What you can do: /{path}', ar: 'يمكن بدلًا من ذلك: \u2066/{path}\u2069' },
} as const satisfies Readonly<Record<string, Bilingual>>;
