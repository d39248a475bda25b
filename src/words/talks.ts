import type { Bilingual } from '../chat/ids.ts';

/** The thread in which people talk about an item. */
export const talkWords = {
  'talk.title': { en: 'Talk about {ref}', ar: 'نقاش حول {ref}' },
  'talk.how': {
    en: 'Talk about the item here. To record what was done, use the buttons.',
    ar: 'هنا النقاش حول المهمة، أمّا ما أُنجز فيُسجَّل بالأزرار.',
  },
  'talk.button': { en: 'Talk', ar: 'نقاش' },
  'talk.link': { en: 'Talk about it', ar: 'النقاش حولها' },
  'talk.linkOn': { en: 'Talk on {platform}', ar: 'النقاش على {platform}' },
  'talk.thereTitle': { en: '{ref} already has a thread', ar: 'يوجد نقاش حول {ref}' },
  'talk.ifGone': { en: 'If that thread is gone, open another:', ar: 'إن لم يعد موجودًا يمكن فتح غيره:' },
  'talk.another': { en: 'Open another', ar: 'فتح غيره' },
  'refusal.talk-opening': {
    en: 'The thread about {ref} is being opened right now. Try again in a minute.',
    ar: 'يُفتح النقاش حول {ref} الآن. يُرجى إعادة المحاولة بعد دقيقة.',
  },
  'refusal.no-threads': {
    en: 'I can’t open a thread here. Try in another place of the group.',
    ar: 'لا يمكن فتح محادثة فرعية هنا. يمكن ذلك في مكان آخر للمجموعة.',
  },
  'refusal.no-threads-discord': {
    en: 'I can’t open a thread here. In a text channel I need the permissions “Create Public Threads” and “Send Messages in Threads”.',
    ar: 'لا يمكن فتح محادثة فرعية هنا. يلزم لذلك في القناة النصية الإذنان \u2066Create Public Threads\u2069 و\u2066Send Messages in Threads\u2069.',
  },
} as const satisfies Readonly<Record<string, Bilingual>>;
