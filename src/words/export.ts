import type { Bilingual } from '../chat/ids.ts';

/** What a coalition takes along: the card, the page that explains the files, their headings and values. */
export const exportWords = {
  'export.title': { en: 'Everything {coalition} recorded', ar: 'كل ما سجّله {coalition}' },
  'export.text': {
    en: 'It is all in this file: {file}. Only you receive it: it holds names and what people wrote, so share it with care.',
    ar: 'كل ذلك في الملف المرفق: {file}. لا يصل إلى أحد سواك، وفيه أسماء وما كتبه الناس، فيُرجى الحذر عند مشاركته.',
  },
  'export.in': { en: 'What is in it', ar: 'ما فيه' },
  'export.rows': {
    en: '{file}: {n, plural, one {# row} other {# rows}}',
    ar: '{file}: عدد الصفوف {n, plural, zero {#} one {#} two {#} few {#} many {#} other {#}}',
  },
  'export.notPolls': {
    en: 'Who answered a poll with what: nobody can see that. The results of closed polls are in it.',
    ar: 'إجابة كل شخص عن الاستطلاعات: لا يراها أحد. نتائج الاستطلاعات المغلقة موجودة.',
  },
  'export.readmeMade': { en: 'Made on {when}.', ar: 'تاريخ الإعداد: {when}.' },
  'export.readmeOpen': {
    en: 'The files are tables (CSV, UTF-8, parted by commas). LibreOffice, Excel and Google Sheets open them. If everything stands in one column, import the file and choose the comma as the separator.',
    ar: 'الملفات جداول (\u2066CSV, UTF-8\u2069) مفصولة بفواصل لاتينية، تفتحها برامج الجداول (\u2066LibreOffice, Excel, Google Sheets\u2069). وإن ظهر كل شيء في عمود واحد فيُستورد الملف مع اختيار الفاصلة اللاتينية.',
  },
  'export.readmeTimes': {
    en: 'Times are those of {zone}. An apostrophe at the beginning of a cell keeps a spreadsheet from taking it for a formula.',
    ar: 'الأوقات بتوقيت {zone}. العلامة \u2066\u0027\u2069 في أول الخانة تمنع قراءتها معادلةً.',
  },
} as const satisfies Readonly<Record<string, Bilingual>>;

const of = (en: string, ar: string): Bilingual => ({ en, ar });

const number = of('Number', 'الرقم');
const group = of('Group', 'المجموعة');
const item = of('Item', 'المهمة');
const name = of('Name', 'الاسم');
const person = of('Person', 'الشخص');
const added = of('Added on', 'تاريخ الإضافة');
const addedBy = of('Added by', 'من أضافها');
const state = of('State', 'الحالة');
const kind = of('Kind', 'النوع');

/** The headings of the files, in the order of their columns. */
export const exportColumns = {
  people: [
    name,
    of('Roles', 'الأدوار'),
    of('Platforms', 'المنصّات'),
    of('Language', 'اللغة'),
    of('Known since', 'منذ'),
  ],
  groups: [
    name,
    kind,
    of('Goal', 'الهدف'),
    of('Convener', 'التيسير'),
    of('Status', 'الحالة'),
    of('Reason', 'السبب'),
    of('Created on', 'تاريخ الإنشاء'),
  ],
  members: [group, person, of('Joined on', 'تاريخ الانضمام')],
  items: [
    number,
    group,
    of('Title', 'العنوان'),
    of('Owners', 'المسؤولون'),
    of('Organisation', 'الجهة'),
    of('Due', 'الموعد'),
    state,
    of('Percent', 'النسبة'),
    addedBy,
    added,
    of('Done by', 'من أنجزها'),
    of('Done on', 'تاريخ الإنجاز'),
    of('Dropped by', 'من صرف النظر عنها'),
    of('Dropped on', 'تاريخ صرف النظر'),
    of('Why dropped', 'سبب صرف النظر'),
    of('From a message', 'من رسالة'),
  ],
  progress: [of('Date', 'التاريخ'), group, item, person, of('Text', 'النص'), of('Percent', 'النسبة')],
  difficulties: [
    number,
    group,
    item,
    of('Difficulty', 'الصعوبة'),
    of('Help needed', 'المساعدة المطلوبة'),
    of('From whom', 'ممّن'),
    of('Raised by', 'من طرحها'),
    of('Raised on', 'تاريخ الطرح'),
    of('Resolved by', 'من حلّها'),
    of('Resolved on', 'تاريخ الحلّ'),
    of('How it was resolved', 'كيف حُلّت'),
  ],
  events: [
    number,
    group,
    of('Title', 'العنوان'),
    of('Where', 'المكان'),
    of('Starts', 'البداية'),
    of('Ends', 'النهاية'),
    of('Cancelled on', 'تاريخ الإلغاء'),
    addedBy,
    added,
  ],
  attendance: [
    of('Event', 'الفعالية'),
    of('Title', 'العنوان'),
    person,
    of('Answer', 'الإجابة'),
    of('Answered on', 'تاريخ الإجابة'),
  ],
  polls: [
    number,
    group,
    of('Question', 'السؤال'),
    of('Choices', 'الخيارات'),
    of('Asked by', 'من طرحه'),
    of('Opened on', 'تاريخ الفتح'),
    of('Closes on', 'تاريخ الإغلاق'),
    of('Answers', 'عدد الإجابات'),
    of('Members', 'عدد الأعضاء'),
    of('Result', 'النتيجة'),
    of('Comments', 'التعليقات'),
  ],
  partners: [
    name,
    kind,
    state,
    of('What we want', 'ما نريده'),
    of('What they get', 'ما يحصل عليه'),
    of('Rhythm', 'وتيرة المتابعة'),
    of('Delegates', 'المندوبون'),
    of('Limits', 'الحدود'),
    of('How it decides', 'كيف يُتّخذ القرار'),
    of('Contact', 'جهة الاتصال'),
    of('Learned', 'ما تعلّمناه'),
    of('Ends', 'ينتهي'),
    added,
  ],
  offers: [number, of('Partner', 'الشريك'), of('What', 'العرض'), kind, of('Until', 'حتى'), addedBy, added],
  summaries: [kind, of('Period', 'الفترة'), of('Made on', 'تاريخ الإعداد')],
} as const satisfies Readonly<Record<string, readonly Bilingual[]>>;

/** Halqa's own words in the cells. */
export const exportValues: Readonly<Record<string, Bilingual>> = {
  open: of('open', 'مفتوحة'),
  done: of('done', 'منجزة'),
  dropped: of('dropped', 'صُرف النظر عنها'),
  yes: of('comes', 'سيحضر'),
  maybe: of('maybe', 'ربما'),
  no: of('can’t come', 'لن يحضر'),
  group: of('working group', 'مجموعة عمل'),
  executive: of('executive committee', 'لجنة تنفيذية'),
  strategic: of('strategic committee', 'لجنة استراتيجية'),
  coordinator: of('coordinator', 'تنسيق التحالف'),
  monthly: of('monthly', 'شهري'),
  quarterly: of('quarterly', 'فصلي'),
  'on-track': of('on track', 'ضمن الخطة'),
  'at-risk': of('at risk', 'مهدّدة بالتعثّر'),
  blocked: of('blocked', 'متعثّرة'),
  business: of('business', 'شركة'),
  'non-profit': of('non-profit', 'جهة غير ربحية'),
  public: of('public body', 'جهة عامة'),
  community: of('community', 'جهة مجتمعية'),
  invited: of('invited', 'مدعوّ'),
  joined: of('joined', 'منضمّ'),
  ended: of('ended', 'منتهٍ'),
  month: of('every month', 'كل شهر'),
  quarter: of('every quarter', 'كل فصل'),
  'half-year': of('every half-year', 'كل نصف سنة'),
  money: of('money', 'مال'),
  people: of('people', 'أشخاص'),
  place: of('place', 'مكان'),
  goods: of('goods', 'مواد'),
  transport: of('transport', 'نقل'),
  knowledge: of('knowledge', 'معرفة'),
  contacts: of('contacts', 'علاقات'),
  other: of('other', 'غير ذلك'),
};
