import type { Bilingual } from '../chat/ids.ts';

/** Action items made of a pasted list. */
export const importWords = {
  'import.title': {
    en: '{n, plural, one {# action item} other {# action items}} from your list',
    ar: 'مهام من قائمتك: {n, plural, zero {#} one {#} two {#} few {#} many {#} other {#}}',
  },
  'import.noneTitle': { en: 'No action item in your list yet', ar: 'لا مهمة مفهومة في القائمة بعد' },
  'import.before': {
    en: 'Nothing is added yet. Look through it, then add it with one tap.',
    ar: 'لم يُضف شيء بعد. يُرجى التحقّق منها، ثم إضافتها بنقرة واحدة.',
  },
  'import.unclearHead': {
    en: '{n, plural, one {# line is unclear and is} other {# lines are unclear and are}} left out',
    ar: 'أسطر غير واضحة لا تُضاف: {n, plural, zero {#} one {#} two {#} few {#} many {#} other {#}}',
  },
  'import.checkHead': { en: 'Please check these', ar: 'يُرجى التحقّق من هذه' },
  'import.readyHead': { en: 'Ready', ar: 'جاهزة للإضافة' },
  'import.nobody': { en: 'open for anyone', ar: 'متاحة للجميع' },
  'import.isDone': { en: 'done', ar: 'منجزة' },
  'import.ignored': {
    en: 'Columns that are not used: {columns}',
    ar: 'أعمدة لا تُستعمل: {columns}',
  },
  'import.file': { en: 'Every line, and what it became: {file}', ar: 'كل سطر وما صار إليه: {file}' },
  'import.add': {
    en: 'Add {n, plural, one {# item} other {# items}}',
    ar: 'إضافة المهام ({n, plural, zero {#} one {#} two {#} few {#} many {#} other {#}})',
  },
  'import.mend': { en: 'Fix the unclear lines', ar: 'تصحيح غير الواضح' },
  'import.not': { en: 'Add nothing', ar: 'عدم الإضافة' },
  'import.noTitle': {
    en: 'It does not say what has to be done.',
    ar: 'لا يذكر السطر ما الذي سيُنجز.',
  },
  'import.whatIsThis': {
    en: '“{value}” is neither a person nor a date. A row of headings on top says what each column is: Title, Owner, Due',
    ar: '«{value}» ليس شخصًا ولا موعدًا. صفّ عناوين في الأعلى يحدّد الأعمدة: العنوان، المسؤول، الموعد',
  },
  'import.noTitleColumn': {
    en: 'No column says what has to be done. Name one of them “Title”.',
    ar: 'لا عمود يذكر ما الذي سيُنجز. يُرجى تسمية أحدها «العنوان».',
  },
  'import.standsOpen': {
    en: 'open already as {ref}; it would be added once more',
    ar: 'مفتوحة أصلًا برقم {ref}، وستُضاف مرة أخرى',
  },
  'import.guessed': { en: 'part of the line was guessed', ar: 'جزء من السطر مقدّر' },
  'import.doneTitle': {
    en: 'Added {n, plural, one {# action item} other {# action items}}',
    ar: 'أُضيفت مهام، عددها {n, plural, zero {#} one {#} two {#} few {#} many {#} other {#}}',
  },
  'import.stillUnclear': {
    en: '{n, plural, one {# line was} other {# lines were}} left out.',
    ar: 'أسطر لم تُضف: {n, plural, zero {#} one {#} two {#} few {#} many {#} other {#}}.',
  },
  'import.toldTitle': {
    en: '{n, plural, one {# action item was added from a list} other {# action items were added from a list}}',
    ar: 'أُضيفت مهام من قائمة، عددها {n, plural, zero {#} one {#} two {#} few {#} many {#} other {#}}',
  },
  'import.by': { en: 'By {person}.', ar: 'من {person}.' },
  'import.notTitle': { en: 'Nothing was added', ar: 'لم يُضف شيء' },
  'import.not.text': { en: 'To paste another list: {command}', ar: 'للصق قائمة أخرى: {command}' },
  'import.overTitle': { en: 'This list is used up', ar: 'استُعملت هذه القائمة' },
  'import.over': {
    en: 'It was added already, or the preview is more than a day old. Nothing was added twice. To paste it again: {command}',
    ar: 'سبقت إضافتها، أو مضى على المعاينة أكثر من يوم. لم يُضف شيء مرتين. للصقها من جديد: {command}',
  },
  'import.columns.line': { en: 'Your line', ar: 'السطر' },
  'import.columns.problem': { en: 'What is unclear', ar: 'ما ليس واضحًا' },
  'import.columns.done': { en: 'Done', ar: 'منجزة' },
} as const satisfies Readonly<Record<string, Bilingual>>;
