import type { Bilingual } from '../chat/ids.ts';

/** What is kept of people and for how long, and what is said when they ask for it or ask to be forgotten. */
export const privacyWords = {
  'person.gone': { en: 'someone who left', ar: 'شخص غادر' },

  'data.title': { en: 'What is kept about you', ar: 'ما هو محفوظ عنك' },
  'data.text': {
    en: 'It is in the file that comes with this: {file}. Only you receive it.',
    ar: 'تجده في الملف المرفق: {file}. لا يصل إلى أحد سواك.',
  },
  'data.in': { en: 'What is in it', ar: 'ما فيه' },
  'data.inPerson': {
    en: 'Your name, your accounts, your language, your reminders, your roles and your groups',
    ar: 'اسمك وحساباتك ولغتك وتذكيرك وصفاتك ومجموعاتك',
  },
  'data.inItems': {
    en: '{n, plural, one {# action item} other {# action items}} that you own, added, finished or dropped',
    ar: '{n, plural, zero {لا مهام} one {مهمة واحدة} two {مهمتان} few {# مهام} many {# مهمة} other {# مهمة}} مما تتولّاه أو أضفته أو أنجزته أو صرفت النظر عنه',
  },
  'data.inProgress': {
    en: '{n, plural, one {# line of progress} other {# lines of progress}}',
    ar: '{n, plural, zero {لا أسطر تقدّم} one {سطر تقدّم واحد} two {سطرا تقدّم} few {# أسطر تقدّم} many {# سطر تقدّم} other {# سطر تقدّم}}',
  },
  'data.inDifficulties': {
    en: '{n, plural, one {# difficulty} other {# difficulties}} that you raised or resolved',
    ar: '{n, plural, zero {لا صعوبات} one {صعوبة واحدة} two {صعوبتان} few {# صعوبات} many {# صعوبة} other {# صعوبة}} مما طرحته أو حللته',
  },
  'data.inEvents': {
    en: '{n, plural, one {# event} other {# events}} that you added',
    ar: '{n, plural, zero {لا فعاليات} one {فعالية واحدة} two {فعاليتان} few {# فعاليات} many {# فعالية} other {# فعالية}} مما أضفته',
  },
  'data.inPolls': {
    en: '{n, plural, one {# poll} other {# polls}} that you asked by hand',
    ar: '{n, plural, zero {لا استطلاعات} one {استطلاع واحد} two {استطلاعان} few {# استطلاعات} many {# استطلاعًا} other {# استطلاع}} بطلب منك',
  },
  'data.inChanges': {
    en: '{n, plural, one {# change} other {# changes}} that you made, with the time of each',
    ar: '{n, plural, zero {لا تغييرات} one {تغيير واحد} two {تغييران} few {# تغييرات} many {# تغييرًا} other {# تغيير}} مما أجريته، مع أوقاتها',
  },
  'data.notIn': { en: 'What is not in it', ar: 'ما ليس فيه' },
  'data.notPolls': {
    en: 'Your poll answers: they are kept without your name, and no file may become proof of how you answered. While a poll is open you can change yours on its card.',
    ar: 'إجاباتك عن الاستطلاعات: تُحفظ بلا اسمك، ولا يجوز أن يصير ملف دليلًا على ما أجبت به. وما دام الاستطلاع مفتوحًا يمكنك تغيير إجابتك على بطاقته.',
  },
  'data.notChat': {
    en: 'Messages in the chat itself: the chat keeps those, not I.',
    ar: 'الرسائل في المحادثات نفسها: تحفظها المنصّة لا أنا.',
  },
  'data.next': {
    en: 'To have it removed: {command}',
    ar: 'لإزالته: {command}',
  },

  'forget.title': { en: 'Being forgotten', ar: 'أن تُنسى' },
  'forget.goes': { en: 'This is removed', ar: 'هذا يُزال' },
  'forget.goesName': {
    en: 'Your name, and what ties it to {n, plural, one {your account} other {your # accounts}}',
    ar: 'اسمك وما يربطه {n, plural, zero {بحساباتك} one {بحسابك} two {بحسابيك} few {بحساباتك (#)} many {بحساباتك (#)} other {بحساباتك (#)}}',
  },
  'forget.goesSettings': {
    en: 'Your language, your roles and {n, plural, one {your membership in # group} other {your memberships in # groups}}',
    ar: 'لغتك وصفاتك {n, plural, zero {وعضوياتك} one {وعضويتك في مجموعة واحدة} two {وعضويتك في مجموعتين} few {وعضويتك في # مجموعات} many {وعضويتك في # مجموعة} other {وعضويتك في # مجموعة}}',
  },
  'forget.goesItems': {
    en: 'Your name on {n, plural, one {# open item, which goes} other {# open items, which go}} back to the group',
    ar: 'اسمك من {n, plural, zero {المهام المفتوحة، فتعود} one {مهمة مفتوحة واحدة تعود} two {مهمتين مفتوحتين تعودان} few {# مهام مفتوحة تعود} many {# مهمة مفتوحة تعود} other {# مهمة مفتوحة تعود}} إلى المجموعة',
  },
  'forget.goesBallots': {
    en: 'Your answers to polls that are still open',
    ar: 'إجاباتك عن الاستطلاعات التي لم تُغلق بعد',
  },
  'forget.goesMessages': {
    en: 'What waits to be sent to you, and what I remember of answering you',
    ar: 'ما ينتظر إرساله إليك، وما أذكره من إجاباتي لك',
  },
  'forget.stays': { en: 'This stays, without your name', ar: 'هذا يبقى بلا اسمك' },
  'forget.staysRecord': {
    en: 'What you logged, added and finished: it is part of the coalition’s record, and becomes the work of “{gone}”',
    ar: 'ما سجّلته وأضفته وأنجزته: هو جزء من سجلّ الائتلاف، ويُنسب إلى «{gone}»',
  },
  'forget.staysText': {
    en: 'Texts as they were written, also where somebody wrote your name in one',
    ar: 'النصوص كما كُتبت، حتى حيث كتب أحدهم اسمك فيها',
  },
  'forget.staysChat': {
    en: 'Messages already posted in the chat: they belong to the chat, and can be deleted there',
    ar: 'الرسائل المنشورة في المحادثات: هي للمنصّة، وتُحذف منها',
  },
  'forget.forget': { en: 'Forget me', ar: 'انسَني' },
  'forget.keep': { en: 'Keep everything', ar: 'أبقِ كل شيء' },
  'forget.sureTitle': { en: 'Are you sure?', ar: 'هل أنت متأكد؟' },
  'forget.sure': {
    en: 'This cannot be undone. If you speak to me again, you begin as someone new.',
    ar: 'لا رجعة في هذا. وإن خاطبتني مرة أخرى بدأت شخصًا جديدًا.',
  },
  'forget.yes': { en: 'Yes, forget me', ar: 'نعم، انسَني' },
  'forget.keptTitle': { en: 'Nothing was removed', ar: 'لم يُزل شيء' },
  'forget.kept': { en: 'Everything stays as it was.', ar: 'بقي كل شيء كما كان.' },
  'forget.doneTitle': { en: 'You are forgotten', ar: 'لم يعد اسمك هنا' },
  'forget.done': {
    en: 'Your name and your accounts are gone from the record. Thank you for what you did here.',
    ar: 'أُزيل اسمك وحساباتك من السجلّ. شكرًا لما قدّمته هنا.',
  },

  'retention.title': { en: 'How long records are kept', ar: 'مدة حفظ السجلّ' },
  'retention.never': {
    en: 'Records are kept for as long as the coalition is here. To have old ones removed: {command}',
    ar: 'يُحفظ السجلّ ما دام الائتلاف هنا. لإزالة القديم منه: {command}',
  },
  'retention.months': {
    en: 'Records are kept for {n, plural, one {# month} other {# months}}.',
    ar: 'يُحفظ السجلّ مدة {n, plural, zero {# شهر} one {شهر واحد} two {شهرين} few {# أشهر} many {# شهرًا} other {# شهر}}.',
  },
  'retention.what': {
    en: 'Older progress, closed items, resolved difficulties, past events and closed polls are removed at night, the next time on {when}. What is still open stays.',
    ar: 'يُزال ليلًا ما قدُم من أسطر التقدّم والمهام المنتهية والصعوبات المحلولة والفعاليات الماضية والاستطلاعات المغلقة، والمرة القادمة في {when}. أمّا ما لا يزال مفتوحًا فيبقى.',
  },
  'retention.sent': {
    en: 'Summaries already posted stay where they are posted.',
    ar: 'الملخّصات المنشورة تبقى حيث نُشرت.',
  },
} as const satisfies Readonly<Record<string, Bilingual>>;
