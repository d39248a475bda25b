import type { Bilingual } from '../chat/ids.ts';

/** Partners: organisations, who speaks for them, what they want and give, what they offer. */
export const partnerWords = {
  'partner.title': { en: '{name}', ar: '{name}' },
  'partner.kind': { en: 'Kind', ar: 'النوع' },
  'organisation.business': { en: 'business', ar: 'شركة' },
  'organisation.non-profit': { en: 'non-profit', ar: 'منظمة غير ربحية' },
  'organisation.public': { en: 'public body', ar: 'جهة عامة' },
  'organisation.community': { en: 'community group', ar: 'جماعة أهلية' },
  'organisation.none': { en: 'kind not said', ar: 'النوع غير محدّد' },
  'partner.state': { en: 'Partnership', ar: 'الشراكة' },
  'partnership.named': { en: 'only named so far', ar: 'الاسم وحده حتى الآن' },
  'partnership.invited': { en: 'invited', ar: 'دعوة قائمة' },
  'partnership.joined': { en: 'joined', ar: 'شراكة قائمة' },
  'partnership.ended': { en: 'ended', ar: 'انتهت' },
  'partner.since': { en: '{state}, since {day}', ar: '{state} منذ {day}' },
  'partner.wants': { en: 'We want', ar: 'ما نريده' },
  'partner.gets': { en: 'They get', ar: 'ما تناله' },
  'partner.rhythm': { en: 'Follow-up', ar: 'المتابعة' },
  'rhythm.month': { en: 'each month', ar: 'كل شهر' },
  'rhythm.quarter': { en: 'each quarter', ar: 'كل ثلاثة أشهر' },
  'rhythm.half-year': { en: 'each half-year', ar: 'كل ستة أشهر' },
  'partner.next': { en: '{rhythm}, next on {day}', ar: '{rhythm}، والمرة القادمة {day}' },
  'partner.delegates': { en: 'Speaks for it', ar: 'المندوبون' },
  'partner.ends': { en: 'Agreed until', ar: 'الاتفاق حتى' },
  'partner.learned': { en: 'What we learned', ar: 'ما تعلّمناه' },
  'partner.limits': { en: 'Limits', ar: 'الحدود' },
  'partner.decides': { en: 'How it decides', ar: 'كيف تقرّر' },
  'partner.contact': { en: 'Contact', ar: 'للتواصل' },
  'partner.confidence': {
    en: 'Limits, how it decides and the contact are read by the committees, the coordinators and its delegates alone.',
    ar: 'الحدود وطريقة القرار والتواصل متاحة للّجنتين ولتنسيق التحالف ولمندوبيها وحدهم.',
  },
  'partner.promised': { en: 'Promised', ar: 'الوعود' },
  'partner.promisedOf': {
    en: '{promised} ({given} done, {late} late, {confirmed} confirmed by several sides)',
    ar: '{promised} (أُنجزت {given}، وتأخّرت {late}، وأكّدت أطراف عدّة {confirmed})',
  },
  'partner.asked': { en: 'Asked of it', ar: 'المطلوب منها' },
  'partner.askedOf': { en: '{asked} ({answered} answered)', ar: '{asked} (استُجيب منها {answered})' },
  'partner.names': { en: 'Also called: {names}', ar: 'تُسمّى أيضًا: {names}' },
  'partner.missing': {
    en: 'Not joined yet. Still missing: {what}.',
    ar: 'لم تبدأ الشراكة بعد. ما لم يُذكر: {what}.',
  },
  'partner.alike': {
    en: 'Perhaps the same under another name: {name}',
    ar: 'ربما هي نفسها باسم آخر: {name}',
  },
  'partner.same': { en: 'It is the same', ar: 'هي نفسها' },
  'partner.sameAs': { en: 'The same as {name}', ar: 'هي نفسها {name}' },
  'partner.already': {
    en: '{name} is here already. Nothing changed.',
    ar: '{name} مسجّلة من قبل. لم يتغيّر شيء.',
  },
  'partner.merged': {
    en: '{name} is now part of this partner: what either of them promised, offered or answered counts together. Texts stay as they were written.',
    ar: 'صارت {name} وهذه جهة واحدة: كل ما يُحسب يُحسب لهما معًا. والنصوص باقية كما كُتبت.',
  },
  'partner.change': { en: 'Change it', ar: 'تعديل' },
  'partner.offer': { en: 'Offer something', ar: 'تقديم عرض' },

  'partners.title': {
    en: '{n, plural, one {# partner} other {# partners}}',
    ar: '{n, plural, zero {لا شركاء} one {شريك واحد} two {شريكان} few {# شركاء} many {# شريكًا} other {# شريك}}',
  },
  'partners.titleNone': { en: 'Partners', ar: 'الشركاء' },
  'partners.none': {
    en: 'No partners here yet. A coordinator or the executive committee adds the first: /partner add',
    ar: 'لا شركاء هنا بعد. إضافة أوّلهم لدى تنسيق التحالف أو اللجنة التنفيذية: \u2066/partner add\u2069',
  },
  'partners.noneOfKind': {
    en: 'No partner of that kind. See all: /partner show',
    ar: 'لا شركاء من هذا النوع. القائمة: \u2066/partner show\u2069',
  },
  'partners.detail': { en: '{state} · we want: {wants}', ar: '{state} · ما نريده: {wants}' },
  'partners.alike': {
    en: 'Perhaps the same: {one} and {other}',
    ar: 'ربما هما جهة واحدة: {one} و{other}',
  },

  'delegate.title': { en: 'You speak for {name} now', ar: 'صرت من مندوبي {name}' },
  'delegate.text': {
    en: 'Whatever {name} is asked or offers, you answer for it. It answers once, whichever of its delegates does.',
    ar: 'كل ما يُطلب من {name} أو تعرضه لك أن تجيب عنه باسمها. وجوابها واحد، أيًّا كان من يجيب من مندوبيها.',
  },
  'delegate.next': { en: 'See it: {show}', ar: 'لعرضها: {show}' },

  'help.money': { en: 'money', ar: 'مال' },
  'help.people': { en: 'people', ar: 'متطوّعون' },
  'help.place': { en: 'a place', ar: 'مكان' },
  'help.goods': { en: 'goods', ar: 'مواد وأدوات' },
  'help.transport': { en: 'transport', ar: 'نقل' },
  'help.knowledge': { en: 'knowledge', ar: 'خبرة' },
  'help.contacts': { en: 'contacts', ar: 'صلات' },
  'help.other': { en: 'something else', ar: 'غير ذلك' },

  'difficulty.kind': { en: 'Kind of help', ar: 'نوع المساعدة' },

  'offers.head': { en: 'Standing offers ({n})', ar: 'العروض القائمة ({n})' },
  'offer.title': { en: 'Offer {ref}', ar: 'العرض {ref}' },
  'offer.withdrawnTitle': { en: 'Withdrawn: offer {ref}', ar: 'سُحب العرض {ref}' },
  'offer.overTitle': { en: 'Over: offer {ref}', ar: 'انتهى العرض {ref}' },
  'offer.by': { en: 'From', ar: 'من' },
  'offer.kind': { en: 'Kind', ar: 'النوع' },
  'offer.stands': { en: 'Stands', ar: 'مدّته' },
  'offer.until': { en: 'until {day}', ar: 'حتى {day}' },
  'offer.open': { en: 'until it is withdrawn', ar: 'إلى أن يُسحب' },
  'offer.line': { en: '{ref} {what}', ar: '{ref} {what}' },
  'offer.detail': { en: '{kind} · {until}', ar: '{kind} · {until}' },
  'offer.needed': {
    en: 'Needed now ({n})',
    ar: 'الحاجة إليه الآن ({n})',
  },
  'offer.noNeed': {
    en: 'Nobody asks for this kind of help now. Whoever does will see this offer.',
    ar: 'لا يُطلب هذا النوع من المساعدة الآن. ومن يطلبه سيرى هذا العرض.',
  },
  'offer.withdraw': { en: 'Withdraw it', ar: 'سحب العرض' },
  'offer.withdrawOne': { en: 'Withdraw an offer…', ar: 'سحب عرض…' },
  'offer.fits': {
    en: 'Offered already: {partner}, {what} ({until})',
    ar: 'معروض من قبل: {partner}، {what} ({until})',
  },
  'offer.fitsAsked': {
    en: 'Offered already: {partner}, {what} ({until}). Asked on {when}.',
    ar: 'معروض من قبل: {partner}، {what} ({until}). طُلب يوم {when}.',
  },
  'offer.ask': { en: 'Ask them', ar: 'طلبه منهم' },
  'offer.askOne': { en: 'Ask {partner}', ar: 'طلبه من {partner}' },
  'offer.askedTitle': { en: '{partner} is asked for help', ar: 'طلب مساعدة من {partner}' },
  'offer.offered': { en: 'It was offered: {ref} {what}', ar: 'سبق عرضه: {ref} {what}' },
  'kind.offer': { en: 'an offer', ar: 'عرض' },
  'refusal.offer-over': {
    en: '{ref} is no longer offered.',
    ar: 'لم يعد العرض {ref} قائمًا.',
  },
  'refusal.no-delegate': {
    en: 'Nobody speaks for {partner} yet, so nobody can be asked. Name somebody: /partner edit {partner} delegate:@Ana',
    ar: 'لا مندوب عن {partner} بعد، فلا أحد يُسأل. لتسمية مندوب: \u2066/partner edit {partner} المندوب:@عمر\u2069',
  },
  'refusal.not-delegate': {
    en: 'Only those who speak for {partner}, or a coordinator, can do that.',
    ar: 'هذا متاح لمندوبي {partner} ولتنسيق التحالف فقط.',
  },
  'refusal.no-partner-of-yours': {
    en: 'You speak for no partner yet. A coordinator can name you: /partner edit',
    ar: 'لست من مندوبي أي شريك بعد. تسمية المندوبين لدى تنسيق التحالف: \u2066/partner edit\u2069',
  },

  'refusal.only-partner-keepers': {
    en: 'Only coordinators and the executive committee can add partners or merge them.',
    ar: 'إضافة الشركاء ودمجهم متاحان لتنسيق التحالف وللّجنة التنفيذية فقط.',
  },
  'refusal.not-partner-keeper': {
    en: 'Only the delegates of {partner}, the executive committee and coordinators can change it.',
    ar: 'تعديل {partner} متاح لمندوبيها وللّجنة التنفيذية ولتنسيق التحالف فقط.',
  },
  'refusal.not-agreed': {
    en: 'Say what you want from each other and how you follow up (wants, gets, rhythm). Until then {partner} stands as invited.',
    ar: 'يلزم ذكر ما يريده كل طرف من الآخر وكيف تكون المتابعة (ما نريده، ما تناله، المتابعة). وحتى ذلك الحين تبقى {partner} في حال الدعوة.',
  },
  'refusal.partner-ended': {
    en: 'The partnership with {partner} has ended. To take it up again: /partner edit {partner} state:joined',
    ar: 'انتهت الشراكة مع {partner}. لاستئنافها: \u2066/partner edit {partner} الحالة:قائمة\u2069',
  },
  'refusal.partner-nothing-said': {
    en: 'What should change about {partner}? For example: /partner edit {partner} rhythm:quarter',
    ar: 'ما الذي يتغيّر في {partner}؟ مثال: \u2066/partner edit {partner} المتابعة:كل ثلاثة أشهر\u2069',
  },
  'refusal.partner-nothing-new': {
    en: '{partner} is like that already. Nothing changed.',
    ar: '{partner} كذلك أصلًا. لم يتغيّر شيء.',
  },
  'refusal.same-partner': {
    en: 'That is {partner} itself. Name the other one.',
    ar: 'هذه {partner} نفسها. يلزم ذكر الأخرى.',
  },
  'refusal.partner-name-taken': {
    en: '{partner} is another partner. If the two are the same: /partner merge {partner}',
    ar: '{partner} جهة أخرى مسجّلة. إن كانتا واحدة: \u2066/partner merge {partner}\u2069',
  },
  'problem.unknown-partner': {
    en: '{label}: there is no partner “{value}” here. See all: /partner show',
    ar: '{label}: لا شريك هنا باسم «{value}». القائمة: \u2066/partner show\u2069',
  },
  'partner.delegateGoneTitle': { en: 'A partner has no delegate', ar: 'شريك بلا مندوب' },
  'partner.delegateGone': {
    en: '{person} has left, and was the only delegate of:',
    ar: 'غادر الحساب {person}، ولا مندوب غيره لدى:',
  },
  'partner.nameDelegate': { en: 'Name another delegate: {command}', ar: 'لتسمية مندوب آخر: {command}' },
  'partner.mergeTitle': {
    en: 'Make {gone} and {kept} one partner?',
    ar: 'دمج {gone} مع {kept} في شريك واحد؟',
  },
  'partner.mergeText': {
    en: 'From then on, everything {gone} promised, offered and answered counts for {kept}. Its delegates become delegates of {kept}, and both names find the same partner. No text changes, but this can’t be undone.',
    ar: 'بعد الدمج تُحسب لدى {kept} كل الوعود والعروض والإجابات المسجّلة باسم {gone}، ويصير مندوبو {gone} مندوبين لدى {kept}، ويدلّ الاسمان على شريك واحد. لا يتغيّر أي نصّ، لكن لا يمكن التراجع عن الدمج.',
  },
  'partner.mergeYes': { en: 'Make them one', ar: 'دمجهما' },
  'problem.which-partner': {
    en: '{label}: choose which partner is meant.',
    ar: '{label}: يلزم اختيار الجهة المقصودة.',
  },
} as const satisfies Readonly<Record<string, Bilingual>>;
