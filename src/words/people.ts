import type { Bilingual } from '../chat/ids.ts';

/** One person on two platforms, and one coalition in two workspaces. */
export const linkWords = {
  'platform.sandbox': { en: 'the sandbox', ar: 'بيئة التجربة' },

  'link.codeTitle': { en: 'A code to link your accounts', ar: 'رمز لربط حساباتك' },
  'link.code': {
    en: 'Type this from your other account: {command}',
    ar: 'يُكتب هذا من حسابك الآخر: {command}',
  },
  'link.codeNote': {
    en: 'It works once, until {when}. Don’t share it: whoever uses it claims to be you. Nothing is linked before you confirm here.',
    ar: 'يصلح مرة واحدة، حتى {when}. يُرجى عدم مشاركته: من يستعمله يقول إنه أنت. ولا يُربط شيء قبل تأكيدك هنا.',
  },
  'link.mineTitle': { en: 'Is this you?', ar: 'هل هذا الحساب لك؟' },
  'link.mineText': {
    en: 'This code was made by {name} on {platform}. If that is you, both accounts become one person: one vote, one list of items, one language.',
    ar: 'أُنشئ هذا الرمز من حساب {name} على {platform}. إن كان هذا حسابك صار الحسابان لشخص واحد: صوت واحد وقائمة مهام واحدة ولغة واحدة.',
  },
  'link.mine': { en: 'Yes, that is me', ar: 'نعم، هذا حسابي' },
  'link.notMine': { en: 'No', ar: 'لا' },
  'link.askedTitle': { en: 'Now confirm from your other account', ar: 'بقي التأكيد من حسابك الآخر' },
  'link.askedText': {
    en: 'I sent {name} a private message on {platform}. Press Confirm there.',
    ar: 'أُرسلت إلى {name} رسالة خاصة على {platform}. بقي الضغط على «تأكيد» هناك.',
  },
  'link.confirmTitle': { en: 'Link your accounts?', ar: 'هل تُربط حساباتك؟' },
  'link.confirmText': {
    en: '{name} on {platform} used your code and says it is you. Confirm only if it is.',
    ar: 'استُعمل رمزك من حساب {name} على {platform}. التأكيد فقط إن كان هذا الحساب لك.',
  },
  'link.confirm': { en: 'Confirm', ar: 'تأكيد' },
  'link.refuse': { en: 'Refuse', ar: 'رفض' },
  'link.doneTitle': { en: 'Your accounts are linked', ar: 'رُبطت حساباتك' },
  'link.done': {
    en: 'You are now one person on {platforms}: one vote, one list of items, one language.',
    ar: 'حساباتك على {platforms} لشخص واحد الآن: صوت واحد وقائمة مهام واحدة ولغة واحدة.',
  },
  'link.twice': {
    en: 'You had answered {n, plural, one {# open poll} other {# open polls}} from both accounts. The answer given on {platform} counts; you can change it until the poll closes.',
    ar: 'أجبت من حسابيك عن {n, plural, zero {# استطلاع مفتوح} one {استطلاع مفتوح واحد} two {استطلاعين مفتوحين} few {# استطلاعات مفتوحة} many {# استطلاعًا مفتوحًا} other {# استطلاع مفتوح}}. تُحسب الإجابة التي أُعطيت على {platform}، ولك تغييرها حتى الإغلاق.',
  },
  'link.where': {
    en: 'I send private messages to you on {platform}. To get them somewhere else, type there: {command}',
    ar: 'تصلك الرسائل الخاصة على {platform}. لتصلك في مكان آخر يُكتب هناك: {command}',
  },
  'link.refusedTitle': { en: 'Nothing was linked', ar: 'لم يُربط شيء' },
  'link.refused': {
    en: 'Both accounts stay as they were. That code is used up; for a new one: {command}',
    ar: 'بقي الحسابان كما كانا. انتهت صلاحية الرمز؛ ولرمز جديد: {command}',
  },
  'here.title': { en: 'Where I write to you', ar: 'مكان رسائلك الخاصة' },
  'here.text': {
    en: 'From now on I send private messages to you on {platform}.',
    ar: 'تصلك الرسائل الخاصة على {platform} من الآن.',
  },

  'unlink.title': { en: 'Unlink an account', ar: 'فصل حساب' },
  'unlink.stays': {
    en: 'Everything on record stays with your other accounts: items, progress, groups, roles and answers to polls.',
    ar: 'يبقى كل ما هو مسجّل مع الحسابات الباقية: المهام والتقدّم والمجموعات والأدوار والإجابات عن الاستطلاعات.',
  },
  'unlink.begins': {
    en: 'The unlinked account starts as someone new, with no group and no items.',
    ar: 'يبدأ الحساب المفصول كأنه لشخص جديد، بلا مجموعة ولا مهام.',
  },
  'unlink.polls': {
    en: 'It cannot answer polls that are open now: you have one vote, and it stays with your other accounts.',
    ar: 'لا يمكن الإجابة منه عن الاستطلاعات المفتوحة الآن: لك صوت واحد، ويبقى مع الحسابات الباقية.',
  },
  'unlink.which': { en: 'Which account do you want to unlink?', ar: 'أي حساب يُفصل؟' },
  'unlink.thisOne': { en: 'This account, on {platform}', ar: 'هذا الحساب على {platform}' },
  'unlink.otherOne': { en: 'The other account, on {platform}', ar: 'الحساب الآخر على {platform}' },
  'unlink.keep': { en: 'Keep them linked', ar: 'إبقاء الربط' },
  'unlink.sureTitle': { en: 'Are you sure?', ar: 'تأكيد أخير' },
  'unlink.sure': {
    en: '{account}: it will be unlinked, and nothing on record goes with it.',
    ar: '{account}: سيُفصل، ولا يذهب معه شيء من السجلّ.',
  },
  'unlink.yes': { en: 'Yes, unlink it', ar: 'نعم، فصل الحساب' },
  'unlink.doneTitle': { en: 'Account unlinked', ar: 'فُصل الحساب' },
  'unlink.done': {
    en: '{account}: from now on it is a person of its own.',
    ar: '{account}: هو من الآن لشخص قائم بذاته.',
  },
  'unlink.back': { en: 'To link it again: {command}', ar: 'لربطه من جديد: {command}' },
  'unlink.keptTitle': { en: 'Nothing was unlinked', ar: 'لم يُفصل شيء' },
  'unlink.kept': { en: 'Your accounts stay linked.', ar: 'حساباتك باقية مربوطة.' },

  'join.codeTitle': { en: 'A code for another workspace', ar: 'رمز لمساحة عمل أخرى' },
  'join.code': {
    en: 'Add Halqa to the other workspace, then type there: {command}',
    ar: 'بعد إضافة «حلقة» إلى مساحة العمل الأخرى يُكتب هناك: {command}',
  },
  'join.codeNote': {
    en: 'It works once, until {when}. Nothing joins before a coordinator confirms here.',
    ar: 'يصلح مرة واحدة، حتى {when}. ولا يُضمّ شيء قبل التأكيد هنا من تنسيق التحالف.',
  },
  'join.askedTitle': { en: 'Waiting for a coordinator', ar: 'بانتظار تأكيد التنسيق' },
  'join.asked': {
    en: 'I asked the coordinators of {coalition}. Once one of them confirms, this workspace joins and I tell you.',
    ar: 'سُئل تنسيق {coalition}. فور التأكيد تنضمّ مساحة العمل هذه إليه، ويصلك خبر بذلك.',
  },
  'join.confirmTitle': { en: 'Let this workspace join?', ar: 'هل تنضمّ مساحة العمل هذه؟' },
  'join.confirm': {
    en: '{name} asks to let a workspace on {platform} join {coalition}. Its people will see and log the same things as yours.',
    ar: 'طلب من {name}: انضمام مساحة عمل على {platform} إلى {coalition}. سيرى أعضاؤها ما يراه أعضاؤكم ويسجّلون مثلهم.',
  },
  'join.doneTitle': { en: 'The workspace has joined', ar: 'انضمّت مساحة العمل' },
  'join.done': { en: '{coalition} is now on {platform} too.', ar: 'أُضيفت {platform} إلى منصّات {coalition}.' },
  'join.nextHead': { en: 'What to do there next', ar: 'ما يُعمل هناك الآن' },
  'join.nextPeople': {
    en: '{command} for everyone who has an account on both platforms',
    ar: '{command} لكل من له حساب على المنصّتين',
  },
  'join.nextGroups': {
    en: '{command} where each group works',
    ar: '{command} في مكان كل مجموعة',
  },
  'join.nextCommittees': {
    en: '{command} for committees that read there',
    ar: '{command} للجان التي تقرأ هناك',
  },
  'join.refusedTitle': { en: 'The workspace did not join', ar: 'لم تنضمّ مساحة العمل' },
  'join.refused': {
    en: 'A coordinator of {coalition} said no. Nothing changed.',
    ar: 'رُفض الطلب من تنسيق {coalition}. لم يتغيّر شيء.',
  },

  'refusal.wrong-code': {
    en: 'That code doesn’t work: it may be mistyped, already used, or older than ten minutes. Get a new one from your other account.',
    ar: 'الرمز غير صالح: ربما كُتب خطأ أو استُعمل أو مضت عليه عشر دقائق. يمكن الحصول على رمز جديد من الحساب الآخر.',
  },
  'refusal.too-many-codes': {
    en: 'Too many wrong codes. Try again in ten minutes.',
    ar: 'رموز خاطئة كثيرة. يُرجى إعادة المحاولة بعد عشر دقائق.',
  },
  'refusal.own-code': {
    en: 'That code is for your other account. Type it there.',
    ar: 'هذا الرمز لحسابك الآخر. يُكتب هناك.',
  },
  'refusal.other-coalition': {
    en: 'Both accounts must be in workspaces of the same coalition. A coordinator can join the workspaces first: /coalition link',
    ar: 'يجب أن يكون الحسابان في مساحتي عمل من تحالف واحد. ضمّ المساحتين أولًا لدى تنسيق التحالف: \u2066/coalition link\u2069',
  },
  'refusal.workspace-joined': {
    en: 'This workspace is already part of that coalition.',
    ar: 'مساحة العمل هذه منضمّة إلى ذلك التحالف أصلًا.',
  },
  'refusal.coalition-has-groups': {
    en: 'This workspace already has a coalition with working groups, and two coalitions can’t be merged. Use a workspace that has none.',
    ar: 'في مساحة العمل هذه تحالف له مجموعات عمل، ولا يُدمج تحالفان. يلزم استعمال مساحة لا تحالف فيها.',
  },
  'refusal.link-over': {
    en: 'This request has expired. Get a new code.',
    ar: 'انتهت صلاحية هذا الطلب. يلزم رمز جديد.',
  },
  'refusal.one-account': {
    en: 'This is your only account here, so there is none to unlink.',
    ar: 'هذا حسابك الوحيد هنا، فلا حساب يُفصل.',
  },
  'refusal.voted-elsewhere': {
    en: 'This account was unlinked or forgotten while the poll was open, so it has no vote in it. You can answer the next poll.',
    ar: 'فُصل هذا الحساب أو نُسي وهذا الاستطلاع مفتوح، ولا صوت له فيه. يمكنك الإجابة عن الاستطلاع القادم.',
  },
  'refusal.nothing-kept': { en: 'Nothing about you is stored here yet.', ar: 'لا شيء محفوظ عنك هنا بعد.' },
  'refusal.last-coordinator': {
    en: 'You are the only coordinator. Choose another first: /coalition role',
    ar: 'التنسيق لديك وحدك. يلزم تعيين شخص آخر أولًا: \u2066/coalition role\u2069',
  },
  'refusal.still-convener': {
    en: 'You are the convener of {groups}. Hand that over first: /group convener',
    ar: 'لديك تيسير {groups}. يلزم تسليمه أولًا: \u2066/group convener\u2069',
  },
} as const satisfies Readonly<Record<string, Bilingual>>;
