import type { Bilingual } from '../../chat/ids.ts';

/** The few sentences that are about Slack itself, and so belong to no other platform. */
export const slackWords = {
  title: { en: 'Halqa', ar: 'حلقة' },
  cancel: { en: 'Cancel', ar: 'إلغاء' },
  close: { en: 'Close', ar: 'إغلاق' },
  openForm: { en: 'Open the form', ar: 'فتح النموذج' },
  formElsewhere: {
    en: 'Something is still missing. Fill it in here:',
    ar: 'ما زال شيء ناقصًا. يمكن إكماله هنا:',
  },
  oneMoment: {
    en: 'One moment, this is taking a little longer.',
    ar: 'لحظة من فضلك، هذا يستغرق وقتًا أطول قليلًا.',
  },
  done: { en: 'Done.', ar: 'تمّ.' },
  tooLate: {
    en: 'That took too long, and Slack did not open the form.',
    ar: 'استغرق ذلك وقتًا أطول من اللازم، فلم يُفتح النموذج.',
  },
  notInPlace: {
    en: 'I am not in this channel, so I can’t keep this card up to date. To add me, type /invite @Halqa here.',
    ar: 'لست في هذه القناة، فلا أستطيع تحديث هذه البطاقة. للإضافة: \u2066/invite @Halqa\u2069',
  },
  notSaid: {
    en: 'It is saved, but Slack did not let me show it here: {why}',
    ar: 'حُفظ، لكن تعذّر عرضه هنا على Slack: {why}',
  },
  threadInDoubt: {
    en: 'Slack does not answer, so I can’t say whether the thread is there. Look under the card first; if it is not there, ask for it again in a minute.',
    ar: 'لا يصل ردّ من Slack، فلا يُعرف هل فُتحت المحادثة الفرعية. يُرجى النظر تحت البطاقة أولًا، وطلبها من جديد بعد دقيقة إن لم تكن هناك.',
  },
  notInstalled: {
    en: 'Halqa is no longer installed in this workspace. Someone who manages apps can install it again.',
    ar: 'لم تعد «حلقة» مثبّتة في مساحة العمل هذه. يستطيع من يدير التطبيقات تثبيتها من جديد.',
  },
  fileSent: {
    en: 'The file is in your direct messages with Halqa.',
    ar: 'الملف في رسائلك الخاصة مع «حلقة».',
  },
  starting: {
    en: 'Halqa cannot reach Slack yet. Try again in a minute.',
    ar: 'لم تصل «حلقة» إلى Slack بعد. يُرجى المحاولة بعد دقيقة.',
  },
  restarted: {
    en: 'Halqa was restarted before it could answer you. Check whether it was done, and if not, send it again.',
    ar: 'أُعيد تشغيل «حلقة» قبل أن تتمكّن من الردّ. يُرجى التحقّق من تنفيذ الطلب، وإعادة المحاولة إن لم يُنفَّذ.',
  },
  fileNotSent: {
    en: 'The file could not be sent: {why}',
    ar: 'تعذّر إرسال الملف: {why}',
  },
} as const satisfies Readonly<Record<string, Bilingual>>;
