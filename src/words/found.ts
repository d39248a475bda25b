import type { Bilingual } from '../chat/ids.ts';

/** What a search finds. */
export const foundWords = {
  'found.title': { en: 'Found: “{words}”', ar: 'نتائج البحث: «{words}»' },
  'found.none': {
    en: 'Nothing that you may read has all of these words. Fewer words, or a part of one, find more.',
    ar: 'لا شيء متاح لك فيه كل هذه الكلمات. كلمات أقلّ، أو جزء من كلمة، تجد أكثر.',
  },
  'found.item': { en: 'action item', ar: 'مهمة' },
  'found.progress': { en: 'progress', ar: 'تقدّم' },
  'found.difficulty': { en: 'difficulty', ar: 'صعوبة' },
  'found.event': { en: 'event', ar: 'فعالية' },
  'found.poll': { en: 'poll', ar: 'استطلاع' },
  'found.group': { en: 'working group', ar: 'مجموعة عمل' },
  'found.partner': { en: 'partner', ar: 'شريك' },
  'found.partnerOver': { en: 'partner, ended', ar: 'شريك، انتهت الشراكة' },
  'found.offer': { en: 'offer', ar: 'عرض' },
  'found.offerOver': { en: 'offer, over', ar: 'عرض انتهى' },
  'found.goal': { en: '{group}: {goal}', ar: '{group}: {goal}' },
  'found.progressLine': { en: '{text} (on {ref})', ar: '{text} (في {ref})' },
  'found.lookedBackTo': {
    en: 'Looked back as far as {day}. “Next” looks further back.',
    ar: 'شمل البحث ما بعد {day}. زر «التالي» يبحث فيما قبله.',
  },
} as const satisfies Readonly<Record<string, Bilingual>>;
