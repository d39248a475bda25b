import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Language } from '../../../chat/ids.ts';
import { messageMenu } from '../../../chat/message-menu.ts';
import type { ClockDeed } from '../clock-log.ts';
import type { PlaceKind } from '../shapes.ts';

/** The sentences of the page itself. Cards are the bot's. */
export type Words = Readonly<{
  language: Language;
  /** What Halqa is called. */
  bot: string;
  otherLanguage: string;
  tagline: string;
  places: string;
  openPlaces: string;
  close: string;
  dismiss: string;
  sections: Readonly<Record<'committees' | 'groups' | 'everyone' | 'you', string>>;
  /** What arrives in a place of this kind; `group` is the name of the group. */
  about: Readonly<Record<PlaceKind, string>>;
  aboutGroup(group: string): string;
  privateName: string;
  unread: string;
  actAs: string;
  roles: Readonly<Record<string, string>>;
  onlyYou: string;
  onlyYouHere: string;
  asked(name: string): string;
  composer(place: string): string;
  composerLabel: string;
  /** For keyboard users: skips the messages. */
  pastMessages: string;
  send: string;
  suggestions: string;
  suggestionKeys: string;
  conversation(place: string): string;
  quiet: string;
  quietHow: string;
  clock: string;
  clockHow: string;
  clockFixed: string;
  noCoalition: string;
  noEvent: string;
  moving: string;
  toEventEnd: string;
  toMonthEnd: string;
  toQuarterEnd: string;
  clockLog: string;
  clockLogEmpty: string;
  gallery: string;
  /** What the clock did and why, by the kind of deadline. */
  did: Readonly<Record<ClockDeed, string>>;
  movedTo(goal: string): string;
  goals: Readonly<Record<string, string>>;
  wasDue(time: string): string;
  messageMenu: string;
  /** A link led to a message that does not exist or that this person may not see. */
  messageGone: string;
  thread: string;
  reply: string;
  /** Above the field where one writes, and on the button that ends it. */
  inThread: string;
  leaveThread: string;
  makeItem: string;
  seeElsewhere: string;
  elsewhere: string;
  nowIs(time: string): string;
  arrivedIn: string;
  nothingArrived: string;
  startOver: string;
  startOverHow: string;
  demo: string;
  demoHow: string;
  empty: string;
  emptyHow: string;
  cancel: string;
  starting: string;
  optional: string;
  choose: string;
  tryThis: string;
  tryFirst: string;
  hints: readonly Hint[];
  firstHints: readonly Hint[];
  unreachable: string;
  loading: string;
}>;

/**
 * Something to try: a label, and the line that does it, in which `@{id}` and `#{id}` are replaced by the names
 * of a person and a place. A hint is not offered once what it `does` exists.
 */
export type Hint = Readonly<{ label: string; line: string; does?: 'coalition' | 'group' }>;

const en: Words = {
  language: 'en',
  bot: 'Halqa',
  otherLanguage: 'العربية',
  tagline: 'Follow-up for coalitions',
  places: 'Places',
  openPlaces: 'Places and clock',
  close: 'Close',
  dismiss: 'Dismiss',
  sections: { committees: 'Committees', groups: 'Working groups', everyone: 'Everyone', you: 'Just you' },
  about: {
    executive: 'The executive committee. Its monthly summary is posted here automatically.',
    strategic: 'The strategic committee. Its quarterly summary is posted here automatically.',
    group: 'A working group',
    general: 'Open to everyone',
    private: 'A conversation between you and Halqa. Nobody else sees it.',
  },
  aboutGroup: (group) => `Working group: ${group}`,
  privateName: 'Halqa and you',
  unread: 'new messages',
  actAs: 'You are',
  roles: { coordinator: 'coordinator', convener: 'convener', executive: 'executive', strategic: 'strategic' },
  onlyYou: 'Only you can see this',
  onlyYouHere: 'Only you and Halqa see what is written here',
  asked: (name) => `for ${name}`,
  composer: (place) => `Write in ${place}, or type / for commands`,
  composerLabel: 'Your message',
  pastMessages: 'Skip the messages and write',
  send: 'Send',
  suggestions: 'Suggestions',
  suggestionKeys: 'Arrow keys to choose, Tab to accept, Escape to close',
  conversation: (place) => `Messages in ${place}`,
  quiet: 'Nothing here yet',
  quietHow: 'Write something below, or type / to see what Halqa can do.',
  clock: 'The clock',
  clockHow: 'Move it forward and see what Halqa does automatically.',
  clockFixed: 'It shows the real time, because real platforms are connected.',
  noCoalition: 'Set up a coalition first: before that, nothing is due.',
  noEvent: 'No events planned. Add one: /event add',
  moving: 'Time is passing',
  toEventEnd: 'To the end of the event',
  toMonthEnd: 'To the end of the month',
  toQuarterEnd: 'To the end of the quarter',
  clockLog: 'What the clock did',
  gallery: 'Every card there is',
  clockLogEmpty: 'Nothing since Halqa started.',
  did: {
    reminders: 'Checked what is due and reminded the owners.',
    week: 'Sent their week to those who want it.',
    'event-soon': 'Reminded those who come to an event tomorrow.',
    'poll-open': 'Opened a poll, because its event ended.',
    'poll-nudge': 'Checked the number of answers to a poll that closes within a day.',
    'poll-close': 'Closed a poll, because its time was up.',
    'digest-monthly': 'Made the monthly summary, because its day came.',
    'digest-quarterly': 'Made the quarterly summary, because its day came.',
    'digest-draft': 'Sent the conveners their drafts, because a summary is posted in three days.',
    changes: 'Told who has an item what others changed.',
    asked: 'Told the committees what is newly asked of them.',
    confirm: 'Asked the partners of something that was done whether they were part of it.',
    'partner-letter':
      'Wrote to the delegates of a partner how things stand, because the day of its rhythm came.',
    retention: 'Deleted records that the coalition no longer keeps.',
    erase: 'Erased the coalition, because Halqa was removed from all of its workspaces 30 days ago.',
  },
  movedTo: (goal) => `Someone moved it ${goal}.`,
  goals: {
    'event-end': 'to the end of the event',
    'month-end': 'to the end of the month',
    'quarter-end': 'to the end of the quarter',
  },
  wasDue: (time) => `It was due ${time}.`,
  messageMenu: 'More',
  messageGone: 'That message is no longer here.',
  thread: 'Thread',
  reply: 'Reply in the thread',
  inThread: 'You are writing in the thread.',
  leaveThread: 'Write outside the thread',
  makeItem: messageMenu.name.en,
  seeElsewhere: 'See what Slack and Discord get',
  elsewhere: 'What Slack and Discord get',
  nowIs: (time) => `It is now ${time}.`,
  arrivedIn: 'New in',
  nothingArrived: 'Nothing was due in that time.',
  startOver: 'Start over',
  startOverHow: 'Everything written here is deleted, and the clock is reset.',
  demo: 'A coalition with four months of history',
  demoHow: 'Twelve people, five working groups, summaries already posted',
  empty: 'An empty place',
  emptyHow: 'Six people and four places: set up your own coalition',
  cancel: 'Keep what is here',
  starting: 'Starting over. Four months of history take a few seconds',
  optional: 'optional',
  choose: 'Choose',
  tryThis: 'Three things to try',
  tryFirst: 'Start here, one after the other',
  hints: [
    { label: 'Add an action item', line: '/action add Book the hall for the open day due:friday' },
    {
      label: 'Log a difficulty',
      line: '/progress difficulty The pump is broken help:"a spare pump" from:"the municipality"',
    },
    { label: 'See this month’s summary', line: '/digest preview' },
  ],
  firstHints: [
    {
      label: 'Set up the coalition',
      does: 'coalition',
      line: '/coalition setup name:"Coast & River" mission:"Clean water for every school" zone:Asia/Beirut week:sun-thu language:en executive:#{executive} strategic:#{strategic}',
    },
    {
      label: 'Create a working group',
      does: 'group',
      line: '/group create name:"Clean Water" goal:"Safe water in all schools" convener:@{layla}',
    },
    { label: 'Give the group a place', line: '/group bind group:"Clean Water" place:#{clean-water}' },
  ],
  unreachable: 'Halqa is not answering. Is it still running?',
  loading: 'One moment',
};

/** Isolates a name, so that it keeps its direction inside Arabic text. */
const apart = (name: string): string => `\u2068${name}\u2069`;

const ar: Words = {
  language: 'ar',
  bot: 'حلقة',
  otherLanguage: 'English',
  tagline: 'متابعة لا تضيع',
  places: 'الأماكن',
  openPlaces: 'الأماكن والساعة',
  close: 'إغلاق',
  dismiss: 'إخفاء',
  sections: { committees: 'اللجان', groups: 'مجموعات العمل', everyone: 'للجميع', you: 'لك وحدك' },
  about: {
    executive: 'اللجنة التنفيذية. يُنشر ملخّصها الشهري هنا تلقائيًا.',
    strategic: 'اللجنة الاستراتيجية. يُنشر ملخّصها الفصلي هنا تلقائيًا.',
    group: 'مجموعة عمل',
    general: 'مفتوح للجميع',
    private: 'محادثة بينك وبين «حلقة»، لا يراها أحد سواك.',
  },
  aboutGroup: (group) => `مجموعة العمل: ${apart(group)}`,
  privateName: 'أنت و«حلقة»',
  unread: 'رسائل جديدة',
  actAs: 'أنت الآن',
  roles: {
    coordinator: 'تنسيق التحالف',
    convener: 'تيسير مجموعة',
    executive: 'اللجنة التنفيذية',
    strategic: 'اللجنة الاستراتيجية',
  },
  onlyYou: 'لا يرى هذا سواك',
  onlyYouHere: 'لا يرى ما يُكتب هنا سواك و«حلقة»',
  asked: (name) => `بطلب من ${apart(name)}`,
  composer: (place) => `${apart(place)}: الكتابة هنا، و/ لعرض الأوامر`,
  composerLabel: 'رسالتك',
  pastMessages: 'تجاوز الرسائل إلى الكتابة',
  send: 'إرسال',
  suggestions: 'اقتراحات',
  suggestionKeys: 'الاختيار بالأسهم، والقبول بمفتاح Tab، والإغلاق بمفتاح Escape',
  conversation: (place) => `الرسائل في ${apart(place)}`,
  quiet: 'لا شيء هنا بعد',
  quietHow: 'الكتابة في الأسفل، و/ لعرض ما تستطيعه «حلقة».',
  clock: 'الساعة',
  clockHow: 'تقديمها يُظهر ما تفعله «حلقة» تلقائيًا.',
  clockFixed: 'تتبع الوقت الحقيقي، لأن منصّات حقيقية متصلة الآن.',
  noCoalition: 'لا مواعيد قبل إعداد التحالف.',
  noEvent: 'لا فعاليات قادمة. لإضافة واحدة: \u2066/event add\u2069',
  moving: 'الوقت يمضي',
  toEventEnd: 'إلى نهاية الفعالية',
  toMonthEnd: 'إلى نهاية الشهر',
  toQuarterEnd: 'إلى نهاية الفصل',
  clockLog: 'ما فعلته الساعة',
  gallery: 'معرض كل البطاقات',
  clockLogEmpty: 'لا شيء منذ تشغيل «حلقة».',
  did: {
    reminders: 'فُحص ما حان موعده، وذُكِّر به من يتولّاه.',
    week: 'أُرسلت الرسالة الأسبوعية إلى من طلبها.',
    'event-soon': 'أُرسل تذكير بفعالية الغد إلى من اختار الحضور.',
    'poll-open': 'فُتح استطلاع، لأن فعاليته انتهت.',
    'poll-nudge': 'فُحص عدد المجيبين عن استطلاع يُغلق خلال يوم.',
    'poll-close': 'أُغلق استطلاع، لأن وقته انتهى.',
    'digest-monthly': 'أُعدّ الملخّص الشهري، لأن يومه حان.',
    'digest-quarterly': 'أُعدّ الملخّص الفصلي، لأن يومه حان.',
    'digest-draft': 'أُرسلت المسوّدات إلى ميسّري المجموعات، لأن ملخّصًا يُنشر بعد ثلاثة أيام.',
    changes: 'أُبلغ من لديهم مهام بما غيّره غيرهم.',
    asked: 'أُبلغت اللجان بما طُلب منها حديثًا.',
    confirm: 'سُئل الشركاء في عمل أُنجز هل شاركوا فيه.',
    'partner-letter': 'أُرسلت إلى مندوبي أحد الشركاء رسالته الدورية، لأن يوم المتابعة حان.',
    retention: 'حُذف ما انتهت مدة حفظه في السجلّ.',
    erase: 'مُحي التحالف، لأن «حلقة» أُزيلت من كل مساحات عمله قبل 30 يومًا.',
  },
  movedTo: (goal) => `جرى تقديمها ${goal}.`,
  goals: {
    'event-end': 'إلى نهاية الفعالية',
    'month-end': 'إلى نهاية الشهر',
    'quarter-end': 'إلى نهاية الفصل',
  },
  wasDue: (time) => `كان موعدها ${time}.`,
  messageMenu: 'المزيد',
  messageGone: 'لم تعد تلك الرسالة هنا.',
  thread: 'محادثة فرعية',
  reply: 'ردّ في المحادثة الفرعية',
  inThread: 'الكتابة الآن في المحادثة الفرعية.',
  leaveThread: 'الكتابة خارجها',
  makeItem: messageMenu.name.ar,
  seeElsewhere: 'عرض ما يصل إلى Slack وDiscord',
  elsewhere: 'ما يصل إلى Slack وDiscord',
  nowIs: (time) => `الوقت الآن ${time}.`,
  arrivedIn: 'جديد في',
  nothingArrived: 'لم يحن موعد أي شيء في هذه المدة.',
  startOver: 'البدء من جديد',
  startOverHow: 'يُحذف كل ما كُتب هنا، وتُضبط الساعة من جديد.',
  demo: 'تحالف له سجلّ من أربعة أشهر',
  demoHow: 'اثنا عشر شخصًا وخمس مجموعات عمل وملخّصات سبق نشرها',
  empty: 'مكان فارغ',
  emptyHow: 'ستة أشخاص وأربعة أماكن، لإعداد تحالف من البداية',
  cancel: 'الإبقاء على ما هنا',
  starting: 'البدء من جديد جارٍ. سجلّ الأشهر الأربعة يحتاج إلى بضع ثوانٍ',
  optional: 'اختياري',
  choose: 'اختيار',
  tryThis: 'ثلاثة أشياء للتجربة',
  tryFirst: 'البداية من هنا، بالترتيب',
  hints: [
    { label: 'تسجيل مهمة', line: '/action add حجز القاعة لليوم المفتوح الموعد:الجمعة' },
    {
      label: 'طرح صعوبة',
      line: '/progress difficulty المضخّة معطّلة المساعدة:"مضخّة بديلة" ممّن:"البلدية"',
    },
    { label: 'عرض ملخّص هذا الشهر', line: '/digest preview' },
  ],
  firstHints: [
    {
      label: 'إعداد التحالف',
      does: 'coalition',
      line: '/coalition setup الاسم:"الساحل والنهر" الرسالة:"مياه نظيفة لكل مدرسة" المدينة:بيروت الأسبوع:"من الأحد إلى الخميس" اللغة:العربية التنفيذية:#{executive} الاستراتيجية:#{strategic}',
    },
    {
      label: 'إنشاء مجموعة عمل',
      does: 'group',
      line: '/group create الاسم:"المياه النظيفة" الهدف:"مياه آمنة في كل المدارس" الميسّر:@{yusuf}',
    },
    { label: 'تخصيص مكان للمجموعة', line: '/group bind المجموعة:"المياه النظيفة" المكان:#{clean-water}' },
  ],
  unreachable: '«حلقة» لا تجيب. هل ما زالت تعمل؟',
  loading: 'لحظة من فضلك',
};

export const words: Readonly<Record<Language, Words>> = { en, ar };

export const WordsContext = createContext<Words>(en);
export const useWords = (): Words => useContext(WordsContext);
