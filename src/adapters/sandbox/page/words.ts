import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Language } from '../../../chat/ids.ts';
import { messageMenu } from '../../../chat/message-menu.ts';
import type { PlaceKind } from '../shapes.ts';

/** Every sentence of the page that is not the bot's. */
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
  /** What arrives in a place of this kind; `group` is the group's own name. */
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
  /** For whoever goes by the keyboard: past all that stands in the messages. */
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
  /** What the clock did, by the kind of the deadline, and why. */
  did: Readonly<Record<string, string>>;
  movedTo(goal: string): string;
  goals: Readonly<Record<string, string>>;
  wasDue(time: string): string;
  messageMenu: string;
  /** A link led to a message that is not there, or not for this person. */
  messageGone: string;
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
 * Something to try: what it does, and the line that does it, in which `@{id}` and `#{id}` are the names
 * of a person and a place. What is there once it is done (`does`) is not offered any more.
 */
export type Hint = Readonly<{ label: string; line: string; does?: 'coalition' | 'group' }>;

const en: Words = {
  language: 'en',
  bot: 'Halqa',
  otherLanguage: 'العربية',
  tagline: 'A coalition, followed up',
  places: 'Places',
  openPlaces: 'Places and clock',
  close: 'Close',
  dismiss: 'Dismiss',
  sections: { committees: 'Committees', groups: 'Working groups', everyone: 'Everyone', you: 'Just you' },
  about: {
    executive: 'The executive committee. Its monthly summary arrives here by itself.',
    strategic: 'The strategic committee. Its quarterly summary arrives here by itself.',
    group: 'A working group',
    general: 'Open to everyone',
    private: 'A conversation between you and Halqa. Nobody else sees it.',
  },
  aboutGroup: (group) => `Working group: ${group}`,
  privateName: 'Halqa and you',
  unread: 'something new',
  actAs: 'You are',
  roles: { coordinator: 'coordinator', convener: 'convener', executive: 'executive', strategic: 'strategic' },
  onlyYou: 'Only you can see this',
  onlyYouHere: 'Only you and Halqa see what is written here',
  asked: (name) => `for ${name}`,
  composer: (place) => `Write in ${place}, or type / to ask Halqa`,
  composerLabel: 'What do you want to say?',
  pastMessages: 'Past the messages, to your line',
  send: 'Send',
  suggestions: 'Suggestions',
  suggestionKeys: 'Arrow keys to choose, Tab to take, Escape to close',
  conversation: (place) => `Messages in ${place}`,
  quiet: 'Nothing here yet',
  quietHow: 'Say something below, or type / to see what Halqa can do.',
  clock: 'The clock',
  clockHow: 'Move it forward and see what Halqa does by itself.',
  clockFixed: 'It follows the real one, since real platforms are connected.',
  noCoalition: 'Nothing falls due before a coalition is set up.',
  noEvent: 'No event is ahead. Add one: /event add',
  moving: 'Time is passing',
  toEventEnd: 'To the end of the event',
  toMonthEnd: 'To the end of the month',
  toQuarterEnd: 'To the end of the quarter',
  clockLog: 'What the clock did',
  gallery: 'Every card there is',
  clockLogEmpty: 'Nothing yet since Halqa was started.',
  did: {
    reminders: 'It looked for what is due, and reminded those who are to do it.',
    'poll-open': 'A poll was opened, because its event had ended.',
    'poll-nudge': 'It looked whether few had answered a poll that closes within a day.',
    'poll-close': 'A poll was closed, because its time was over.',
    'digest-monthly': 'The monthly summary was made, because its day had come.',
    'digest-quarterly': 'The quarterly summary was made, because its day had come.',
    'digest-draft': 'The conveners got their drafts, because a summary comes in three days.',
    retention: 'What the coalition no longer keeps was removed.',
  },
  movedTo: (goal) => `Somebody moved it ${goal}.`,
  goals: {
    'event-end': 'to the end of the event',
    'month-end': 'to the end of the month',
    'quarter-end': 'to the end of the quarter',
  },
  wasDue: (time) => `It was due ${time}.`,
  messageMenu: 'More',
  messageGone: 'That message is not here any more.',
  makeItem: messageMenu.name.en,
  seeElsewhere: 'See what Slack and Discord get',
  elsewhere: 'What Slack and Discord get',
  nowIs: (time) => `It is now ${time}.`,
  arrivedIn: 'New in',
  nothingArrived: 'Nothing was due on the way.',
  startOver: 'Start over',
  startOverHow: 'Everything written here is forgotten, and the clock goes back.',
  demo: 'A coalition with four months of history',
  demoHow: 'Twelve people, five working groups, summaries already posted',
  empty: 'An empty place',
  emptyHow: 'Six people and four places: set up a coalition yourself',
  cancel: 'Keep what is here',
  starting: 'Starting over. Four months of history take a few seconds',
  optional: 'optional',
  choose: 'Choose',
  tryThis: 'Three things to try',
  tryFirst: 'Begin here, one after the other',
  hints: [
    { label: 'Log something to do', line: '/action add Book the hall for the open day due:friday' },
    {
      label: 'Say what stands in the way',
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
  unreachable: 'Halqa does not answer. Is it still running?',
  loading: 'One moment',
};

/** A name keeps its own direction among Arabic words. */
const apart = (name: string): string => `\u2068${name}\u2069`;

const ar: Words = {
  language: 'ar',
  bot: 'حلقة',
  otherLanguage: 'English',
  tagline: 'ائتلاف لا تضيع متابعته',
  places: 'الأماكن',
  openPlaces: 'الأماكن والساعة',
  close: 'إغلاق',
  dismiss: 'إخفاء',
  sections: { committees: 'اللجان', groups: 'مجموعات العمل', everyone: 'للجميع', you: 'لك وحدك' },
  about: {
    executive: 'اللجنة التنفيذية. يصل ملخصها الشهري إلى هنا من تلقاء نفسه.',
    strategic: 'اللجنة الاستراتيجية. يصل ملخصها الفصلي إلى هنا من تلقاء نفسه.',
    group: 'مجموعة عمل',
    general: 'مفتوح للجميع',
    private: 'حديث بينك وبين حلقة، لا يراه أحد سواك.',
  },
  aboutGroup: (group) => `مجموعة العمل: ${apart(group)}`,
  privateName: 'أنت وحلقة',
  unread: 'فيه جديد',
  actAs: 'أنت الآن',
  roles: {
    coordinator: 'المنسق',
    convener: 'ميسّر مجموعة',
    executive: 'اللجنة التنفيذية',
    strategic: 'اللجنة الاستراتيجية',
  },
  onlyYou: 'لا يرى هذا سواك',
  onlyYouHere: 'ما يُكتب هنا لا يراه سواك أنت وحلقة',
  asked: (name) => `بطلب من ${apart(name)}`,
  composer: (place) => `اكتب في ${apart(place)}، أو ابدأ بـ / لتطلب من حلقة`,
  composerLabel: 'ماذا تريد أن تقول؟',
  pastMessages: 'تجاوز الرسائل إلى سطرك',
  send: 'إرسال',
  suggestions: 'اقتراحات',
  suggestionKeys: 'اختر بالأسهم، وخذ الاقتراح بمفتاح Tab، وأغلق بمفتاح Escape',
  conversation: (place) => `الرسائل في ${apart(place)}`,
  quiet: 'لا شيء هنا بعد',
  quietHow: 'اكتب في الأسفل، أو ابدأ بـ / لترى ما تستطيعه حلقة.',
  clock: 'الساعة',
  clockHow: 'قدّمها لترى ما تفعله حلقة من تلقاء نفسها.',
  clockFixed: 'تتبع الوقت الحقيقي، لأن منصات حقيقية متصلة الآن.',
  noCoalition: 'لا شيء يحين موعده قبل إعداد الائتلاف.',
  noEvent: 'لا فعالية قادمة. أضف واحدة: \u2066/event add\u2069',
  moving: 'الوقت يمضي',
  toEventEnd: 'إلى نهاية الفعالية',
  toMonthEnd: 'إلى نهاية الشهر',
  toQuarterEnd: 'إلى نهاية الفصل',
  clockLog: 'ما فعلته الساعة',
  gallery: 'معرض كل البطاقات',
  clockLogEmpty: 'لا شيء منذ أن بدأت حلقة.',
  did: {
    reminders: 'نُظر فيما حان موعده، وذُكِّر به المسؤولون عنه.',
    'poll-open': 'فُتح استطلاع، لأن فعاليته انتهت.',
    'poll-nudge': 'نُظر إن كان من أجابوا عن استطلاع يُغلق خلال يوم قلّةً.',
    'poll-close': 'أُغلق استطلاع، لأن وقته انتهى.',
    'digest-monthly': 'أُعدّ الملخص الشهري، لأن يومه حان.',
    'digest-quarterly': 'أُعدّ الملخص الفصلي، لأن يومه حان.',
    'digest-draft': 'وصلت المسودات إلى ميسّري المجموعات، لأن ملخصًا يصدر بعد ثلاثة أيام.',
    retention: 'أُزيل ما لم يعد الائتلاف يحتفظ به.',
  },
  movedTo: (goal) => `قدّمها أحدهم ${goal}.`,
  goals: {
    'event-end': 'إلى نهاية الفعالية',
    'month-end': 'إلى نهاية الشهر',
    'quarter-end': 'إلى نهاية الفصل',
  },
  wasDue: (time) => `كان موعدها ${time}.`,
  messageMenu: 'المزيد',
  messageGone: 'لم تعد تلك الرسالة هنا.',
  makeItem: messageMenu.name.ar,
  seeElsewhere: 'اعرض ما يصل إلى Slack وDiscord',
  elsewhere: 'ما يصل إلى Slack وDiscord',
  nowIs: (time) => `الوقت الآن ${time}.`,
  arrivedIn: 'جديد في',
  nothingArrived: 'لم يكن هناك ما يحين موعده في الطريق.',
  startOver: 'البدء من جديد',
  startOverHow: 'يُنسى كل ما كُتب هنا، وتعود الساعة إلى الوراء.',
  demo: 'ائتلاف له تاريخ من أربعة أشهر',
  demoHow: 'اثنا عشر شخصًا وخمس مجموعات عمل وملخصات سبق نشرها',
  empty: 'مكان فارغ',
  emptyHow: 'ستة أشخاص وأربعة أماكن: أنشئ الائتلاف بنفسك',
  cancel: 'أبقِ ما هنا',
  starting: 'نبدأ من جديد. تاريخ الأشهر الأربعة يحتاج إلى بضع ثوانٍ',
  optional: 'اختياري',
  choose: 'اختر',
  tryThis: 'ثلاثة أشياء للتجربة',
  tryFirst: 'ابدأ من هنا، واحدًا بعد الآخر',
  hints: [
    { label: 'سجّل عملًا مطلوبًا', line: '/action add حجز القاعة لليوم المفتوح due:الجمعة' },
    {
      label: 'قل ما الذي يعيق العمل',
      line: '/progress difficulty المضخة معطلة help:"مضخة بديلة" from:"البلدية"',
    },
    { label: 'اعرض ملخص هذا الشهر', line: '/digest preview' },
  ],
  firstHints: [
    {
      label: 'أنشئ الائتلاف',
      does: 'coalition',
      line: '/coalition setup name:"الساحل والنهر" mission:"مياه نظيفة لكل مدرسة" zone:Asia/Beirut week:sun-thu language:ar executive:#{executive} strategic:#{strategic}',
    },
    {
      label: 'أنشئ مجموعة عمل',
      does: 'group',
      line: '/group create name:"المياه النظيفة" goal:"مياه آمنة في كل المدارس" convener:@{yusuf}',
    },
    { label: 'خصّص للمجموعة مكانًا', line: '/group bind group:"المياه النظيفة" place:#{clean-water}' },
  ],
  unreachable: 'حلقة لا تجيب. هل ما زالت تعمل؟',
  loading: 'لحظة من فضلك',
};

export const words: Readonly<Record<Language, Words>> = { en, ar };

export const WordsContext = createContext<Words>(en);
export const useWords = (): Words => useContext(WordsContext);
