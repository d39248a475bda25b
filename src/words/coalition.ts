import type { Bilingual } from '../chat/ids.ts';

/** The coalition, its groups and its people, and texts that many cards share. */
export const coalitionWords = {
  nobody: { en: 'nobody yet', ar: 'لا أحد بعد' },
  'place.alone': { en: '{place}', ar: '{place}' },
  'place.on': { en: '{place} ({platform})', ar: '{place} ({platform})' },
  'list.rest': { en: '…and {n} more', ar: '…وغيرها: {n}' },
  'list.restAt': { en: '…and {n} more: {command}', ar: '…وغيرها ({n}): {command}' },
  'list.openOne': { en: 'Open one…', ar: 'عرض التفاصيل…' },
  'list.words': { en: 'with “{words}”', ar: 'فيها «{words}»' },
  'page.next': { en: 'Next', ar: 'التالي' },
  'page.back': { en: 'Back', ar: 'السابق' },
  'form.needed': { en: 'This field is required.', ar: 'هذا الحقل مطلوب.' },
  'form.example': { en: '{hint} For example: {example}', ar: '{hint} مثال: {example}' },

  'coalition.ready': {
    en: '{name} is set up. Next, create a working group: /group create',
    ar: 'اكتمل إعداد {name}. الخطوة التالية إنشاء مجموعة عمل: \u2066/group create\u2069',
  },
  'group.createOne': { en: 'Create a group', ar: 'إنشاء مجموعة' },
  'group.giveRoom': { en: 'Give it a place', ar: 'تخصيص مكان' },
  'coalition.changed': { en: 'The settings are saved.', ar: 'حُفظت الإعدادات.' },
  'coalition.zone': { en: 'Time zone', ar: 'المنطقة الزمنية' },
  'coalition.week': { en: 'Work week', ar: 'أسبوع العمل' },
  'coalition.language': { en: 'Language', ar: 'اللغة' },
  'coalition.executive': { en: 'Executive committee reads in', ar: 'مكان اللجنة التنفيذية' },
  'coalition.strategic': { en: 'Strategic committee reads in', ar: 'مكان اللجنة الاستراتيجية' },
  'coalition.nowhere': {
    en: 'no place yet: /coalition setup',
    ar: 'لا مكان بعد: \u2066/coalition setup\u2069',
  },
  'coalition.byRole': {
    en: 'Members by a role of the server: {committees}',
    ar: 'العضوية بدور في الخادم: {committees}',
  },
  'coalition.coordinators': { en: 'Coordinators', ar: 'التنسيق' },
  'coalition.groups': { en: 'Working groups', ar: 'مجموعات العمل' },
  'coalition.nextDigest': { en: 'Next monthly summary', ar: 'الملخّص الشهري القادم' },
  'coalition.threshold': { en: 'Show poll results from', ar: 'أدنى عدد لعرض نتيجة الاستطلاع' },
  'coalition.answers': {
    en: '{n, plural, one {# answer} other {# answers}}',
    ar: '{n, plural, zero {# إجابة} one {إجابة واحدة} two {إجابتان} few {# إجابات} many {# إجابة} other {# إجابة}}',
  },
  'week.mon-fri': { en: 'Monday to Friday', ar: 'من الاثنين إلى الجمعة' },
  'week.sun-thu': { en: 'Sunday to Thursday', ar: 'من الأحد إلى الخميس' },
  'week.sat-thu': { en: 'Saturday to Thursday', ar: 'من السبت إلى الخميس' },
  'week.sat-wed': { en: 'Saturday to Wednesday', ar: 'من السبت إلى الأربعاء' },
  'week.mon-sat': { en: 'Monday to Saturday', ar: 'من الاثنين إلى السبت' },
  'language.en': { en: 'English', ar: 'الإنجليزية' },
  'language.ar': { en: 'Arabic', ar: 'العربية' },
  'language.title': { en: 'Your language', ar: 'لغتك' },
  'language.set': {
    en: 'From now on I write to you in English. Posts in a shared place keep the language of that place.',
    ar: 'أكتب إليك بالعربية من الآن. أمّا ما يُنشر في مكان مشترك فيبقى بلغة ذلك المكان.',
  },

  'language.ofCoalition': {
    en: '{name} now uses {language} wherever no other language is set.',
    ar: 'لغة {name} من الآن: {language}، حيث لم تُحدَّد لغة أخرى.',
  },
  'language.ofPlace': {
    en: 'From now on I write in {language} in {place}.',
    ar: 'لغة {place} من الآن: {language}.',
  },
  'language.ofPlaceAgain': {
    en: '{place} has no language of its own any more. It follows {name}: {language}.',
    ar: 'لم تعد للمكان {place} لغة خاصة. لغته الآن {language} كسائر {name}.',
  },
  'language.settings': { en: 'Language', ar: 'اللغة' },
  'role.coordinator': { en: 'coordinator', ar: 'تنسيق التحالف' },
  'role.executive': { en: 'executive committee', ar: 'اللجنة التنفيذية' },
  'role.strategic': { en: 'strategic committee', ar: 'اللجنة الاستراتيجية' },
  'role.byServer': {
    en: 'Whoever has this role in the server now sits on the committee: {committee}.',
    ar: 'كل من له هذا الدور في الخادم عضو من الآن في: {committee}.',
  },
  'role.byServerHow': {
    en: 'I notice a role that was given or taken away when the person next uses me in the server. Whoever was named with /coalition role stays.',
    ar: 'أعلم بالدور، وبسحبه، حين يستعملني الشخص في الخادم في المرة التالية. ومن عُيّن بالأمر \u2066/coalition role\u2069 يبقى.',
  },
  'role.byServerNot': {
    en: 'No role of this server names the committee any more: {committee}.',
    ar: 'لم يعد دور في هذا الخادم يحدّد أعضاء: {committee}.',
  },
  'role.title': { en: 'Role changed', ar: 'تغيّر الدور' },
  'role.now': { en: '{person}: {roles}', ar: '{person}: {roles}' },
  'role.none': { en: 'no role', ar: 'بلا دور' },

  'committee.executive': { en: 'Executive committee', ar: 'اللجنة التنفيذية' },
  'committee.strategic': { en: 'Strategic committee', ar: 'اللجنة الاستراتيجية' },
  'group.title': { en: 'Working group: {name}', ar: 'مجموعة العمل: {name}' },
  'group.created': {
    en: 'Group created. Anyone can join: {command}',
    ar: 'أُنشئت المجموعة. الانضمام متاح للجميع: {command}',
  },
  'group.convener': { en: 'Convener', ar: 'التيسير' },
  'group.places': { en: 'Works in', ar: 'تعمل في' },
  'group.noPlace': { en: 'no place yet: /group bind', ar: 'لا مكان بعد: \u2066/group bind\u2069' },
  'group.bound': {
    en: '{place} now belongs to this group: what is logged here without a group’s name is about this group.',
    ar: 'صار {place} مكان هذه المجموعة: كل ما يُسجَّل هنا من دون اسم مجموعة يخصّها.',
  },
  'group.list': { en: 'Working groups', ar: 'مجموعات العمل' },
  'group.none': {
    en: 'No working groups yet. A coordinator creates the first one: /group create',
    ar: 'لا مجموعات عمل بعد. إنشاء أولاها لدى تنسيق التحالف: \u2066/group create\u2069',
  },
  'group.members': {
    en: '{n, plural, one {# member} other {# members}}',
    ar: '{n, plural, zero {لا أعضاء} one {عضو واحد} two {عضوان} few {# أعضاء} many {# عضوًا} other {# عضو}}',
  },
  'group.line': { en: '{name}: {goal}', ar: '{name}: {goal}' },
  'group.committeeDetail': { en: 'Committee, {members}', ar: 'لجنة، {members}' },
  'group.detail': { en: 'Convener {convener}, {members}', ar: 'التيسير: {convener}، {members}' },
  'group.joined': { en: '{person} joined {group}.', ar: 'انضمام جديد إلى {group}: {person}.' },
  'group.left': {
    en: 'You left {group}. You are welcome back any time.',
    ar: 'غادرت {group}. مرحبًا بعودتك في أي وقت.',
  },
  'group.membersHead': { en: 'Members', ar: 'الأعضاء' },
  'group.more': { en: ' and {n} more: {command}', ar: ' وغيرهم ({n}): {command}' },
  'group.membersOf': { en: '{group}: members ({n})', ar: '{group}: الأعضاء ({n})' },
  'group.isConvener': { en: 'convener', ar: 'التيسير' },
  'group.noMembers': { en: 'Nobody has joined yet.', ar: 'لا أعضاء بعد.' },
  'group.difficulties': { en: 'Open difficulties ({n})', ar: 'الصعوبات المفتوحة ({n})' },
  'group.items': { en: 'Action items', ar: 'المهام' },
  'group.itemCounts': {
    en: '{open} open, {overdue} overdue',
    ar: 'مفتوحة: {open}، منها متأخرة: {overdue}',
  },
  'group.nextEvent': { en: 'Next event', ar: 'الفعالية القادمة' },
  'group.noEvent': { en: 'none planned: /event add', ar: 'لا شيء بعد: \u2066/event add\u2069' },
  'group.eventLine': { en: '{title}, {when}', ar: '{title}، {when}' },
  'group.convenes': {
    en: '{person} is now the convener of {group}.',
    ar: 'تيسير {group} الآن لدى {person}.',
  },
  'group.wentTitle': { en: '{person} left {group}', ar: 'مغادرة {person} مجموعة {group}' },
  'group.returned': {
    en: '{n, plural, one {# item is} other {# items are}} free for anyone to take.',
    ar: '{n, plural, zero {لا مهام متاحة لمن يتولّاها} one {مهمة واحدة متاحة لمن يتولّاها} two {مهمتان متاحتان لمن يتولّاهما} few {# مهام متاحة لمن يتولّاها} many {# مهمة متاحة لمن يتولّاها} other {# مهمة متاحة لمن يتولّاها}}.',
  },
  'group.leftItems': {
    en: 'What you had open there goes back to the group: {n, plural, one {# item} other {# items}}.',
    ar: 'ما كان مفتوحًا لديك فيها عاد إلى المجموعة: {n, plural, zero {لا مهام} one {مهمة واحدة} two {مهمتان} few {# مهام} many {# مهمة} other {# مهمة}}.',
  },
  'group.forAnyone': { en: 'free for anyone', ar: 'متاحة لمن يتولّاها' },
  'group.stillWith': { en: 'still with {owners}', ar: 'تبقى لدى {owners}' },
  'group.take': {
    en: 'To take one: /action assign {ref} me',
    ar: 'لتولّي واحدة منها: \u2066/action assign {ref} أنا\u2069',
  },
  'group.convenerWent': {
    en: '{person} was the convener. A coordinator can choose another: /group convener',
    ar: 'كان التيسير لدى {person}. التعيين الجديد لدى تنسيق التحالف: \u2066/group convener\u2069',
  },
  'group.convenersGoneTitle': {
    en: '{n, plural, one {A group has} other {# groups have}} no convener',
    ar: '{n, plural, zero {لا مجموعة بلا ميسّر} one {مجموعة بلا ميسّر} two {مجموعتان بلا ميسّر} few {# مجموعات بلا ميسّر} many {# مجموعة بلا ميسّر} other {# مجموعة بلا ميسّر}}',
  },
  'group.convenersGone': {
    en: '{person} has left, and was the convener of:',
    ar: 'غادر الحساب {person}، وكان التيسير لديه في:',
  },
  'group.nameConvener': {
    en: 'Choose another convener for each: {command}',
    ar: 'لتعيين ميسّر آخر لكل منها: {command}',
  },
  'coalition.coordinatorGoneTitle': { en: 'The coalition has no coordinator', ar: 'التحالف بلا تنسيق' },
  'coalition.coordinatorGone': {
    en: '{person} was the only coordinator, and has left.',
    ar: 'كان التنسيق لدى {person} وحسب، ولم يعد هذا الحساب هنا.',
  },
  'coalition.nameCoordinator': {
    en: 'Until there is another, any convener and anyone on the executive committee can choose one: {command}',
    ar: 'إلى أن يُعيَّن غيره، يحقّ التعيين لكل عضو في اللجنة التنفيذية ولكل ميسّر: {command}',
  },
  'group.hello': { en: 'See what is open: {command}', ar: 'للاطّلاع على المهام المفتوحة: {command}' },

  'help.title': { en: 'What Halqa can do', ar: 'الأوامر المتاحة' },
  'help.start': {
    en: 'Write one line where your group works. I ask about anything that is missing.',
    ar: 'يكفي سطر واحد في مكان مجموعتك. وإن نقص شيء سألتك عنه.',
  },
  'help.first': {
    en: 'No coalition here yet. Whoever sets it up becomes its coordinator: {command}',
    ar: 'لا تحالف هنا بعد. من يُعدّه يتولّى تنسيقه: {command}',
  },
  'help.about': { en: 'More about…', ar: 'المزيد عن…' },
  'help.command': { en: '/{name}', ar: '\u2066/{name}\u2069' },
  'help.required': { en: 'required', ar: 'مطلوب' },
  'help.optional': { en: 'optional', ar: 'اختياري' },
  'help.argument': { en: '{name} ({need}) {hint}', ar: '{name} ({need}) {hint}' },
  'help.example': { en: 'Example: {command}', ar: 'مثال: {command}' },

  'incident.title': { en: 'Something went wrong', ar: 'حدث خلل' },
  'incident.text': {
    en: 'That didn’t work, and nothing changed. Please try again in a moment. If it happens again, give the coordinator this number: {incident}',
    ar: 'تعذّر التنفيذ بسبب خلل، ولم يتغيّر شيء. يُرجى إعادة المحاولة بعد قليل، وإن تكرّر الخلل فإبلاغ تنسيق التحالف بهذا الرقم: {incident}',
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
    en: 'They don’t accept private messages from me. On Discord, they can allow them in the privacy settings of the server.',
    ar: 'الرسائل الخاصة مني غير مقبولة هناك. على \u2066Discord\u2069 يمكن السماح بها من إعدادات خصوصية الخادم.',
  },
  'undelivered.again': { en: 'Post it again', ar: 'إعادة النشر' },
  'undelivered.againTitle': { en: 'Being sent again', ar: 'يُعاد إرسالها الآن' },
  'undelivered.againText': {
    en: 'If it fails again, I will tell you.',
    ar: 'إن تعذّر نشرها هذه المرة أيضًا وصلك خبر بذلك.',
  },
  'undelivered.gone': {
    en: 'The place was deleted or closed. Choose another: /coalition setup for a committee, /group bind for a group.',
    ar: 'المكان حُذف أو أُغلق. لاختيار غيره: \u2066/coalition setup\u2069 للجنة، و\u2066/group bind\u2069 لمجموعة.',
  },
  'undelivered.forbidden': {
    en: 'I am not allowed to write there. Add me to that place with the right to post, then press the button.',
    ar: 'لا يُسمح لي بالكتابة هناك. المطلوب إضافتي إلى ذلك المكان مع حقّ النشر، ثم الضغط على الزر.',
  },
  'undelivered.rejected': {
    en: 'The platform refused it. Tell whoever runs the bot: the log says why.',
    ar: 'رفضت المنصّة الرسالة. السبب مذكور في السجلّ لدى من يشغّل «حلقة».',
  },
  'undelivered.unsure': {
    en: 'It is not certain whether it arrived. Look there first, and post it again only if it is missing.',
    ar: 'ليس مؤكّدًا أنها وصلت. يُرجى التحقّق هناك أولًا، وإعادة النشر فقط إن لم تكن موجودة.',
  },
  'undelivered.broken': {
    en: 'Something broke on our side. Tell whoever runs the bot: the log says why.',
    ar: 'حدث خلل في «حلقة» نفسها. السبب مذكور في السجلّ لدى من يشغّلها.',
  },
  'deliveries.title': { en: 'Announcements', ar: 'الإعلانات' },
  'deliveries.sent': { en: 'Posted in the last 30 days', ar: 'ما نُشر في آخر 30 يومًا' },
  'deliveries.stuck': { en: 'Not arrived', ar: 'ما لم يصل' },
  'deliveries.dropped': { en: 'Too late to be of use', ar: 'ما فات أوانه' },
  'deliveries.none': { en: 'Everything has arrived.', ar: 'وصل كل شيء.' },
  'deliveries.line': { en: '“{title}” for {place}', ar: '«{title}» إلى {place}' },
  'deliveries.since': { en: 'due {when}', ar: 'الموعد: {when}' },
  'deliveries.waiting': { en: 'tried again by itself', ar: 'المحاولة مستمرة تلقائيًا' },
  'deliveries.token': {
    en: 'the platform refuses Halqa’s token: whoever runs Halqa has to renew it',
    ar: 'المنصّة ترفض رمز «حلقة»: تجديده على من يشغّلها',
  },
  'deliveries.gone': { en: 'the place is gone', ar: 'لم يعد المكان موجودًا' },
  'deliveries.forbidden': { en: 'Halqa may not write there', ar: 'لا إذن بالكتابة هناك' },
  'deliveries.rejected': { en: 'refused by the platform', ar: 'رفض من المنصّة' },
  'deliveries.unsure': { en: 'may have arrived: look there first', ar: 'ربما وصل: يلزم التحقق هناك أولًا' },
  'deliveries.broken': { en: 'a fault of Halqa’s own', ar: 'خلل في «حلقة» نفسها' },
  'deliveries.post': { en: 'Post what is stuck', ar: 'نشر ما تعذّر وصوله' },
  'deliveries.posted': {
    en: '{n, plural, one {One announcement is} other {# announcements are}} tried now.',
    ar: '{n, plural, zero {لا إعلان بحاجة إلى النشر} one {محاولة نشر إعلان واحد جارية الآن} two {محاولة نشر إعلانين جارية الآن} few {محاولة نشر # إعلانات جارية الآن} many {محاولة نشر # إعلانًا جارية الآن} other {محاولة نشر # إعلان جارية الآن}}.',
  },
  'coalition.stuck': {
    en: '{n, plural, one {One announcement has} other {# announcements have}} not arrived: {command}',
    ar: '{n, plural, zero {لا إعلان لم يصل} one {إعلان واحد لم يصل} two {إعلانان لم يصلا} few {# إعلانات لم تصل} many {# إعلانًا لم تصل} other {# إعلان لم تصل}}: {command}',
  },
  'late.note': {
    en: 'This comes late: it was to be posted on {when}.',
    ar: 'وصل هذا متأخرًا: كان موعد نشره {when}.',
  },
  'lost.removed.title': {
    en: 'Halqa was removed from a workspace on {platform}',
    ar: 'أُزيلت «حلقة» من مساحة عمل على {platform}',
  },
  'lost.removed.text': {
    en: 'I can’t post there any more, and commands don’t work there.',
    ar: 'لم يعد النشر هناك ممكنًا، ولا تعمل الأوامر هناك.',
  },
  'lost.removed.next': {
    en: 'Nothing on record is lost. Once I am added again, everything goes on where it stopped.',
    ar: 'كل ما هو مسجّل ما زال محفوظًا. وبعد إعادة الإضافة يستمرّ كل شيء من حيث توقّف.',
  },
  'lost.again': { en: 'Add Halqa again', ar: 'إعادة إضافة «حلقة»' },
  'lost.disconnected.title': {
    en: 'Halqa can’t reach {platform}',
    ar: 'انقطع الاتصال مع {platform}',
  },
  'lost.disconnected.text': {
    en: 'The connection is refused: posts, commands and buttons may not work there.',
    ar: 'الاتصال مرفوض، فقد يتعذّر هناك النشر واستعمال الأوامر والأزرار.',
  },
  'lost.disconnected.next': {
    en: 'Please tell whoever runs Halqa: the log says what to do. I keep trying, and nothing on record is lost.',
    ar: 'يُرجى إبلاغ من يشغّل «حلقة»: في السجلّ ما ينبغي فعله. المحاولة مستمرّة، ولا يضيع شيء ممّا هو مسجّل.',
  },
  'lost.deleted.title': { en: 'A place on {platform} was deleted', ar: 'حُذف مكان على {platform}' },
  'lost.deleted.text': { en: 'I can’t post there any more:', ar: 'لم يعد النشر هنا ممكنًا:' },
  'lost.deleted.next': {
    en: 'Choose another place: /coalition setup for a committee, /group bind for a group.',
    ar: 'لاختيار مكان آخر: \u2066/coalition setup\u2069 للجنة، و\u2066/group bind\u2069 لمجموعة.',
  },
  'lost.locked.title': { en: 'A thread on {platform} was locked', ar: 'أُقفلت محادثة فرعية على {platform}' },
  'lost.locked.text': { en: 'I can’t write there any more:', ar: 'لم تعد الكتابة هنا ممكنة:' },
  'lost.locked.next': {
    en: 'Unlock it, or choose another place: /group bind',
    ar: 'يمكن فتحها، أو اختيار مكان آخر: \u2066/group bind\u2069',
  },
} as const satisfies Readonly<Record<string, Bilingual>>;
