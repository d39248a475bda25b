import type { Bilingual } from '../chat/ids.ts';

/** One sentence for each reason to refuse: what happened, and what to do next. */
export const refusalWords = {
  'refusal.title': { en: 'That didn’t work', ar: 'تعذّر التنفيذ' },
  'refusal.no-coalition': {
    en: 'No coalition here yet. Run /coalition setup: whoever does becomes its coordinator.',
    ar: 'لا تحالف هنا بعد. أوّل أمر: \u2066/coalition setup\u2069، ومن يكتبه يتولّى التنسيق.',
  },
  'refusal.unknown-command': {
    en: 'I don’t know “{typed}”. See all commands: /halqa help',
    ar: 'لا أعرف «{typed}». الأوامر المتاحة: \u2066/halqa help\u2069',
  },
  'refusal.unknown-command-near': {
    en: 'I don’t know “{typed}”. Did you mean {nearest}?',
    ar: 'لا أعرف «{typed}». هل المقصود {nearest}؟',
  },
  'refusal.unknown-subcommand': {
    en: '/{command} has no “{typed}”. What it can do: /halqa help {command}',
    ar: 'لا يوجد «{typed}» في \u2066/{command}\u2069. ما يتيحه: \u2066/halqa help {command}\u2069',
  },
  'refusal.unexpected-text': {
    en: 'I don’t understand “{text}” in /{path}. Nothing changed.',
    ar: 'الأمر \u2066/{path}\u2069 لا يقبل «{text}». لم يُنفَّذ شيء.',
  },
  'refusal.words-too-long': {
    en: 'That is a lot to look for. Two or three words are enough.',
    ar: 'هذا أطول مما يُبحث عنه. تكفي كلمتان أو ثلاث.',
  },
  'refusal.line-too-long': {
    en: 'That is too long to read. Send it in shorter pieces.',
    ar: 'النص أطول من أن يُقرأ. يُرجى إرساله على أجزاء.',
  },
  'refusal.nothing-pasted': {
    en: 'There is nothing in that list. Write one action item on each line, or paste the cells of a table.',
    ar: 'لا شيء في هذه القائمة. يُرجى كتابة مهمة في كل سطر، أو لصق خلايا جدول.',
  },
  'refusal.too-many-lines': {
    en: 'That list has {lines} lines. Paste at most {most} at once.',
    ar: 'عدد أسطر القائمة {lines}. يُرجى لصق {most} على الأكثر في المرة الواحدة.',
  },
  'refusal.text-or-argument': {
    en: 'I can’t tell whether “{typed}:” belongs to the text. If it does, write: {asText} If it names an argument, write: {asArgument}',
    ar: 'لا يتّضح هل «{typed}:» جزء من النص. إن كان منه يُكتب: {asText} وإن كان اسم خانة يُكتب: {asArgument}',
  },
  'refusal.near-argument': {
    en: 'I don’t know “{typed}:”. Did you mean {nearest}? If it belongs to the text, write: {asText}',
    ar: 'لا أعرف «{typed}:». هل المقصود {nearest}؟ إن كان جزءًا من النص يُكتب: {asText}',
  },
  'refusal.only-coordinator': { en: 'Only a coordinator can do that.', ar: 'هذا متاح لتنسيق التحالف فقط.' },
  'refusal.only-convener': {
    en: 'Only the convener of {group} or a coordinator can do that.',
    ar: 'هذا متاح لتيسير {group} ولتنسيق التحالف فقط.',
  },
  'refusal.only-event-keeper': {
    en: 'Only the person who added {ref}, the convener or a coordinator can cancel it.',
    ar: 'إلغاء {ref} متاح لمن أضافها ولتيسير المجموعة ولتنسيق التحالف فقط.',
  },
  'refusal.no-groups': {
    en: 'No working groups yet. A coordinator creates the first one: /group create',
    ar: 'لا مجموعات عمل بعد. إنشاء أولاها لدى تنسيق التحالف: \u2066/group create\u2069',
  },
  'refusal.shared-place-needed': {
    en: 'That needs a shared place. Type it where the group talks, not in private.',
    ar: 'هذا يحتاج إلى مكان مشترك. يُكتب في مكان المجموعة لا في محادثة خاصة.',
  },
  'refusal.unknown-number': {
    en: 'There is no {ref} here. See /{list}',
    ar: 'لا يوجد {ref} هنا. القائمة: \u2066/{list}\u2069',
  },
  'refusal.other-kind': {
    en: '{ref} is {is}, not {wanted}.',
    ar: '{ref} {is} لا {wanted}.',
  },
  'kind.item': { en: 'an action item', ar: 'مهمة' },
  'kind.difficulty': { en: 'a difficulty', ar: 'صعوبة' },
  'kind.event': { en: 'an event', ar: 'فعالية' },
  'kind.poll': { en: 'a poll', ar: 'استطلاع' },
  'refusal.already-done': {
    en: '{ref} was marked done by {by} on {when}. Nothing changed.',
    ar: 'المهمة {ref} منجزة منذ {when} ({by}). لم يتغيّر شيء.',
  },
  'refusal.already-dropped': {
    en: '{ref} was dropped by {by} on {when}. To reopen it: /action reopen {ref}',
    ar: 'صُرف النظر عن المهمة {ref} يوم {when} ({by}). لإعادة فتحها: \u2066/action reopen {ref}\u2069',
  },
  'refusal.already-open': {
    en: '{ref} is already open. Nothing changed.',
    ar: 'المهمة {ref} مفتوحة أصلًا. لم يتغيّر شيء.',
  },
  'refusal.not-open': {
    en: '{ref} is not open any more. To reopen it: /action reopen {ref}',
    ar: 'لم تعد المهمة {ref} مفتوحة. لإعادة فتحها: \u2066/action reopen {ref}\u2069',
  },
  'refusal.nothing-said': {
    en: 'What should change about {ref}: its title, due date, percent or organisation? For example: /action edit {ref} due:sunday',
    ar: 'ما الذي يتغيّر في {ref}: العنوان أو الموعد أو النسبة أو الجهة؟ مثال: \u2066/action edit {ref} الموعد:الأحد\u2069',
  },
  'refusal.nothing-new': {
    en: '{ref} is like that already. Nothing changed.',
    ar: 'المهمة {ref} كذلك أصلًا. لم يتغيّر شيء.',
  },
  'refusal.percent-of-what': {
    en: 'A percentage is about one action item. Say which: /progress log #12 …',
    ar: 'النسبة تخصّ مهمة بعينها. يلزم ذكر رقمها: \u2066/progress log #12 …\u2069',
  },
  'refusal.already-convener': {
    en: '{person} is the convener of {group} already.',
    ar: 'تيسير {group} لدى {person} أصلًا.',
  },
  'refusal.sole-coordinator': {
    en: '{person} is the only coordinator. Choose another first: /coalition role',
    ar: 'تنسيق التحالف لدى {person} وحسب. يلزم تعيين شخص آخر أولًا: \u2066/coalition role\u2069',
  },
  'refusal.no-role': {
    en: '{person} has no role. Nothing changed.',
    ar: 'لا دور مسجّل باسم {person}. لم يتغيّر شيء.',
  },
  'refusal.has-role': {
    en: '{person} has that role already: {role}.',
    ar: 'هذا الدور مسجّل باسم {person} أصلًا: {role}.',
  },
  'refusal.already-resolved': {
    en: '{ref} was resolved by {by} on {when}. Nothing changed.',
    ar: 'الصعوبة {ref} محلولة منذ {when} ({by}). لم يتغيّر شيء.',
  },
  'refusal.several-difficulties': {
    en: '{ref} has several open difficulties: {numbers}. Which one?',
    ar: 'على {ref} صعوبات مفتوحة عدّة: {numbers}. أيّها المقصودة؟',
  },
  'refusal.no-difficulty': {
    en: '{ref} has no open difficulty.',
    ar: 'لا صعوبة مفتوحة على {ref}.',
  },
  'refusal.group-exists': {
    en: 'There is already a group called {name}.',
    ar: 'توجد مجموعة باسم {name} أصلًا.',
  },
  'refusal.place-taken': {
    en: '{place} already belongs to {group}.',
    ar: 'سبق تخصيص {place} لمجموعة {group}.',
  },
  'refusal.committee-place': {
    en: 'The {committee} reads in {place}. Use another place, or ask a coordinator to give this one to the group.',
    ar: 'في {place} تقرأ {committee}. يمكن استعمال مكان آخر، أو طلب تخصيصه للمجموعة من تنسيق التحالف.',
  },
  'refusal.language-of-what': {
    en: 'Which place should follow the coalition’s language? For example: /coalition language coalition here',
    ar: 'أي مكان يعود إلى لغة التحالف؟ مثال: \u2066/coalition language التحالف هنا\u2069',
  },
  'refusal.committee-is-named': {
    en: 'The {committee} can’t be joined, left or convened. A coordinator chooses its members with /coalition role, and all conveners are on the executive committee.',
    ar: '{committee}: لا انضمام إليها ولا مغادرة لها ولا تيسير فيها. تحديد أعضائها لدى تنسيق التحالف: \u2066/coalition role\u2069، وميسّرو المجموعات كلّهم في اللجنة التنفيذية.',
  },
  'refusal.already-member': { en: 'You are already in {group}.', ar: 'سبق انضمامك إلى {group}.' },
  'refusal.not-member': { en: 'You are not in {group}.', ar: 'لست في {group}.' },
  'refusal.convener-stays': {
    en: 'You are the convener of {group}. Ask a coordinator to choose another before you leave.',
    ar: 'لديك تيسير {group}. يلزم تعيين ميسّر آخر من تنسيق التحالف قبل المغادرة.',
  },
  'refusal.event-over': { en: '{ref} is already over.', ar: 'انتهت الفعالية {ref}.' },
  'refusal.event-begun': {
    en: '{ref} has begun, so answers can’t change any more.',
    ar: 'بدأت الفعالية {ref}، ولم يعد تغيير الإجابات ممكنًا.',
  },
  'refusal.event-cancelled': { en: '{ref} is already cancelled.', ar: 'سبق إلغاء الفعالية {ref}.' },
  'refusal.digest-out': {
    en: 'The summary of {period} is already posted. It is not posted twice.',
    ar: 'سبق نشر ملخّص {period}، ولا يُنشر مرتين.',
  },
  'refusal.no-such-digest': {
    en: 'There is no summary “{typed}”. There are: {periods}',
    ar: 'لا يوجد ملخّص «{typed}». الملخّصات المتاحة: {periods}',
  },
  'refusal.no-digest-yet': {
    en: 'No summary has been posted yet. Preview the next one: /digest preview',
    ar: 'لم يُنشر أي ملخّص بعد. لمعاينة القادم: \u2066/digest preview\u2069',
  },
  'refusal.digest-to-come': {
    en: 'The summary of {typed} has not been posted yet. To see it as it is now: /digest preview {kind}',
    ar: 'لم يُنشر ملخّص {typed} بعد. لمعاينته بصورته الحالية: \u2066/digest preview {kind}\u2069',
  },
  'refusal.event-too-long': {
    en: 'That event would last more than two weeks. Check its start and end.',
    ar: 'مدة هذه الفعالية أكثر من أسبوعين. يُرجى التحقّق من بدايتها ونهايتها.',
  },
  'refusal.poll-closed': {
    en: 'This poll is closed, so answers can’t change any more.',
    ar: 'أُغلق هذا الاستطلاع، ولم يعد تغيير الإجابات ممكنًا.',
  },
  'refusal.poll-too-long': {
    en: 'That poll would stay open for more than 31 days. Check when it closes.',
    ar: 'مدة هذا الاستطلاع أكثر من 31 يومًا. يُرجى التحقّق من موعد إغلاقه.',
  },
  'refusal.erase-not-told': {
    en: 'The other coordinators have not been told yet. Nothing was erased; try again in a minute, or see /coalition deliveries',
    ar: 'لم يصل الخبر إلى التنسيق كله بعد. لم يُمحَ شيء؛ يمكن إعادة المحاولة بعد دقيقة، أو مراجعة \u2066/coalition deliveries\u2069',
  },
  'refusal.partner-redacted': {
    en: 'There is no text about {partner} that could be removed.',
    ar: 'لا نصّ عن {partner} يمكن حذفه.',
  },
  'refusal.already-redacted': {
    en: 'The text of {ref} is removed already.',
    ar: 'نصّ {ref} محذوف أصلًا.',
  },
  'refusal.not-asked-yet': {
    en: 'The poll about {ref} opens when the event ends.',
    ar: 'يُفتح استطلاع الفعالية {ref} عند انتهائها.',
  },
  'refusal.rate-first': { en: 'Give a score first, then add a comment.', ar: 'الدرجة أولًا، ثم التعليق.' },
  'refusal.no-server-roles': {
    en: 'Only a Discord server has such roles. Use this in a channel of the server.',
    ar: 'لا أدوار كهذه إلا في خادم ديسكورد. يُكتب هذا الأمر في قناة من قنوات الخادم.',
  },
  'refusal.not-a-server-role': {
    en: '“{typed}” is not a role of this server. Type @ and choose the role.',
    ar: '«{typed}» ليس دورًا في هذا الخادم. تُكتب علامة @ ثم يُختار الدور.',
  },
  'refusal.gone': {
    en: 'What this card was about is not here any more. Nothing changed.',
    ar: 'لم يعد موضوع هذه البطاقة موجودًا. لم يتغيّر شيء.',
  },
  'refusal.busy': {
    en: 'Halqa is very busy right now, and nothing changed. Please try again in a few seconds.',
    ar: 'الطلبات كثيرة الآن، ولم يتغيّر شيء. يُرجى إعادة المحاولة بعد ثوانٍ.',
  },
  'refusal.unwritable': {
    en: 'Nothing can be recorded right now: the disk that Halqa stores its data on is full or damaged. Please tell whoever runs Halqa, and try again later.',
    ar: 'لا يمكن تسجيل أي شيء الآن: القرص الذي تُحفظ عليه بيانات «حلقة» ممتلئ أو به عطل. يُرجى إبلاغ من يشغّل «حلقة»، ثم إعادة المحاولة لاحقًا.',
  },
  'refusal.away': {
    en: 'Halqa cannot reach its database right now, and nothing changed. Please try again in a few minutes.',
    ar: 'تعذّر الوصول الآن إلى قاعدة بيانات «حلقة»، ولم يتغيّر شيء. يُرجى إعادة المحاولة بعد دقائق.',
  },
  'refusal.in-doubt': {
    en: 'Halqa lost its database at this moment and cannot tell whether this was recorded. Please look before you try again.',
    ar: 'انقطع الاتصال بقاعدة بيانات «حلقة» في هذه اللحظة، ولا يُعرف إن كان هذا قد سُجّل. يُرجى التحقّق قبل إعادة المحاولة.',
  },
  'problem.unclear-day': {
    en: '{label}: I can’t read “{value}” as a date. For example: {example}',
    ar: '{label}: «{value}» ليس تاريخًا مفهومًا. مثال: {example}',
  },
  'problem.past-day': {
    en: '{label}: “{value}” is in the past. For example: {example}',
    ar: '{label}: «{value}» في الماضي. مثال: {example}',
  },
  'problem.unclear-moment': {
    en: '{label}: I can’t read “{value}” as a date and time. For example: {example}',
    ar: '{label}: «{value}» لا يدلّ على يوم وساعة. مثال: {example}',
  },
  'problem.past-moment': {
    en: '{label}: “{value}” is in the past. For example: {example}',
    ar: '{label}: «{value}» في الماضي. مثال: {example}',
  },
  'problem.which-half': {
    en: '{label}: is “{value}” in the morning or in the afternoon? Add am or pm.',
    ar: '{label}: هل «{value}» صباحًا أم مساءً؟ يلزم ذكر «صباحًا» أو «مساءً».',
  },
  'problem.which-moment': {
    en: '{label}: “{value}” can mean more than one time.',
    ar: '{label}: «{value}» يحتمل أكثر من موعد.',
  },
  'problem.ends-before-start': {
    en: '{label}: “{value}” is not after the start. For example: {example}',
    ar: '{label}: «{value}» ليس بعد البداية. مثال: {example}',
  },
  'problem.too-long': {
    en: '{label} is too long: at most {example} characters.',
    ar: '{label}: النص طويل، وأقصى عدد من الأحرف {example}.',
  },
  'problem.not-a-choice': {
    en: '{label}: “{value}” is not one of the choices: {example}',
    ar: '{label}: «{value}» ليس من الخيارات: {example}',
  },
  'problem.other-name': {
    en: '{label}: “{value}” is not it. Type {example}',
    ar: '{label}: ليس «{value}». الاسم المطلوب: {example}',
  },
  'refusal.already-taken': {
    en: '{ref} is with {owners} already. To hand it over: /action assign {ref}',
    ar: 'المهمة {ref} لدى {owners} أصلًا. لتسليمها: \u2066/action assign {ref}\u2069',
  },
  'refusal.event-ends-first': {
    en: '{ref} would end before it starts. Give both: starts: and ends:',
    ar: 'نهاية {ref} قبل بدايتها. يلزم ذكر البداية والنهاية معًا.',
  },
  'refusal.event-nothing-said': {
    en: 'What should change about {ref}? Give title:, starts:, ends: or where:',
    ar: 'ما الذي يتغيّر في {ref}؟ المطلوب عنوان أو بداية أو نهاية أو مكان.',
  },
  'refusal.event-nothing-new': {
    en: '{ref} is like that already. Nothing changed.',
    ar: 'هكذا هي {ref} أصلًا. لم يتغيّر شيء.',
  },
  'problem.not-a-number': {
    en: '{label}: “{value}” is not a number. For example: {example}',
    ar: '{label}: «{value}» ليس رقمًا. مثال: {example}',
  },
  'problem.no-such-title': {
    en: '{label}: I found nothing called “{value}”. Write its number, for example {example}',
    ar: '{label}: لا شيء بعنوان «{value}». يُكتب الرقم، مثال: {example}',
  },
  'problem.which-number': {
    en: '{label}: which one is “{value}”? Choose it, or write its number.',
    ar: '{label}: ما المقصود بعبارة «{value}»؟ يُختار من القائمة أو يُكتب رقمه.',
  },
  'problem.unknown-person': {
    en: '{label}: I don’t know “{value}”. Mention the person, for example {example}',
    ar: '{label}: لا أعرف «{value}». يُذكر الشخص هكذا: {example}',
  },
  'problem.several-people': {
    en: '{label}: several people are called “{value}”. Mention the one you mean.',
    ar: '{label}: أكثر من شخص باسم «{value}». يُرجى ذكر المقصود بعلامة @.',
  },
  'problem.too-many-items': {
    en: '{label}: more than {example} at once. Name fewer.',
    ar: '{label}: العدد أكثر من {example} دفعة واحدة.',
  },
  'problem.too-many-people': {
    en: '{label}: more than {example} people. Name fewer.',
    ar: '{label}: العدد أكثر من {example} شخصًا.',
  },
  'problem.not-in-range': {
    en: '{label}: “{value}” is not a whole number in {example}.',
    ar: '{label}: «{value}» ليس عددًا صحيحًا ضمن {example}.',
  },
  'problem.unknown-group': {
    en: '{label}: there is no group called “{value}”. See /group list',
    ar: '{label}: لا توجد مجموعة باسم «{value}». القائمة: \u2066/group list\u2069',
  },
  'problem.which-group': {
    en: '{label}: which group is “{value}”? See /group list',
    ar: '{label}: أيّ مجموعة هي «{value}»؟ القائمة: \u2066/group list\u2069',
  },
  'problem.near-name': {
    en: '{label}: there is no “{value}”. Did you mean one of these?',
    ar: '{label}: لا يوجد «{value}». هل المقصود أحد هذه الأسماء؟',
  },
  'problem.no-group': {
    en: 'This place belongs to no working group. Name the group: /{example} … group:"Name", or give this place to a group: /group bind',
    ar: 'هذا المكان لا يخصّ أي مجموعة عمل. يلزم ذكر المجموعة: \u2066/{example} … المجموعة:"الاسم"\u2069، أو تخصيص المكان لمجموعة: \u2066/group bind\u2069',
  },
  'problem.unknown-place': {
    en: '{label}: I don’t know the place “{value}”. For example: {example}',
    ar: '{label}: لا أعرف المكان «{value}». مثال: {example}',
  },
  'problem.unknown-zone': {
    en: '{label}: I don’t know the time zone “{value}”. For example: {example}',
    ar: '{label}: «{value}» ليس منطقة زمنية معروفة. مثال: {example}',
  },
  'problem.unclear-schedule': {
    en: '{label}: I can’t use “{value}”. Give a day from 1 to 28, first working day, or last working day.',
    ar: '{label}: «{value}» ليس يومًا يمكن اعتماده. المقبول: يوم من 1 إلى 28، أو أول يوم عمل، أو آخر يوم عمل.',
  },
  'problem.unclear-time': {
    en: '{label}: I can’t read “{value}” as a time. For example: {example}',
    ar: '{label}: «{value}» ليس وقتًا مفهومًا. مثال: {example}',
  },
  'problem.unclear-month': {
    en: '{label}: I can’t read “{value}” as a month. Try {example}',
    ar: '{label}: «{value}» ليس شهرًا مفهومًا. مثال: {example}',
  },
  'problem.not-choices': {
    en: '{label}: write 2 to 8 different choices with commas between them, each at most 60 characters. For example: {example}',
    ar: '{label}: المطلوب من خيارين إلى 8 خيارات مختلفة بينها فواصل، لا يزيد كلّ منها على 60 حرفًا. مثال: {example}',
  },
  'problem.repeated': {
    en: '{label} is there twice. Give it once.',
    ar: '{label}: ذُكر مرتين. يكفي مرة واحدة.',
  },
} as const satisfies Readonly<Record<string, Bilingual>>;
