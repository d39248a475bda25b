import type { Bilingual } from '../../chat/ids.ts';

/** The few sentences that are about Slack itself, and so belong to no other platform. */
export const slackWords = {
  title: { en: 'Halqa', ar: 'حلقة' },
  cancel: { en: 'Cancel', ar: 'إلغاء' },
  close: { en: 'Close', ar: 'إغلاق' },
  openForm: { en: 'Open the form', ar: 'فتح النموذج' },
  formElsewhere: {
    en: 'Something is still missing. The form asks for it.',
    ar: 'ما زال شيء ناقصًا، والنموذج يسأل عنه.',
  },
  oneMoment: {
    en: 'One moment, this takes a little longer.',
    ar: 'لحظة من فضلك، هذا يستغرق وقتًا أطول قليلًا.',
  },
  done: { en: 'Done.', ar: 'تمّ.' },
  tooLate: {
    en: 'That took longer than Slack waits, so the form could not be opened.',
    ar: 'استغرق ذلك أكثر ممّا ينتظره Slack، فلم يُفتح النموذج.',
  },
  notInPlace: {
    en: 'I am not in this channel, so I cannot keep this card up to date. Type /invite @Halqa here.',
    ar: 'لست في هذه القناة، فلا أستطيع تحديث هذه البطاقة. اكتبوا هنا: /invite @Halqa',
  },
  notSaid: {
    en: 'It is recorded, but Slack did not let me show it here: {why}',
    ar: 'سُجّل، لكنّ Slack لم يسمح لي بعرضه هنا: {why}',
  },
  notInstalled: {
    en: 'Halqa is no longer installed in this workspace. Someone who manages apps can install it again.',
    ar: 'لم يعد Halqa مثبّتًا في مساحة العمل هذه. يستطيع من يدير التطبيقات تثبيته من جديد.',
  },
  starting: {
    en: 'Halqa cannot reach Slack yet. Try again in a minute.',
    ar: 'لم تصل حلقة إلى Slack بعد. يُرجى المحاولة بعد دقيقة.',
  },
  restarted: {
    en: 'Halqa was restarted before it could answer you. Check whether it was done, and if not, send it again.',
    ar: 'أُعيد تشغيل حلقة قبل أن تتمكّن من الردّ. يُرجى التحقّق ممّا إذا كان الأمر قد نُفّذ، وإعادة الإرسال إن لم يُنفّذ.',
  },
  fileSent: { en: 'The file is in our direct messages.', ar: 'الملف في رسائلنا المباشرة.' },
  fileNotSent: {
    en: 'The file could not be sent: {why}',
    ar: 'تعذّر إرسال الملف: {why}',
  },
} as const satisfies Readonly<Record<string, Bilingual>>;
