import type { Bilingual } from '../chat/ids.ts';

/** The coalition, its groups and its people; and what stands on every card. */
export const coalitionWords = {
  nobody: { en: 'nobody yet', ar: 'لا أحد بعد' },
  'list.rest': { en: '…and {n} more', ar: '…وغيرها: {n}' },
  'list.restAt': { en: '…and {n} more: {command}', ar: '…وغيرها ({n}): {command}' },
  'form.needed': { en: 'This is needed.', ar: 'هذا الحقل لازم.' },
  'form.send': { en: 'Send', ar: 'إرسال' },
  'form.example': { en: '{hint} For example: {example}', ar: '{hint} مثال: {example}' },

  'coalition.ready': {
    en: '{name} is set up. Next, make a working group: /group create',
    ar: 'اكتمل إعداد {name}. الخطوة التالية إنشاء مجموعة عمل: ‎/group create',
  },
  'coalition.changed': { en: 'The settings are changed.', ar: 'تغيّرت الإعدادات.' },
  'coalition.zone': { en: 'Time zone', ar: 'المنطقة الزمنية' },
  'coalition.week': { en: 'Work week', ar: 'أسبوع العمل' },
  'coalition.language': { en: 'Language', ar: 'اللغة' },
  'coalition.executive': { en: 'Executive committee reads', ar: 'مكان اللجنة التنفيذية' },
  'coalition.strategic': { en: 'Strategic committee reads', ar: 'مكان اللجنة الاستراتيجية' },
  'coalition.nowhere': { en: 'nowhere yet: /coalition setup', ar: 'لا مكان بعد: ‎/coalition setup' },
  'coalition.coordinators': { en: 'Coordinators', ar: 'منسّقو الائتلاف' },
  'coalition.groups': { en: 'Working groups', ar: 'مجموعات العمل' },
  'coalition.nextDigest': { en: 'Next monthly summary', ar: 'الملخّص الشهري القادم' },
  'coalition.threshold': { en: 'Poll results from', ar: 'نتائج الاستطلاع تظهر من' },
  'coalition.answers': {
    en: '{n, plural, one {# answer} other {# answers}}',
    ar: '{n, plural, zero {# إجابة} one {إجابة واحدة} two {إجابتين} few {# إجابات} many {# إجابة} other {# إجابة}} فأكثر',
  },
  'week.mon-fri': { en: 'Monday to Friday', ar: 'من الاثنين إلى الجمعة' },
  'week.sun-thu': { en: 'Sunday to Thursday', ar: 'من الأحد إلى الخميس' },
  'week.sat-wed': { en: 'Saturday to Wednesday', ar: 'من السبت إلى الأربعاء' },
  'week.mon-sat': { en: 'Monday to Saturday', ar: 'من الاثنين إلى السبت' },
  'language.en': { en: 'English', ar: 'الإنجليزية' },
  'language.ar': { en: 'Arabic', ar: 'العربية' },
  'language.title': { en: 'Your language', ar: 'لغتك' },
  'language.set': {
    en: 'From now on I speak English with you. Posts in a shared place keep the language of the place.',
    ar: 'سأخاطبك بالعربية من الآن. أمّا ما يُنشر في مكان مشترك فيبقى بلغة ذلك المكان.',
  },

  'language.ofCoalition': {
    en: '{name} now speaks {language} wherever no other language was chosen.',
    ar: 'صارت {language} لغة {name} حيث لم تُختر لغة أخرى.',
  },
  'language.ofPlace': {
    en: 'From now on I speak {language} in {place}.',
    ar: 'لغة {place} من الآن: {language}.',
  },
  'language.ofPlaceAgain': {
    en: '{place} has no language of its own any more. I speak {language} there, as everywhere in {name}.',
    ar: 'لم تعد لمكان {place} لغة خاصة به. أتكلّم فيه {language} كما في {name} كله.',
  },
  'language.settings': { en: 'Language', ar: 'اللغة' },
  'role.coordinator': { en: 'coordinator', ar: 'منسّق الائتلاف' },
  'role.executive': { en: 'executive committee', ar: 'اللجنة التنفيذية' },
  'role.strategic': { en: 'strategic committee', ar: 'اللجنة الاستراتيجية' },
  'role.title': { en: 'Role changed', ar: 'تغيّرت الصفة' },
  'role.now': { en: '{person}: {roles}', ar: '{person}: {roles}' },
  'role.none': { en: 'no role', ar: 'بلا صفة' },

  'committee.executive': { en: 'Executive committee', ar: 'اللجنة التنفيذية' },
  'committee.strategic': { en: 'Strategic committee', ar: 'اللجنة الاستراتيجية' },
  'group.title': { en: 'Working group: {name}', ar: 'مجموعة العمل: {name}' },
  'group.created': {
    en: 'The group is there. Anyone may join: {command}',
    ar: 'أُنشئت المجموعة. الانضمام متاح للجميع: {command}',
  },
  'group.convener': { en: 'Convener', ar: 'ميسّر المجموعة' },
  'group.places': { en: 'Works in', ar: 'تعمل في' },
  'group.noPlace': { en: 'no place yet: /group bind', ar: 'لا مكان بعد: ‎/group bind' },
  'group.bound': {
    en: '{place} is now the place of this group: what is said here without naming a group is about it.',
    ar: 'صار {place} مكان هذه المجموعة: كل ما يُسجَّل هنا من دون اسم مجموعة يخصّها.',
  },
  'group.list': { en: 'Working groups', ar: 'مجموعات العمل' },
  'group.none': {
    en: 'No working groups yet. A coordinator makes the first one: /group create',
    ar: 'لا مجموعات عمل بعد. يُنشئ منسّق الائتلاف أولاها: ‎/group create',
  },
  'group.members': {
    en: '{n, plural, one {# member} other {# members}}',
    ar: '{n, plural, zero {لا أعضاء} one {عضو واحد} two {عضوان} few {# أعضاء} many {# عضوًا} other {# عضو}}',
  },
  'group.line': { en: '{name}: {goal}', ar: '{name}: {goal}' },
  'group.committeeDetail': { en: 'Committee, {members}', ar: 'لجنة، {members}' },
  'group.detail': { en: 'Convener {convener}, {members}', ar: 'الميسّر {convener}، {members}' },
  'group.joined': { en: '{person} joined {group}.', ar: 'انضمّ {person} إلى {group}.' },
  'group.left': {
    en: 'You left {group}. You are welcome back any time.',
    ar: 'غادرت {group}. مرحبًا بعودتك في أي وقت.',
  },
  'group.membersHead': { en: 'Members', ar: 'الأعضاء' },
  'group.more': { en: ' and {n} more', ar: ' وغيرهم: {n}' },
  'group.items': { en: 'Action items', ar: 'المهام' },
  'group.itemCounts': {
    en: '{open} open, {overdue} overdue',
    ar: 'مفتوحة: {open}، منها متأخرة: {overdue}',
  },
  'group.nextEvent': { en: 'Next event', ar: 'الفعالية القادمة' },
  'group.noEvent': { en: 'none ahead: /event add', ar: 'لا شيء بعد: ‎/event add' },
  'group.eventLine': { en: '{title}, {when}', ar: '{title}، {when}' },
  'group.convenes': { en: '{person} now convenes {group}.', ar: 'يتولّى {person} الآن تيسير {group}.' },
  'group.wentTitle': { en: '{person} left {group}', ar: 'غادر {person} {group}' },
  'group.returned': {
    en: '{n, plural, one {# item is} other {# items are}} open again for anyone.',
    ar: '{n, plural, zero {لم تعد أي مهمة مفتوحة للجميع} one {عادت مهمة واحدة مفتوحة للجميع} two {عادت مهمتان مفتوحتين للجميع} few {عادت # مهام مفتوحة للجميع} many {عادت # مهمة مفتوحة للجميع} other {عادت # مهمة مفتوحة للجميع}}.',
  },
  'group.leftItems': {
    en: 'What you had open there is the group’s again: {n, plural, one {# item} other {# items}}.',
    ar: 'ما كان مفتوحًا لديك فيها عاد إلى المجموعة: {n, plural, zero {لا مهام} one {مهمة واحدة} two {مهمتان} few {# مهام} many {# مهمة} other {# مهمة}}.',
  },
  'group.forAnyone': { en: 'open for anyone', ar: 'مفتوحة للجميع' },
  'group.stillWith': { en: 'still with {owners}', ar: 'تبقى لدى {owners}' },
  'group.take': {
    en: 'To take one on: /action assign {ref} me',
    ar: 'لتولّي واحدة منها: ‎/action assign {ref} أنا',
  },
  'group.convenerWent': {
    en: '{person} was the convener. A coordinator names another one: /group convener',
    ar: 'كان {person} ميسّر المجموعة. يعيّن منسّق الائتلاف غيره: ‎/group convener',
  },
  'group.convenersGoneTitle': {
    en: '{n, plural, one {A group has} other {# groups have}} no convener',
    ar: '{n, plural, zero {لا مجموعة بلا ميسّر} one {مجموعة بلا ميسّر} two {مجموعتان بلا ميسّر} few {# مجموعات بلا ميسّر} many {# مجموعة بلا ميسّر} other {# مجموعة بلا ميسّر}}',
  },
  'group.convenersGone': {
    en: '{person} is no longer here, and was the convener of:',
    ar: 'لم يعد {person} هنا، وكان ميسّر:',
  },
  'group.nameConvener': {
    en: 'Name another convener for each: {command}',
    ar: 'عيّن لكل منها ميسّرًا آخر: {command}',
  },
  'coalition.coordinatorGoneTitle': { en: 'Nobody coordinates the coalition', ar: 'لا منسّق للائتلاف' },
  'coalition.coordinatorGone': {
    en: '{person} was the only coordinator, and is no longer here.',
    ar: 'كان {person} المنسّق الوحيد، ولم يعد هنا.',
  },
  'coalition.nameCoordinator': {
    en: 'Until there is another, anyone on the executive committee and any convener may name one: {command}',
    ar: 'إلى أن يكون غيره، لأي عضو في اللجنة التنفيذية ولأي ميسّر أن يعيّن منسّقًا: {command}',
  },
  'group.hello': {
    en: 'See what is open: {command}',
    ar: 'اطّلع على المهام المفتوحة: {command}',
  },

  'help.title': { en: 'What you can say', ar: 'ما يمكنك قوله' },
  'help.start': {
    en: 'Write one line in the place of your group. When something is missing, I ask.',
    ar: 'اكتب سطرًا واحدًا في مكان مجموعتك. وإن نقص شيء سألتك عنه.',
  },
  'help.first': {
    en: 'There is no coalition here yet. Whoever sets it up coordinates it: {command}',
    ar: 'لا ائتلاف هنا بعد. من يُعدّه يكون منسّقه: {command}',
  },
  'help.about': { en: 'More about…', ar: 'المزيد عن…' },
  'help.command': { en: '/{name}', ar: '‎/{name}' },
  'help.required': { en: 'needed', ar: 'لازم' },
  'help.optional': { en: 'if you like', ar: 'اختياري' },
  'help.argument': { en: '{label}, {need}. {hint}', ar: '{label}، {need}. {hint}' },

  'incident.title': { en: 'Something went wrong', ar: 'حدث خلل' },
  'incident.text': {
    en: 'That did not work, and nothing was changed. Try again in a moment. If it happens again, give the coordinator this number: {incident}',
    ar: 'لم ينجح ذلك، ولم يتغيّر شيء. أعد المحاولة بعد قليل. وإن تكرّر فأعطِ منسّق الائتلاف هذا الرقم: {incident}',
  },
  'undelivered.title': { en: 'A message could not be delivered', ar: 'تعذّر تسليم رسالة' },
  'undelivered.text': {
    en: '“{title}” could not be posted in {place}.',
    ar: 'تعذّر نشر «{title}» في {place}.',
  },
  'undelivered.toPerson': {
    en: '“{title}” could not be sent to {place} in private.',
    ar: 'تعذّر إرسال «{title}» إلى {place} في رسالة خاصة.',
  },
  'undelivered.closed': {
    en: 'Private messages from me are refused there. On Discord the person allows them in the privacy settings of the server.',
    ar: 'الرسائل الخاصة مني مرفوضة هناك. في ديسكورد يسمح بها الشخص في إعدادات الخصوصية للخادم.',
  },
  'undelivered.again': { en: 'Post it again', ar: 'انشرها من جديد' },
  'undelivered.againTitle': { en: 'It is on its way again', ar: 'هي في الطريق من جديد' },
  'undelivered.againText': {
    en: 'If it cannot be posted this time either, I write to you again.',
    ar: 'إن تعذّر نشرها هذه المرة أيضًا كتبت إليك من جديد.',
  },
  'undelivered.gone': {
    en: 'The place is gone or closed. Choose another: /coalition setup for a committee, /group bind for a group.',
    ar: 'المكان لم يعد موجودًا أو أُغلق. اختر غيره: ‎/coalition setup للجنة، و ‎/group bind لمجموعة.',
  },
  'undelivered.forbidden': {
    en: 'I may not write there. Add me to that place, with the right to post, then press the button.',
    ar: 'لا يُسمح لي بالكتابة هناك. أضفني إلى ذلك المكان مع حقّ النشر فيه، ثم اضغط الزر.',
  },
  'undelivered.rejected': {
    en: 'The platform refused it. Tell whoever runs the bot: the log says why.',
    ar: 'رفضتها المنصّة. أخبر من يشغّل البوت: السبب مذكور في السجلّ.',
  },
  'undelivered.unsure': {
    en: 'Nobody can tell whether it arrived. Look there, and post it again only if it is missing.',
    ar: 'لا سبيل إلى معرفة إن كانت وصلت. انظر هناك، ولا تنشرها من جديد إلا إن لم تجدها.',
  },
  'undelivered.broken': {
    en: 'Something broke on our side. Tell whoever runs the bot: the log says why.',
    ar: 'حدث خلل في حلقة نفسها. من يشغّل البوت يجد السبب في السجلّ.',
  },
  'late.note': {
    en: 'This comes late: it was to be posted on {when}.',
    ar: 'وصل هذا متأخرًا: كان موعد نشره {when}.',
  },
  'lost.removed.title': {
    en: 'I was put out of a workspace on {platform}',
    ar: 'أُخرجت من مساحة عمل على {platform}',
  },
  'lost.removed.text': {
    en: 'Nothing can be posted there any more, and no command works there.',
    ar: 'لم يعد النشر هناك ممكنًا، ولا تعمل الأوامر هناك.',
  },
  'lost.removed.next': {
    en: 'Everything on record is still there. When I am let in again, it goes on where it was.',
    ar: 'كل ما هو مسجّل ما زال محفوظًا. متى سُمح لي بالدخول من جديد استمرّ كل شيء من حيث توقّف.',
  },
  'lost.again': { en: 'Let me in again', ar: 'السماح لي بالدخول من جديد' },
  'lost.disconnected.title': {
    en: 'I am cut off from {platform}',
    ar: 'انقطع اتصالي بـ{platform}',
  },
  'lost.disconnected.text': {
    en: 'My connection is refused, so no command and no button works there.',
    ar: 'اتصالي مرفوض، فلا تعمل هناك الأوامر ولا الأزرار.',
  },
  'lost.disconnected.next': {
    en: 'Please tell whoever runs Halqa: the log says what to do. I keep trying, and nothing on record is lost.',
    ar: 'يُرجى إبلاغ من يشغّل حلقة: في السجلّ ما ينبغي فعله. أستمرّ في المحاولة، ولا يضيع شيء ممّا هو مسجّل.',
  },
  'lost.deleted.title': { en: 'A place on {platform} was deleted', ar: 'حُذف مكان على {platform}' },
  'lost.deleted.text': {
    en: 'Nothing can be posted there any more:',
    ar: 'لم يعد النشر هنا ممكنًا:',
  },
  'lost.deleted.next': {
    en: 'Choose another place: /coalition setup for a committee, /group bind for a group.',
    ar: 'اختر مكانًا آخر: ‎/coalition setup للجنة، و ‎/group bind لمجموعة.',
  },
  'lost.locked.title': { en: 'A thread on {platform} was locked', ar: 'أُقفل موضوع على {platform}' },
  'lost.locked.text': {
    en: 'I may not write there any more:',
    ar: 'لم يعد يُسمح لي بالكتابة هنا:',
  },
  'lost.locked.next': {
    en: 'Unlock it, or choose another place: /group bind',
    ar: 'افتحه، أو اختر مكانًا آخر: ‎/group bind',
  },
} as const satisfies Readonly<Record<string, Bilingual>>;
