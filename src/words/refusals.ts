import type { Bilingual } from '../chat/ids.ts';

/** One sentence for each rule that can say no: what happened, and what to do next. */
export const refusalWords = {
  'refusal.title': { en: 'Not done', ar: 'لم يتمّ' },
  'refusal.no-coalition': {
    en: 'There is no coalition here yet. A coordinator starts with /coalition setup',
    ar: 'لا ائتلاف هنا بعد. يبدأ المنسّق بـ ‎/coalition setup',
  },
  'refusal.unknown-command': {
    en: 'I don’t know “{typed}”. See /halqa help',
    ar: 'لا أعرف «{typed}». انظر ‎/halqa help',
  },
  'refusal.unknown-command-near': {
    en: 'I don’t know “{typed}”. Did you mean {nearest}?',
    ar: 'لا أعرف «{typed}». هل تقصد {nearest}؟',
  },
  'refusal.unexpected-text': {
    en: '/{path} takes no “{text}”. Nothing was done.',
    ar: 'لا يأخذ ‎/{path} النص «{text}». لم يُنفَّذ شيء.',
  },
  'refusal.only-coordinator': {
    en: 'Only a coordinator of the coalition may do that.',
    ar: 'هذا متاح لمنسّقي الائتلاف وحدهم.',
  },
  'refusal.only-convener': {
    en: 'Only the convener of {group} or a coordinator may do that.',
    ar: 'هذا متاح لميسّر {group} أو لمنسّق الائتلاف وحدهما.',
  },
  'refusal.only-event-keeper': {
    en: 'Only whoever added {ref}, the convener or a coordinator may cancel it.',
    ar: 'لا يلغي {ref} إلا من أضافها أو ميسّر المجموعة أو منسّق الائتلاف.',
  },
  'refusal.no-group-here': {
    en: 'This place belongs to no working group. Say which one: /{path} … group:"Name", or give the place to a group: /group bind',
    ar: 'هذا المكان لا يخصّ أي مجموعة عمل. اذكر المجموعة: ‎/{path} … group:"الاسم"، أو خصّص المكان لمجموعة: ‎/group bind',
  },
  'refusal.no-groups': {
    en: 'There are no working groups yet. A coordinator makes the first one: /group create',
    ar: 'لا مجموعات عمل بعد. يُنشئ منسّق الائتلاف أولاها: ‎/group create',
  },
  'refusal.shared-place-needed': {
    en: 'That needs a shared place: say it where the group talks, not in private.',
    ar: 'هذا يحتاج إلى مكان مشترك: قله حيث تتحدّث المجموعة لا في محادثة خاصة.',
  },
  'refusal.unknown-number': {
    en: 'There is no {ref} here. See /{list}',
    ar: 'لا يوجد {ref} هنا. انظر ‎/{list}',
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
    en: '{by} marked {ref} done on {when}. Nothing changed.',
    ar: 'أنجز {by} المهمة {ref} في {when}. لم يتغيّر شيء.',
  },
  'refusal.already-dropped': {
    en: '{by} dropped {ref} on {when}. To take it up again: /action reopen {ref}',
    ar: 'صرف {by} النظر عن المهمة {ref} في {when}. لإعادة فتحها: ‎/action reopen {ref}',
  },
  'refusal.already-open': {
    en: '{ref} is open already. Nothing changed.',
    ar: 'المهمة {ref} مفتوحة أصلًا. لم يتغيّر شيء.',
  },
  'refusal.not-open': {
    en: '{ref} is not open any more. To take it up again: /action reopen {ref}',
    ar: 'لم تعد المهمة {ref} مفتوحة. لإعادة فتحها: ‎/action reopen {ref}',
  },
  'refusal.nothing-said': {
    en: 'Say what changes about {ref}: title, due, percent or organisation. For example: /action edit {ref} due:sunday',
    ar: 'اذكر ما يتغيّر في {ref}: العنوان أو الموعد أو نسبة الإنجاز أو الجهة المسؤولة. مثال: ‎/action edit {ref} الموعد:الأحد',
  },
  'refusal.nothing-new': {
    en: '{ref} is like that already. Nothing changed.',
    ar: 'المهمة {ref} على هذه الحال أصلًا. لم يتغيّر شيء.',
  },
  'refusal.percent-of-what': {
    en: 'A percentage is about an action item. Say which one: /progress log #12 …',
    ar: 'النسبة تخصّ مهمة بعينها. اذكر رقمها: ‎/progress log #12 …',
  },
  'refusal.already-convener': {
    en: '{person} convenes {group} already.',
    ar: '{person} يتولّى تيسير {group} أصلًا.',
  },
  'refusal.sole-coordinator': {
    en: '{person} is the only coordinator. Name another one first: /coalition role',
    ar: '{person} هو المنسّق الوحيد للائتلاف. عيّن منسّقًا آخر أولًا: ‎/coalition role',
  },
  'refusal.no-role': {
    en: '{person} has no role. Nothing changed.',
    ar: 'لا صفة لـ {person}. لم يتغيّر شيء.',
  },
  'refusal.has-role': {
    en: '{person} has that role already: {role}.',
    ar: 'لدى {person} هذه الصفة من قبل: {role}.',
  },
  'refusal.already-resolved': {
    en: '{by} resolved {ref} on {when}. Nothing changed.',
    ar: 'حلّ {by} الصعوبة {ref} في {when}. لم يتغيّر شيء.',
  },
  'refusal.several-difficulties': {
    en: '{ref} has several open difficulties: {numbers}. Say which one.',
    ar: 'على {ref} صعوبات مفتوحة عدّة: {numbers}. اذكر أيّها.',
  },
  'refusal.no-difficulty': {
    en: '{ref} has no open difficulty.',
    ar: 'لا صعوبة مفتوحة على {ref}.',
  },
  'refusal.group-exists': {
    en: 'There is a group called {name} already.',
    ar: 'توجد مجموعة باسم {name} من قبل.',
  },
  'refusal.place-taken': {
    en: '{place} belongs to {group} already.',
    ar: 'المكان {place} يخصّ {group} من قبل.',
  },
  'refusal.committee-place': {
    en: '{place} is where the {committee} reads. A coordinator may give it to a group; use another place, or ask one.',
    ar: 'المكان {place} تقرأ فيه {committee}. للمنسّق أن يخصّصه لمجموعة؛ استعمل مكانًا آخر أو اسأله.',
  },
  'refusal.language-of-what': {
    en: 'Say which place goes back to the coalition’s language, for example: /coalition language coalition here',
    ar: 'قل أي مكان يعود إلى لغة الائتلاف، مثلًا: ‎/coalition language الائتلاف هنا',
  },
  'refusal.committee-is-named': {
    en: 'Nobody joins, leaves or convenes the {committee}: a coordinator names its members with /coalition role, and all conveners sit on the executive committee.',
    ar: '{committee}: لا انضمام إليها ولا مغادرة لها ولا تيسير فيها. يسمّي المنسّقُ أعضاءها بالأمر \u2066/coalition role\u2069، وميسّرو المجموعات كلّهم أعضاء في اللجنة التنفيذية.',
  },
  'refusal.already-member': { en: 'You are in {group} already.', ar: 'أنت في {group} من قبل.' },
  'refusal.not-member': { en: 'You are not in {group}.', ar: 'لست في {group}.' },
  'refusal.convener-stays': {
    en: 'You convene {group}. Ask a coordinator to name another convener before you leave.',
    ar: 'أنت ميسّر {group}. اطلب من منسّق الائتلاف تعيين ميسّر آخر قبل أن تغادر.',
  },
  'refusal.event-over': { en: '{ref} is over already.', ar: 'انتهت {ref} من قبل.' },
  'refusal.event-cancelled': { en: '{ref} is cancelled already.', ar: 'أُلغيت {ref} من قبل.' },
  'refusal.digest-out': {
    en: 'The summary of {period} is out already. It is not posted twice.',
    ar: 'صدر الملخّص من قبل ({period})، ولا يُنشر مرتين.',
  },
  'refusal.no-such-digest': {
    en: 'There is no summary “{typed}”. There are: {periods}',
    ar: 'لا يوجد ملخّص «{typed}». الموجود: {periods}',
  },
  'refusal.no-digest-yet': {
    en: 'No summary is out yet. See what it would say now: /digest preview',
    ar: 'لم يصدر أي ملخّص بعد. اطّلع على ما سيقوله الآن: ‎/digest preview',
  },
  'refusal.event-too-long': {
    en: 'That event would last longer than two weeks. Look at when it starts and ends.',
    ar: 'تدوم هذه الفعالية أكثر من أسبوعين. راجع بدايتها ونهايتها.',
  },
  'refusal.poll-closed': {
    en: 'This poll is closed, so answers can’t change any more.',
    ar: 'أُغلق هذا الاستطلاع، فلم يعد تغيير الإجابات ممكنًا.',
  },
  'refusal.poll-too-long': {
    en: 'That poll would stay open for more than 31 days. Look at when it closes.',
    ar: 'يبقى هذا الاستطلاع مفتوحًا أكثر من 31 يومًا. راجع موعد إغلاقه.',
  },
  'refusal.only-poll-keeper': {
    en: 'Only whoever asked {ref}, the convener or a coordinator may close it.',
    ar: 'لا يغلق {ref} إلا من طرحه أو ميسّر المجموعة أو منسّق الائتلاف.',
  },
  'refusal.not-asked-yet': {
    en: 'Nobody has been asked about {ref} yet: its poll opens when it ends.',
    ar: 'لم يُسأل أحد عن {ref} بعد: يُفتح استطلاعها حين تنتهي.',
  },
  'refusal.rate-first': {
    en: 'Give a score first, then a comment.',
    ar: 'أعطِ درجة أولًا، ثم أضف تعليقًا.',
  },
  'refusal.gone': {
    en: 'What this card is about is not there any more.',
    ar: 'لم يعد ما تتحدّث عنه هذه البطاقة موجودًا.',
  },
  'refusal.busy': {
    en: 'I am very busy at the moment, and nothing was changed. Try again in a few seconds.',
    ar: 'أنا مشغول جدًا الآن، ولم يتغيّر شيء. أعد المحاولة بعد ثوانٍ.',
  },
  'problem.unclear-day': {
    en: '{label}: I can’t read “{value}” as a day. Try {example}',
    ar: '{label}: لم أفهم «{value}» موعدًا. جرّب {example}',
  },
  'problem.past-day': {
    en: '{label}: “{value}” is in the past. Try {example}',
    ar: '{label}: «{value}» في الماضي. جرّب {example}',
  },
  'problem.unclear-moment': {
    en: '{label}: I can’t read “{value}” as a day and time. Try {example}',
    ar: '{label}: لم أفهم «{value}» يومًا وساعة. جرّب {example}',
  },
  'problem.past-moment': {
    en: '{label}: “{value}” is in the past. Try {example}',
    ar: '{label}: «{value}» في الماضي. جرّب {example}',
  },
  'problem.which-half': {
    en: '{label}: is “{value}” in the morning or in the afternoon? Add am or pm.',
    ar: '{label}: هل «{value}» صباحًا أم مساءً؟ أضف «صباحًا» أو «مساءً».',
  },
  'problem.ends-before-start': {
    en: '{label}: “{value}” is not after the start. Try {example}',
    ar: '{label}: «{value}» ليس بعد البداية. جرّب {example}',
  },
  'problem.too-long': {
    en: '{label} is too long: at most {example} characters.',
    ar: '{label}: النص طويل، وأقصى عدد من الأحرف {example}.',
  },
  'problem.not-a-choice': {
    en: '{label}: “{value}” is not one of the choices: {example}',
    ar: '{label}: «{value}» ليس من الخيارات: {example}',
  },
  'problem.not-a-number': {
    en: '{label}: “{value}” is not a number. Try {example}',
    ar: '{label}: «{value}» ليس رقمًا. جرّب {example}',
  },
  'problem.unknown-person': {
    en: '{label}: I don’t know “{value}”. Mention the person, for example {example}',
    ar: '{label}: لا أعرف «{value}». اذكر الشخص هكذا: {example}',
  },
  'problem.several-people': {
    en: '{label}: more than one person is called “{value}”. Mention the one you mean.',
    ar: '{label}: أكثر من شخص اسمه «{value}». اذكر من تقصد.',
  },
  'problem.too-many-people': {
    en: '{label}: that is more than {example} people.',
    ar: '{label}: العدد أكثر من {example} شخصًا.',
  },
  'problem.not-in-range': {
    en: '{label}: “{value}” is not a whole number within {example}.',
    ar: '{label}: «{value}» ليس عددًا صحيحًا ضمن {example}.',
  },
  'problem.unknown-group': {
    en: '{label}: there is no group called “{value}”. See /group list',
    ar: '{label}: لا توجد مجموعة باسم «{value}». انظر ‎/group list',
  },
  'problem.unknown-place': {
    en: '{label}: I don’t know the place “{value}”. Try {example}',
    ar: '{label}: لا أعرف المكان «{value}». جرّب {example}',
  },
  'problem.unknown-zone': {
    en: '{label}: “{value}” is not a time zone I know. Try {example}',
    ar: '{label}: لا أعرف «{value}» منطقةً زمنية. جرّب {example}',
  },
  'problem.unclear-schedule': {
    en: '{label}: “{value}” is not a day I can use. Say a day from 1 to 28, first working day, or last working day.',
    ar: '{label}: «{value}» ليس يومًا أستطيع اعتماده. اذكر يومًا من 1 إلى 28، أو أول يوم عمل، أو آخر يوم عمل.',
  },
  'problem.unclear-time': {
    en: '{label}: I can’t read “{value}” as a time of day. Try {example}',
    ar: '{label}: لم أفهم «{value}» ساعةً من اليوم. جرّب {example}',
  },
  'problem.not-choices': {
    en: '{label}: write 2 to 8 different choices with commas between them, each of 60 characters at most. Try {example}',
    ar: '{label}: اكتب من خيارين إلى 8 خيارات مختلفة بينها فواصل، لا يزيد كلّ منها على 60 حرفًا. جرّب {example}',
  },
  'problem.repeated': {
    en: '{label} is there twice. Say it once.',
    ar: '{label}: ذُكر مرتين. اذكره مرة واحدة.',
  },
} as const satisfies Readonly<Record<string, Bilingual>>;
