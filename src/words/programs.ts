import type { Bilingual } from '../chat/ids.ts';

/** Other programs: the API and the webhook of a coalition. */
export const programWords = {
  'programs.title': { en: 'Programs that read the record', ar: 'برامج تقرأ السجلّ' },
  'programs.change': { en: 'Change', ar: 'تعديل' },
  'programs.what': {
    en: 'A program with the token reads what the groups record: items, progress, difficulties, events, summaries. Never poll answers, and it changes nothing. Whoever runs Halqa says at which address.',
    ar: 'البرنامج الذي لديه الرمز يقرأ ما تسجّله المجموعات: المهام والتقدّم والصعوبات والفعاليات والملخّصات، لا إجابات الاستطلاعات أبدًا، ولا يغيّر شيئًا. العنوان لدى من يشغّل «حلقة».',
  },
  'programs.noToken': {
    en: 'There is no token. {command} makes one.',
    ar: 'لا يوجد رمز. لإنشائه: {command}',
  },
  'programs.tokenMade': {
    en: 'The token is from {when}. {command} replaces it.',
    ar: 'يعود الرمز إلى يوم {when}. لاستبداله: {command}',
  },
  'programs.newToken': {
    en: 'Your token, shown only this once: {token}',
    ar: 'الرمز، ولن يظهر إلا هذه المرة: {token}',
  },
  'programs.oldToken': {
    en: 'An earlier token no longer works.',
    ar: 'لم يعد أي رمز سابق صالحًا.',
  },
  'programs.noTokenNow': { en: 'No token works any more.', ar: 'لم يعد أي رمز صالحًا.' },
  'programs.noWebhook': {
    en: 'No address is called when something changes.',
    ar: 'لا يُستدعى أي عنوان عند حدوث تغيير.',
  },
  'programs.webhook': {
    en: 'Each change is told to {url}, without its text.',
    ar: 'يُبلَّغ كل تغيير، دون نصّه، إلى {url}',
  },
  'programs.secret': {
    en: 'Each call is signed with this secret: {secret}',
    ar: 'يُوقَّع كل استدعاء بهذا المفتاح: {secret}',
  },
  'refusal.programs-off': {
    en: 'Programs of others are switched off where Halqa runs. Whoever runs it can switch them on.',
    ar: 'ربط البرامج الأخرى غير مفعّل حيث تعمل «حلقة»، ويمكن لمن يشغّلها تفعيله.',
  },
  'refusal.not-an-address': {
    en: '“{typed}” is no address that can be called. It begins with https:// and the name of a host on the internet, like {example}, or is “none”.',
    ar: '«{typed}» ليس عنوانًا يمكن استدعاؤه. يبدأ العنوان بـ \u2066https:\u2069 ثم اسم خادم على الإنترنت، مثل {example}، أو يُكتب «لا شيء».',
  },
  'programs.endedTitle': {
    en: 'A program is no longer told of changes',
    ar: 'توقّف إبلاغ أحد البرامج بالتغييرات',
  },
  'programs.silent': {
    en: '{url} has not answered for three days, so nothing more is sent there. When it works again: {command}',
    ar: 'لم يأتِ ردّ من {url} منذ ثلاثة أيام، فتوقّف الإرسال إليه. عندما يعمل من جديد: {command}',
  },
  'programs.gone': {
    en: '{url} says that it is gone for good, so nothing more is sent there. For another address: {command}',
    ar: 'أفاد {url} بأنه أُلغي نهائيًا، فتوقّف الإرسال إليه. لتحديد عنوان آخر: {command}',
  },
} as const satisfies Record<string, Bilingual>;
