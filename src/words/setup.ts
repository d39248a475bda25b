import type { Bilingual } from '../chat/ids.ts';

/** The first steps: of a coalition, of a group in its place, and of a person. */
export const setupWords = {
  'setup.title': { en: 'One step first', ar: 'خطوة أولى' },
  'setup.goesOn': {
    en: 'What you wrote is kept, and is done as soon as this step is.',
    ar: 'ما كُتب محفوظ، ويُنفَّذ تلقائيًا بعد الإعداد.',
  },
  'setup.button': { en: 'Set up', ar: 'إعداد' },
  'setup.change': { en: 'Change settings', ar: 'تعديل الإعدادات' },
  'setup.already': {
    en: '{coalition} is set up already. The next steps: {command}',
    ar: 'التحالف {coalition} مُعدّ من قبل. الخطوات التالية: {command}',
  },
  'setup.helloTitle': { en: 'Hello, this is Halqa', ar: 'مرحبًا، هنا «حلقة»' },
  'setup.hello': {
    en: 'I keep what the working groups of a coalition promise, do and need, where they talk, and write the summaries for its committees.',
    ar: 'أحفظ ما تعد به مجموعات عمل التحالف وما تنجزه وما تحتاج إليه، حيث تتحدّث، وأكتب الملخّصات للجانه.',
  },
  'setup.next': {
    en: 'Whoever sets the coalition up becomes its coordinator. It takes a minute, and everything can be changed later.',
    ar: 'من يُعدّ التحالف يتولّى تنسيقه. يستغرق ذلك دقيقة، ويمكن تغيير كل شيء لاحقًا.',
  },
  'setup.notDone': {
    en: 'What you wrote before could not be done: {why}',
    ar: 'تعذّر تنفيذ ما كُتب قبل ذلك: {why}',
  },
  'group.join': { en: 'Join', ar: 'انضمام' },
  'group.addItem': { en: 'Add an item', ar: 'إضافة مهمة' },
  'group.howToLog': {
    en: 'To log what was done, one line is enough: {command}',
    ar: 'لتسجيل ما أُنجز يكفي سطر واحد: {command}',
  },
  'group.greeting': {
    en: 'Hello, this is the place of the working group {name}.',
    ar: 'مرحبًا بكم في مكان مجموعة العمل {name}.',
  },
  'welcome.title': { en: 'Welcome to {coalition}', ar: 'مرحبًا بك في {coalition}' },
  'welcome.mine': { en: 'What is yours: {command}', ar: 'ما لديك من مهام: {command}' },
  'welcome.log': { en: 'What you did, in one line: {command}', ar: 'ما أنجزته، في سطر واحد: {command}' },
  'welcome.help': { en: 'Everything else: {command}', ar: 'كل ما عدا ذلك: {command}' },
} as const satisfies Readonly<Record<string, Bilingual>>;
