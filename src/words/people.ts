import type { Bilingual } from '../chat/ids.ts';

/** One person on two platforms, and one coalition in two workspaces. */
export const linkWords = {
  'platform.sandbox': { en: 'the sandbox', ar: 'مساحة التجربة' },

  'link.codeTitle': { en: 'A code to tie your accounts', ar: 'رمز لربط حساباتك' },
  'link.code': {
    en: 'Say this to me from your other account: {command}',
    ar: 'قل لي هذا من حسابك الآخر: {command}',
  },
  'link.codeNote': {
    en: 'It works once, until {when}. Give it to nobody: whoever uses it says they are you. You confirm here before anything is tied.',
    ar: 'يصلح مرة واحدة، حتى {when}. لا تعطه لأحد: من يستعمله يقول إنه أنت. ولا يُربط شيء قبل أن تؤكّد هنا.',
  },
  'link.mineTitle': { en: 'Is this you?', ar: 'هل هذا أنت؟' },
  'link.mineText': {
    en: 'This code was made by {name} on {platform}. If that is you, both accounts become one person: one vote, one list of items, one language.',
    ar: 'أنشأ {name} هذا الرمز على {platform}. إن كنت أنت هو، صار الحسابان شخصًا واحدًا: صوت واحد وقائمة مهام واحدة ولغة واحدة.',
  },
  'link.mine': { en: 'Yes, that is me', ar: 'نعم، هذا أنا' },
  'link.notMine': { en: 'No', ar: 'لا' },
  'link.askedTitle': { en: 'Now confirm on the other side', ar: 'أكّد الآن من الجهة الأخرى' },
  'link.askedText': {
    en: 'I wrote to {name} in private on {platform}. Press Confirm there.',
    ar: 'كتبت إلى {name} رسالة خاصة على {platform}. اضغط «تأكيد» هناك.',
  },
  'link.confirmTitle': { en: 'Tie your accounts?', ar: 'هل تربط حساباتك؟' },
  'link.confirmText': {
    en: '{name} on {platform} used your code and says it is you. Confirm only if it is.',
    ar: 'استعمل {name} على {platform} رمزك ويقول إنه أنت. لا تؤكّد إلا إن كنت أنت.',
  },
  'link.confirm': { en: 'Confirm', ar: 'تأكيد' },
  'link.refuse': { en: 'Refuse', ar: 'رفض' },
  'link.doneTitle': { en: 'Your accounts are tied', ar: 'رُبطت حساباتك' },
  'link.done': {
    en: 'You are one person on {platforms} now: one vote, one list of items, one language.',
    ar: 'أنت الآن شخص واحد على {platforms}: صوت واحد وقائمة مهام واحدة ولغة واحدة.',
  },
  'link.twice': {
    en: 'From both sides you had answered {n, plural, one {# open poll} other {# open polls}}. What counts is the answer given on {platform}; you may change it until the poll closes.',
    ar: 'أجبت من الجهتين عن {n, plural, zero {# استطلاع مفتوح} one {استطلاع مفتوح واحد} two {استطلاعين مفتوحين} few {# استطلاعات مفتوحة} many {# استطلاعًا مفتوحًا} other {# استطلاع مفتوح}}. تُحسب الإجابة التي أعطيتها على {platform}، ولك تغييرها حتى الإغلاق.',
  },
  'link.where': {
    en: 'In private I write to you on {platform}. To have it elsewhere, say there: {command}',
    ar: 'أكتب إليك الرسائل الخاصة على {platform}. لتصلك في مكان آخر قل هناك: {command}',
  },
  'link.refusedTitle': { en: 'Nothing was tied', ar: 'لم يُربط شيء' },
  'link.refused': {
    en: 'Both accounts stay as they were. The code is used up; for another: {command}',
    ar: 'بقي الحسابان كما كانا. انتهى الرمز؛ ولغيره: {command}',
  },
  'here.title': { en: 'Where I write to you', ar: 'حيث أكتب إليك' },
  'here.text': {
    en: 'From now on I write to you in private on {platform}.',
    ar: 'سأكتب إليك الرسائل الخاصة على {platform} من الآن.',
  },

  'unlink.title': { en: 'Taking an account out', ar: 'فصل حساب' },
  'unlink.stays': {
    en: 'All that is on record stays with the accounts that remain: items, progress, groups, roles, and answers to polls.',
    ar: 'يبقى كل ما هو مسجّل مع الحسابات الباقية: المهام والتقدّم والمجموعات والصفات والإجابات عن الاستطلاعات.',
  },
  'unlink.begins': {
    en: 'The account that goes begins as someone new, in no group and with nothing to do.',
    ar: 'يبدأ الحساب المفصول شخصًا جديدًا، بلا مجموعة ولا مهام.',
  },
  'unlink.polls': {
    en: 'Polls that are open now cannot be answered from it: you have one vote, and it stays with the accounts that remain.',
    ar: 'لا يمكن الإجابة منه عن الاستطلاعات المفتوحة الآن: لك صوت واحد، ويبقى مع الحسابات الباقية.',
  },
  'unlink.which': { en: 'Which account is to go?', ar: 'أي حساب يُفصل؟' },
  'unlink.thisOne': { en: 'This account, on {platform}', ar: 'هذا الحساب على {platform}' },
  'unlink.otherOne': { en: 'The other account, on {platform}', ar: 'الحساب الآخر على {platform}' },
  'unlink.keep': { en: 'Keep them tied', ar: 'أبقِها مربوطة' },
  'unlink.sureTitle': { en: 'Are you sure?', ar: 'هل أنت متأكد؟' },
  'unlink.sure': {
    en: '{account}: it is taken out, and what it brought into the record does not go with it.',
    ar: '{account}: سيُفصل، ولا يذهب معه ما أدخله في السجلّ.',
  },
  'unlink.yes': { en: 'Yes, take it out', ar: 'نعم، افصله' },
  'unlink.doneTitle': { en: 'The account is taken out', ar: 'فُصل الحساب' },
  'unlink.done': {
    en: '{account}: it is someone of its own from now on.',
    ar: '{account}: هو من الآن شخص قائم بذاته.',
  },
  'unlink.back': { en: 'To tie it again: {command}', ar: 'لربطه من جديد: {command}' },
  'unlink.keptTitle': { en: 'Nothing was taken out', ar: 'لم يُفصل شيء' },
  'unlink.kept': { en: 'Your accounts stay tied.', ar: 'حساباتك باقية مربوطة.' },

  'join.codeTitle': { en: 'A code for another workspace', ar: 'رمز لمساحة عمل أخرى' },
  'join.code': {
    en: 'Install me in the other workspace, then say there: {command}',
    ar: 'أضفني إلى مساحة العمل الأخرى، ثم قل هناك: {command}',
  },
  'join.codeNote': {
    en: 'It works once, until {when}. A coordinator confirms here before anything is joined.',
    ar: 'يصلح مرة واحدة، حتى {when}. ولا يُضمّ شيء قبل أن يؤكّد منسّق هنا.',
  },
  'join.askedTitle': { en: 'A coordinator confirms it', ar: 'يبقى تأكيد المنسّق' },
  'join.asked': {
    en: 'I asked the coordinators of {coalition}. As soon as one confirms, this workspace belongs to it, and I tell you.',
    ar: 'سألت منسّقي {coalition}. متى أكّد أحدهم صارت مساحة العمل هذه منه، وأخبرتك.',
  },
  'join.confirmTitle': { en: 'May this workspace join?', ar: 'هل تنضمّ مساحة العمل هذه؟' },
  'join.confirm': {
    en: '{name} asks that a workspace on {platform} joins {coalition}. Its people will see and log what yours do.',
    ar: 'يطلب {name} أن تنضمّ مساحة عمل على {platform} إلى {coalition}. سيرى أعضاؤها ما يراه أعضاؤكم ويسجّلون مثلهم.',
  },
  'join.doneTitle': { en: 'The workspace has joined', ar: 'انضمّت مساحة العمل' },
  'join.done': {
    en: '{coalition} now also lives on {platform}.',
    ar: 'صار {coalition} على {platform} أيضًا.',
  },
  'join.nextHead': { en: 'What to do there now', ar: 'ما يُعمل هناك الآن' },
  'join.nextPeople': {
    en: '{command} for everyone who has an account on both sides',
    ar: '{command} لكل من له حساب في الجهتين',
  },
  'join.nextGroups': {
    en: '{command} in the place of each group',
    ar: '{command} في مكان كل مجموعة',
  },
  'join.nextCommittees': {
    en: '{command} for the committees that read there',
    ar: '{command} للجان التي تقرأ هناك',
  },
  'join.refusedTitle': { en: 'The workspace has not joined', ar: 'لم تنضمّ مساحة العمل' },
  'join.refused': {
    en: 'A coordinator of {coalition} said no. Nothing changed.',
    ar: 'رفض ذلك منسّق من {coalition}. لم يتغيّر شيء.',
  },

  'refusal.wrong-code': {
    en: 'That code is not valid: it may be mistyped, used or older than ten minutes. Ask for a new one on the other side.',
    ar: 'الرمز غير صالح: ربما كُتب خطأ أو استُعمل أو مضت عليه عشر دقائق. اطلب غيره من الجهة الأخرى.',
  },
  'refusal.too-many-codes': {
    en: 'Too many wrong codes. Try again in ten minutes.',
    ar: 'رموز خاطئة كثيرة. أعد المحاولة بعد عشر دقائق.',
  },
  'refusal.own-code': {
    en: 'That code is for your other account. Say it there.',
    ar: 'هذا الرمز لحسابك الآخر. قله هناك.',
  },
  'refusal.other-coalition': {
    en: 'Both accounts must be in workspaces of the same coalition. A coordinator joins the workspaces first: /coalition link',
    ar: 'يجب أن يكون الحسابان في مساحتي عمل من ائتلاف واحد. يضمّ المنسّق المساحتين أولًا: ‎/coalition link',
  },
  'refusal.workspace-joined': {
    en: 'This workspace belongs to that coalition already.',
    ar: 'مساحة العمل هذه من ذلك الائتلاف من قبل.',
  },
  'refusal.coalition-has-groups': {
    en: 'This workspace has a coalition with working groups of its own, and two coalitions cannot be made one. Use a workspace that has none.',
    ar: 'لمساحة العمل هذه ائتلاف فيه مجموعات عمل، ولا يُدمج ائتلافان. استعمل مساحة لا ائتلاف فيها.',
  },
  'refusal.link-over': {
    en: 'This request is over. Ask for a new code.',
    ar: 'انتهى هذا الطلب. اطلب رمزًا جديدًا.',
  },
  'refusal.one-account': {
    en: 'You have only this account here: there is none to take out.',
    ar: 'ليس لك هنا سوى هذا الحساب، فلا حساب يُفصل.',
  },
  'refusal.voted-elsewhere': {
    en: 'This account was taken out of a person while the poll was open, and the vote stayed there. The next poll is yours.',
    ar: 'فُصل هذا الحساب عن شخص وهذا الاستطلاع مفتوح، وبقي الصوت هناك. الاستطلاع القادم لك.',
  },
  'refusal.nothing-kept': {
    en: 'There is nothing about you here yet.',
    ar: 'لا شيء عنك هنا بعد.',
  },
  'refusal.last-coordinator': {
    en: 'You are the only coordinator. Name another one first: /coalition role',
    ar: 'أنت المنسّق الوحيد. عيّن منسّقًا آخر أولًا: ‎/coalition role',
  },
  'refusal.still-convener': {
    en: 'You convene {groups}. Hand that over first: /group convener',
    ar: 'أنت ميسّر {groups}. سلّم ذلك لغيرك أولًا: ‎/group convener',
  },
} as const satisfies Readonly<Record<string, Bilingual>>;
