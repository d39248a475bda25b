import type { Bilingual } from '../chat/ids.ts';

/** Labels of charts, and their text alternatives. */
export const chartWords = {
  'chart.none': { en: 'No figures yet.', ar: 'لا أرقام بعد.' },
  'chart.done': { en: 'Done', ar: 'منجزة' },
  'chart.open': { en: 'Open', ar: 'مفتوحة' },
  'chart.overdue': { en: 'Overdue', ar: 'متأخرة' },

  'chart.items': { en: 'Action items by group', ar: 'المهام بحسب المجموعة' },
  'chart.itemsAll': {
    en: '{title}. {n, plural, one {One group} other {# groups}}: {done} done, {open} open, {overdue} overdue.',
    ar: '{title}. {n, plural, zero {لا مجموعات} one {مجموعة واحدة} two {مجموعتان} few {# مجموعات} many {# مجموعة} other {# مجموعة}}: المنجزة {done}، المفتوحة {open}، المتأخرة {overdue}.',
  },
  'chart.itemsOf': {
    en: '{group}: {done} done, {open} open, {overdue} overdue.',
    ar: '{group}: المنجزة {done}، المفتوحة {open}، المتأخرة {overdue}.',
  },
  'chart.itemsRest': {
    en: '{n, plural, one {One more group has fewer items.} other {# more groups have fewer items.}}',
    ar: '{n, plural, zero {لا مجموعات أخرى.} one {ومجموعة أخرى مهامها أقل.} two {ومجموعتان أخريان مهامهما أقل.} few {و# مجموعات أخرى مهامها أقل.} many {و# مجموعة أخرى مهامها أقل.} other {و# مجموعة أخرى مهامها أقل.}}',
  },

  'chart.partners': { en: 'What partners promised', ar: 'ما وعدت به الجهات الشريكة' },
  'chart.confirmed': { en: 'Done, confirmed by several sides', ar: 'منجزة بتأكيد أطراف عدّة' },
  'chart.given': { en: 'Done', ar: 'منجزة' },
  'chart.promised': { en: 'Still open', ar: 'ما زالت مفتوحة' },
  'chart.partnerOf': {
    en: '{partner}: {promised} promised, {given} done, {confirmed} confirmed by several sides.',
    ar: '{partner}: الوعود {promised}، المنجزة {given}، بتأكيد أطراف عدّة {confirmed}.',
  },

  'chart.burnUp': { en: 'Done, out of all items', ar: 'المنجزة من كل المهام' },
  'chart.start': { en: 'Start', ar: 'البداية' },
  'chart.all': { en: 'All items', ar: 'كل المهام' },
  'chart.allItems': {
    en: 'All items: {before} open at the start, {opened} new since, {dropped, plural, =0 {none dropped} one {less # dropped} other {less # dropped}}.',
    ar: 'كل المهام: {before} كانت مفتوحة في البداية، و{opened} جديدة بعدها، {dropped, plural, zero {ولم يُصرف النظر عن شيء} one {ناقص واحدة صُرف النظر عنها} two {ناقص اثنتين صُرف النظر عنهما} few {ناقص # صُرف النظر عنها} many {ناقص # صُرف النظر عنها} other {ناقص # صُرف النظر عنها}}.',
  },
  'chart.burnUpAll': {
    en: '{title}. In the end {done} of {all} done, {overdue} overdue.',
    ar: '{title}. في النهاية: المنجزة {done} من {all}، والمتأخرة {overdue}.',
  },
  'chart.burnUpOf': {
    en: 'By the end of {month}: {done} of {all} done, {overdue} overdue.',
    ar: 'حتى آخر {month}: المنجزة {done} من {all}، والمتأخرة {overdue}.',
  },

  'chart.satisfaction': { en: 'Satisfaction with events, out of 5', ar: 'الرضا عن الفعاليات، من 5' },
  'chart.average': { en: 'Average score', ar: 'متوسّط الدرجات' },
  'chart.monthScore': { en: '{month}: {average}.', ar: '{month}: {average}.' },
  'chart.monthNoScore': { en: '{month}: no score.', ar: '{month}: لا نتيجة.' },

  'chart.answers': { en: 'Answers by score', ar: 'الإجابات بحسب الدرجة' },
  'chart.choices': { en: 'Answers by choice', ar: 'الإجابات بحسب الخيار' },
  'chart.choicesAll': { en: '{title}. {answers}.', ar: '{title}. {answers}.' },
  'chart.answersLegend': { en: 'Answers', ar: 'إجابات' },
  'chart.answersAll': {
    en: '{title}. {answers}, {average} of 5 on average.',
    ar: '{title}. {answers}، والمتوسّط {average} من 5.',
  },
  'chart.answersOf': { en: '{score}: {answers}.', ar: '{score}: {answers}.' },
} as const satisfies Readonly<Record<string, Bilingual>>;
