import type { Bilingual } from '../chat/ids.ts';

/** Personal data: what is stored and for how long, the export, and deletion. */
export const privacyWords = {
  'person.gone': { en: 'a former member', ar: 'عضو سابق' },

  'data.title': { en: 'What is stored about you', ar: 'ما هو محفوظ عنك' },
  'data.text': {
    en: 'It is all in this file: {file}. Nobody else receives it.',
    ar: 'تجده في الملف المرفق: {file}. لا يصل إلى أحد سواك.',
  },
  'data.in': { en: 'What is in it', ar: 'ما فيه' },
  'data.inPerson': {
    en: 'Your name, accounts, language, reminder setting, roles and groups',
    ar: 'اسمك وحساباتك ولغتك وإعداد التذكير وأدوارك ومجموعاتك',
  },
  'data.inItems': {
    en: '{n, plural, one {# action item} other {# action items}} that you own, added, finished or dropped',
    ar: 'المهام التي تتولّاها أو أضفتها أو أنجزتها أو صرفت النظر عنها: {n, plural, zero {#} one {#} two {#} few {#} many {#} other {#}}',
  },
  'data.inProgress': {
    en: '{n, plural, one {# progress entry} other {# progress entries}}',
    ar: 'أسطر التقدّم التي سجّلتها: {n, plural, zero {#} one {#} two {#} few {#} many {#} other {#}}',
  },
  'data.inDifficulties': {
    en: '{n, plural, one {# difficulty} other {# difficulties}} that you raised or resolved',
    ar: 'الصعوبات التي طرحتها أو حللتها: {n, plural, zero {#} one {#} two {#} few {#} many {#} other {#}}',
  },
  'data.inEvents': {
    en: '{n, plural, one {# event} other {# events}} that you added',
    ar: 'الفعاليات التي أضفتها: {n, plural, zero {#} one {#} two {#} few {#} many {#} other {#}}',
  },
  'data.inAttendance': {
    en: 'Your {n, plural, one {# answer} other {# answers}} on whether you come to an event',
    ar: 'إجاباتك عن حضور الفعاليات: {n, plural, zero {#} one {#} two {#} few {#} many {#} other {#}}',
  },
  'data.inPolls': {
    en: '{n, plural, one {# poll} other {# polls}} that you asked',
    ar: 'الاستطلاعات التي طرحتها: {n, plural, zero {#} one {#} two {#} few {#} many {#} other {#}}',
  },
  'data.inPartners': {
    en: '{n, plural, one {# partner} other {# partners}} that you speak for',
    ar: 'الجهات التي تمثّلها: {n, plural, zero {#} one {#} two {#} few {#} many {#} other {#}}',
  },
  'data.inOffers': {
    en: '{n, plural, one {# offer} other {# offers}} that you made or withdrew',
    ar: 'العروض التي قدّمتها أو سحبتها: {n, plural, zero {#} one {#} two {#} few {#} many {#} other {#}}',
  },
  'data.inSigned': {
    en: '{n, plural, one {# answer that stands} other {# answers that stand}} with your name',
    ar: 'الأجوبة المسجّلة باسمك: {n, plural, zero {#} one {#} two {#} few {#} many {#} other {#}}',
  },
  'data.inChanges': {
    en: '{n, plural, one {# change} other {# changes}} that you made, with their times',
    ar: 'التغييرات التي أجريتها، مع أوقاتها: {n, plural, zero {#} one {#} two {#} few {#} many {#} other {#}}',
  },
  'data.inByOthers': {
    en: '{n, plural, one {# change} other {# changes}} by others to your items, groups and roles',
    ar: 'التغييرات التي أجراها آخرون على مهامك ومجموعاتك وأدوارك: {n, plural, zero {#} one {#} two {#} few {#} many {#} other {#}}',
  },
  'data.inNaming': {
    en: '{n, plural, one {# text} other {# texts}} by others with your full name',
    ar: 'النصوص التي كتبها آخرون وورد فيها اسمك الكامل: {n, plural, zero {#} one {#} two {#} few {#} many {#} other {#}}',
  },
  'data.notIn': { en: 'What is not in it', ar: 'ما ليس فيه' },
  'data.notPolls': {
    en: 'Your answers to polls: they are stored without your name, and no file can prove how you answered. While a poll is open, you can change your answer on its card.',
    ar: 'إجاباتك عن الاستطلاعات: تُحفظ بلا اسمك، ولا يصحّ أن يصير ملف دليلًا على ما أجبت به. وما دام الاستطلاع مفتوحًا يمكنك تغيير إجابتك على بطاقته.',
  },
  'data.notChat': {
    en: 'Messages in the chat itself: the platform stores those, not Halqa.',
    ar: 'الرسائل في المحادثات نفسها: تحفظها المنصّة لا «حلقة».',
  },
  'data.notDeliveries': {
    en: 'Which of your messages and taps Halqa answered in the last three days: stored so that a repeated one counts once.',
    ar: 'ما ردّت عليه «حلقة» من رسائلك ونقراتك في الأيام الثلاثة الأخيرة: يُحفظ كي لا يُحسب المكرَّر مرتين.',
  },
  'data.next': { en: 'To delete it: {command}', ar: 'لحذفها: {command}' },

  'forget.title': { en: 'Delete my data', ar: 'حذف بياناتي' },
  'forget.goes': { en: 'This is deleted', ar: 'ما يُحذف' },
  'forget.goesName': {
    en: 'Your name, and its link to {n, plural, one {your account} other {your # accounts}}',
    ar: 'اسمك وما يربطه {n, plural, zero {بحساباتك} one {بحسابك} two {بحسابيك} few {بحساباتك (#)} many {بحساباتك (#)} other {بحساباتك (#)}}',
  },
  'forget.goesSettings': {
    en: 'Your language, your roles and {n, plural, one {your membership in # group} other {your memberships in # groups}}',
    ar: 'لغتك وأدوارك {n, plural, zero {وعضوياتك} one {وعضويتك في مجموعة واحدة} two {وعضويتك في مجموعتين} few {وعضويتك في # مجموعات} many {وعضويتك في # مجموعة} other {وعضويتك في # مجموعة}}',
  },
  'forget.goesItems': {
    en: 'Your name on {n, plural, one {# open item, which goes} other {# open items, which go}} back to the group',
    ar: 'اسمك من {n, plural, zero {المهام المفتوحة، فتعود} one {مهمة مفتوحة واحدة تعود} two {مهمتين مفتوحتين تعودان} few {# مهام مفتوحة تعود} many {# مهمة مفتوحة تعود} other {# مهمة مفتوحة تعود}} إلى المجموعة',
  },
  'forget.goesAttendance': {
    en: 'Your answers on whether you come to events',
    ar: 'إجاباتك عن حضور الفعاليات',
  },
  'forget.goesBallots': {
    en: 'Your answers to polls that are still open',
    ar: 'إجاباتك عن الاستطلاعات التي لم تُغلق بعد',
  },
  'forget.goesMessages': {
    en: 'Messages waiting to be sent to you, and Halqa’s notes of its replies to you',
    ar: 'الرسائل التي تنتظر إرسالها إليك، وما حُفظ من الردود عليك',
  },
  'forget.stays': { en: 'This stays, without your name', ar: 'ما يبقى بلا اسمك' },
  'forget.staysRecord': {
    en: 'What you logged, added and finished: it is part of the coalition’s record, and is shown as the work of “{gone}”',
    ar: 'ما سجّلته وأضفته وأنجزته: هو جزء من سجلّ التحالف، ويُنسب إلى «{gone}»',
  },
  'forget.staysText': {
    en: 'Texts as they were written, even where someone wrote your name in one',
    ar: 'النصوص كما كُتبت، حتى حيث ورد اسمك فيها',
  },
  'forget.staysChat': {
    en: 'Messages already posted in the chat: they belong to the platform, and can be deleted there',
    ar: 'الرسائل المنشورة في المحادثات: تحفظها المنصّة، ويمكن حذفها منها',
  },
  'forget.forget': { en: 'Delete my data', ar: 'حذف بياناتي' },
  'forget.keep': { en: 'Keep everything', ar: 'الإبقاء على كل شيء' },
  'forget.sureTitle': { en: 'Are you sure?', ar: 'تأكيد أخير' },
  'forget.sure': {
    en: 'This cannot be undone. If you use Halqa again, you start as someone new.',
    ar: 'لا رجعة في هذا. وعند استعمال «حلقة» مرة أخرى تبدأ من جديد.',
  },
  'forget.yes': { en: 'Yes, delete my data', ar: 'نعم، حذف بياناتي' },
  'forget.keptTitle': { en: 'Nothing was deleted', ar: 'لم يُحذف شيء' },
  'forget.kept': { en: 'Everything stays as it was.', ar: 'بقي كل شيء كما كان.' },
  'forget.doneTitle': { en: 'Your data is deleted', ar: 'حُذفت بياناتك' },
  'forget.done': {
    en: 'Your name and your accounts are gone from the record. Thank you for what you did here.',
    ar: 'حُذف اسمك وحساباتك من السجلّ. شكرًا على كل ما قدّمته هنا.',
  },

  'redact.text': { en: '[text removed by a coordinator]', ar: '[نصّ حُذف بقرار من التنسيق]' },
  'redact.title': { en: 'Remove the text of {ref}?', ar: 'هل يُحذف نصّ {ref}؟' },
  'redact.item': {
    en: 'Its title, and why it was dropped if that was said',
    ar: 'عنوان المهمة، وسبب صرف النظر عنها إن ذُكر',
  },
  'redact.difficulty': {
    en: 'The difficulty, the help that it asks for, and how it was resolved',
    ar: 'نصّ الصعوبة والمساعدة المطلوبة وكيف حُلّت',
  },
  'redact.event': {
    en: 'The title and place of the event, and the question and comments of its poll',
    ar: 'عنوان الفعالية ومكانها، وسؤال استطلاعها والتعليقات عليه',
  },
  'redact.poll': {
    en: 'The question, its choices, and the comments on it',
    ar: 'السؤال وخياراته والتعليقات عليه',
  },
  'redact.offer': { en: 'What is offered', ar: 'ما الذي يُعرض' },
  'redact.partner': {
    en: 'What you want from it and what it gets, its limits, how it decides, its contact, and what was learned',
    ar: 'ما نريده من الجهة وما تناله، وحدودها، وكيف تقرّر، وبيانات التواصل معها، وما تعلّمناه',
  },
  'redact.lines': {
    en: '{n, plural, one {# line} other {# lines}} of progress on it',
    ar: '{n, plural, zero {أسطر التقدّم المسجّلة عليها} one {سطر التقدّم المسجّل عليها} two {سطرا التقدّم المسجّلان عليها} few {أسطر التقدّم المسجّلة عليها (#)} many {أسطر التقدّم المسجّلة عليها (#)} other {أسطر التقدّم المسجّلة عليها (#)}}',
  },
  'redact.stored': {
    en: 'Its earlier wordings in the history, and the text in stored messages and summaries',
    ar: 'صيغه السابقة في السجلّ، ونصّه في الرسائل والملخّصات المحفوظة',
  },
  'redact.stays': { en: 'This stays', ar: 'ما يبقى' },
  'redact.record': {
    en: 'What was done, when and by whom, with a note that you removed the text',
    ar: 'ما جرى ومتى وعلى يد من، مع ملاحظة بأنّ حذف النصّ كان منك',
  },
  'redact.posted': {
    en: 'Messages that show it in the chat: Halqa redraws its own cards, and the others can be deleted there',
    ar: 'الرسائل التي تعرضه في المحادثات: تُحدّث «حلقة» بطاقاتها، ويمكن حذف غيرها من المنصّة',
  },
  'redact.forGood': { en: 'This cannot be undone.', ar: 'لا رجعة في هذا.' },
  'redact.yes': { en: 'Remove the text', ar: 'حذف النصّ' },
  'redact.keep': { en: 'Keep it', ar: 'الإبقاء عليه' },
  'redact.keptTitle': { en: 'The text stays', ar: 'النصّ باقٍ' },
  'redact.doneTitle': { en: 'The text of {ref} was removed', ar: 'حُذف نصّ {ref}' },
  'redact.done': {
    en: 'Removed by {person}, {when}. It cannot be brought back.',
    ar: 'الحذف من {person}، {when}. لا يمكن استرجاعه.',
  },

  'erase.title': { en: 'Erase {coalition}?', ar: 'هل يُمحى {coalition} كله؟' },
  'erase.goes': {
    en: 'Everything goes: people, groups, items, progress, difficulties, events, polls, summaries and their history, on every platform.',
    ar: 'يُمحى كل شيء: الأشخاص والمجموعات والمهام والتقدّم والصعوبات والفعاليات والاستطلاعات والملخّصات وتاريخها، على كل المنصّات.',
  },
  'erase.file': {
    en: 'All of it is in this file: {file}. Keep it: there is no other copy. Answers to polls are not in it.',
    ar: 'كله في الملف المرفق: {file}. ينبغي حفظه: لا نسخة سواه. وليست فيه إجابات الاستطلاعات.',
  },
  'erase.others': {
    en: '{n, plural, one {The other coordinator is} other {The # other coordinators are}} told first.',
    ar: 'يُبلَّغ التنسيق كله أولًا: {n, plural, zero {#} one {#} two {#} few {#} many {#} other {#}}.',
  },
  'erase.next': { en: 'Erase everything…', ar: 'محو كل شيء…' },
  'erase.form': { en: 'Erase the coalition', ar: 'محو التحالف' },
  'erase.yes': { en: 'Erase', ar: 'محو' },
  'erase.name': { en: 'Name of the coalition', ar: 'اسم التحالف' },
  'erase.hint': {
    en: 'Type {coalition} to erase it for good.',
    ar: 'للمحو نهائيًا يُكتب هنا: {coalition}',
  },
  'erase.askedTitle': { en: '{coalition} is about to be erased', ar: '{coalition} على وشك المحو' },
  'erase.asked': {
    en: '{person} asked to erase the whole coalition. To keep a copy, use {command} now.',
    ar: 'طلب من {person}: محو التحالف كله. للاحتفاظ بنسخة الآن: {command}',
  },
  'erase.doneTitle': { en: '{coalition} is erased', ar: 'مُحي {coalition}' },
  'erase.done': {
    en: 'Nothing of it is stored any more, except in backups of the database. Messages in the chat stay where they are.',
    ar: 'لم يبقَ منه شيء محفوظ، إلا في النسخ الاحتياطية لقاعدة البيانات. والرسائل المنشورة تبقى في المحادثات.',
  },

  'retention.change': { en: 'Change', ar: 'تعديل' },
  'retention.title': { en: 'How long records are kept', ar: 'مدة حفظ السجلّ' },
  'retention.never': {
    en: 'Records are kept for as long as the coalition exists. To delete old ones automatically: {command}',
    ar: 'يُحفظ السجلّ ما دام التحالف قائمًا. لحذف القديم منه تلقائيًا: {command}',
  },
  'retention.months': {
    en: 'Records are kept for {n, plural, one {# month} other {# months}}.',
    ar: 'يُحفظ السجلّ مدة {n, plural, zero {# شهر} one {شهر واحد} two {شهرين} few {# أشهر} many {# شهرًا} other {# شهر}}.',
  },
  'retention.what': {
    en: 'Older progress, closed items, resolved difficulties, past events and closed polls are deleted at night, next on {when}. Whatever is still open stays.',
    ar: 'يُحذف ليلًا ما قدُم من أسطر التقدّم والمهام المنتهية والصعوبات المحلولة والفعاليات الماضية والاستطلاعات المغلقة، والمرة القادمة يوم {when}. أمّا ما لا يزال مفتوحًا فيبقى.',
  },
  'retention.sent': {
    en: 'Summaries that were already posted stay where they are.',
    ar: 'الملخّصات المنشورة تبقى حيث نُشرت.',
  },
} as const satisfies Readonly<Record<string, Bilingual>>;
