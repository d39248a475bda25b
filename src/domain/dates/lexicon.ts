import { plainLetters } from '../plain-letters.ts';
import { englishNumbers, englishOrdinals, englishTimes, numberWords, ordinalWords } from './number-words.ts';

export type Unit =
  | 'minute'
  | 'hour'
  | 'day'
  | 'workday'
  | 'week'
  | 'month'
  | 'quarter'
  | 'year'
  | 'fiscal-year';

export type DayPart = 'am' | 'pm' | 'dawn' | 'midday' | 'afternoon' | 'evening' | 'night';

/** The role of a word in a phrase. Both languages share the kinds, and therefore the grammar. */
export type Kind =
  | 'number'
  | 'nth' // an ordinal in words: fifteenth, الخامس عشر
  | 'th' // the ending of 15th
  | 'year'
  | 'date' // 15/12, 2026-12-15
  | 'clock' // 10:00; value in minutes since midnight
  | 'hour' // an hour in words: العاشرة
  | 'plus' // minutes that an hour is short of or over: quarter to, والنصف
  | 'part'
  | 'noon'
  | 'midnight'
  | 'now'
  | 'day' // today, tomorrow; value in days from today
  | 'weekday'
  | 'month'
  | 'unit'
  | 'workday' // a working day as a noun; several of them after a number
  | 'one' // an Arabic singular, which means one of the unit: أسبوع
  | 'yawm' // يوم: one day, or no meaning of its own before the name of a day
  | 'amount' // a number and its unit in one word: أسبوعين
  | 'next'
  | 'coming'
  | 'this'
  | 'last'
  | 'final' // الأخير: the last of several
  | 'quarter' // Q3
  | 'fy' // FY, before a year
  | 'limit' // "no later than": a deadline as such, with no meaning of its own
  | 'after-next'
  | 'after-coming'
  | 'edge' // start, middle, end
  | 'in'
  | 'hence'
  | 'ago'
  | 'before'
  | 'by'
  | 'from'
  | 'past' // ten past six
  | 'to' // ten to six
  | 'except' // إلا
  | 'at'
  | 'oclock'
  | 'of'
  | 'the'
  | 'a'
  | 'and';

export type Token = Readonly<{
  kind: Kind;
  value: number;
  unit?: Unit;
  part?: DayPart;
  edge?: 'start' | 'middle' | 'end';
  /** For `clock` and hours written as 14h: no part of the day is missing (03:00, 15:00). */
  exact?: boolean;
  /** For `unit`: written without a space after its number (14h). */
  glued?: boolean;
  civil?: Readonly<{ year: number | undefined; month: number; day: number }>;
}>;

const entries = new Map<string, readonly Token[]>();

const add = (phrases: string, ...tokens: readonly (Omit<Token, 'value'> & { value?: number })[]) => {
  for (const phrase of phrases.split(',')) {
    entries.set(
      plainLetters(phrase).trim(),
      tokens.map((token) => ({ value: 0, ...token })),
    );
  }
};

/** Adds a list whose n-th phrases stand for n, counted from 1. */
const count = (kind: Kind, lists: readonly string[]) => {
  for (const [index, phrases] of lists.entries()) add(phrases, { kind, value: index + 1 });
};

count('weekday', [
  'mon,monday,الاثنين,اثنين,الاتنين,اتنين,التنين',
  'tue,tues,tuesday,الثلاثاء,ثلاثاء,الثلاثا,التلاتا,التلات,الثلوث,الثلثاء,ثلثاء,التلتا',
  'wed,weds,wednesday,الأربعاء,أربعاء,الأربعا,الاربع',
  'thu,thur,thurs,thursday,الخميس,خميس',
  'fri,friday,الجمعة,جمعة',
  'sat,saturday,السبت,سبت',
  'sun,sunday,الأحد,أحد,الحد',
]);

// The names of Egypt and the Gulf, of the Levant and Iraq, and of the Maghreb.
count('month', [
  'jan,january,يناير,كانون الثاني,كانون ثاني,جانفي',
  'feb,february,فبراير,شباط,اشباط,فيفري,فبرايل',
  'mar,march,مارس,آذار,أدار',
  'apr,april,أبريل,نيسان,أفريل',
  'may,مايو,أيار,ماي,نوار',
  'jun,june,يونيو,يونية,حزيران,جوان',
  'jul,july,يوليو,يولية,تموز,جويلية,يوليوز',
  'aug,august,أغسطس,آب,أوت,غشت',
  'sep,sept,september,سبتمبر,أيلول,شتنبر,سيبتمبر',
  'oct,october,أكتوبر,تشرين الأول,تشرين أول,كتوبر',
  'nov,november,نوفمبر,تشرين الثاني,تشرين ثاني,نونبر',
  'dec,december,ديسمبر,كانون الأول,كانون أول,دجنبر',
]);

for (const [word, value] of [...englishNumbers, ...numberWords]) add(word, { kind: 'number', value });

for (const [word, value] of englishTimes) add(word, { kind: 'clock', value });

count('hour', [
  'الواحدة',
  'الثانية',
  'الثالثة',
  'الرابعة',
  'الخامسة',
  'السادسة',
  'السابعة',
  'الثامنة',
  'التاسعة',
  'العاشرة',
  'الحادية عشرة,الحادية عشر',
  'الثانية عشرة,الثانية عشر',
]);

for (const [word, value] of [...englishOrdinals, ...ordinalWords]) add(word, { kind: 'nth', value });
add('st,nd,rd,th', { kind: 'th' });

add('now,right now,الآن,هلق,هلأ,دلوقتي,حالا', { kind: 'now' });
add('today,اليوم,لليوم,النهاردة,النهارده', { kind: 'day', value: 0 });
add('tomorrow,tmrw,tmr,tomorow,tommorow,غد,غدا,الغد,بكرة,بكرا,باكر,غدوة,الغدوة', { kind: 'day', value: 1 });
add('day after tomorrow,overmorrow,بعد غد,بعد الغد,بعد غدا,بعد بكرة,بعد بكرا,بعد باكر,بعد غدوة', {
  kind: 'day',
  value: 2,
});
add('yesterday,أمس,الأمس,امبارح,مبارح,البارحة', { kind: 'day', value: -1 });
add('tonight,الليلة,هالليلة', { kind: 'day', value: 0 }, { kind: 'part', part: 'night' });

for (const [unit, words, definite] of [
  ['minute', 'm,min,mins,minute,minutes,دقائق', 'الدقيقة'],
  ['hour', 'h,hr,hrs,hour,hours,ساعات', ''],
  ['day', 'd,day,days,أيام,ايام', 'الأيام'],
  ['week', 'w,wk,wks,week,weeks,أسابيع', 'الأسبوع'],
  ['month', 'mo,mos,month,months,شهور,أشهر', 'الشهر'],
  ['quarter', 'quarter,quarters', 'الربع,الفصل'],
  ['year', 'y,yr,yrs,year,years,calendar year,سنوات,سنين,أعوام', 'السنة,العام,السنة الميلادية'],
  ['fiscal-year', 'fiscal year,financial year', 'السنة المالية,العام المالي'],
] as const) {
  add(words, { kind: 'unit', unit });
  // ٢٥ الشهر is the 25th of the month, and not 25 months.
  if (definite !== '') add(definite, { kind: 'the' }, { kind: 'unit', unit });
}
for (const [unit, one, two] of [
  ['minute', 'دقيقة', 'دقيقتين,دقيقتان'],
  ['hour', 'ساعة', 'ساعتين,ساعتان'],
  ['week', 'أسبوع,أسبوعا', 'أسبوعين,أسبوعان'],
  ['month', 'شهر,شهرا', 'شهرين,شهران'],
  ['quarter', 'ربع,فصل', 'ربعين,فصلين'],
  ['year', 'سنة,عام,عاما', 'سنتين,سنتان,عامين,عامان'],
  ['fiscal-year', 'سنة مالية,عام مالي', 'سنتين ماليتين'],
] as const) {
  add(one, { kind: 'one', value: 1, unit });
  add(two, { kind: 'amount', value: 2, unit });
}
add('يوم,يوما,نهار', { kind: 'yawm', value: 1, unit: 'day' });
add(
  'working day,working days,business day,business days,workday,workdays,work day,work days,weekday,weekdays',
  {
    kind: 'workday',
    value: 1,
    unit: 'workday',
  },
);
add('يوم عمل,أيام عمل,يوم دوام,أيام دوام', { kind: 'workday', value: 1, unit: 'workday' });
add('يوم العمل,أيام العمل', { kind: 'the' }, { kind: 'workday', value: 1, unit: 'workday' });
add('يومي عمل,يومين عمل,يوما عمل', { kind: 'amount', value: 2, unit: 'workday' });
add('يومين,يومان,اليومين', { kind: 'amount', value: 2, unit: 'day' });
add('الأسبوعين', { kind: 'amount', value: 2, unit: 'week' });
add('الشهرين', { kind: 'amount', value: 2, unit: 'month' });
add('couple of,a couple of', { kind: 'number', value: 2 });
add('fortnight,a fortnight', { kind: 'amount', value: 2, unit: 'week' });
add('half an hour,half hour,نصف ساعة,نص ساعة', { kind: 'amount', value: 30, unit: 'minute' });
add('quarter of an hour,ربع ساعة', { kind: 'amount', value: 15, unit: 'minute' });

add('next', { kind: 'next' });
add(
  'coming,upcoming,following,القادم,القادمة,القادمين,المقبل,المقبلة,المقبلين,الجاي,الجاية,الجي,الجايين,اللي جاي,اللي جاية,الآتي,الآتية,التالي,التالية,اللاحق',
  {
    kind: 'coming',
  },
);
add('this,هذا,هذه,هاد,هادا,هاي,ده,دا,دي,الحالي,الحالية,الجاري,الجارية', { kind: 'this' });
add('الأخير,الأخيرة', { kind: 'final' });
add('last,previous,الماضي,الماضية,الفائت,الفائتة,السابق,السابقة,المنصرم', { kind: 'last' });
add('after next', { kind: 'after-next' });
for (const word of 'القادم القادمة المقبل المقبلة الجاي الجاية'.split(' '))
  add(`بعد ${word}`, { kind: 'after-coming' });

add('end,ending,last day of,نهاية,أواخر,آخر,آخر يوم في,آخر يوم من,ختام', { kind: 'edge', edge: 'end' });
add('final', { kind: 'edge', edge: 'end' });
add('start,beginning,first day of,بداية,أول,أول يوم في,أول يوم من,مطلع,أوائل', {
  kind: 'edge',
  edge: 'start',
});
add('mid,middle,منتصف,أواسط,نصف,نص', { kind: 'edge', edge: 'middle' });
for (const [word, unit] of [
  ['eod', 'day'],
  ['cob', 'day'],
  ['eob', 'day'],
  ['close of business', 'day'],
  ['close of play', 'day'],
  ['end of business', 'day'],
  ['end of play', 'day'],
  ['نهاية الدوام', 'day'],
  ['آخر الدوام', 'day'],
  ['eow', 'week'],
  ['eom', 'month'],
  ['eoq', 'quarter'],
  ['eoy', 'year'],
  ['eofy', 'fiscal-year'],
] as const) {
  add(word, { kind: 'edge', edge: 'end' }, { kind: 'unit', unit });
}

add('in,after,within,during,بعد,خلال,كمان,في غضون,غضون,في خلال', { kind: 'in' });
add('from now,from today,later,hence,time,من الآن,من اليوم', { kind: 'hence' });
add('from', { kind: 'from' });
add('ago', { kind: 'ago' });
add('before,قبل,منذ', { kind: 'before' });
add(
  'by,on,until,till,til,due,up to,up until,through,حتى,لغاية,إلى غاية,لحد,في,بتاريخ,تاريخ,حتى تاريخ,بحلول,الموافق,موافق',
  { kind: 'by' },
);
add(
  'no later than,not later than,at the latest,at latest,the latest,latest,on or before,before or on,or before,or earlier,deadline,asap by',
  { kind: 'limit' },
);
add(
  'في موعد أقصاه,موعد أقصاه,بموعد أقصاه,في أجل أقصاه,في مدة أقصاها,أقصاه,أقصاها,بحد أقصى,كحد أقصى,حد أقصى,على أبعد تقدير,على الأكثر,كآخر موعد,آخر موعد,الموعد النهائي,كأقصى حد',
  { kind: 'limit' },
);
add('fy', { kind: 'fy' });
for (const [index, words] of ['first,الأول', 'second,الثاني', 'third,الثالث', 'fourth,الرابع'].entries()) {
  const [english = '', arabic = ''] = words.split(',');
  add(`${english} quarter,الربع ${arabic},الفصل ${arabic}`, {
    kind: 'quarter',
    value: index + 1,
  });
}
add('last quarter of', { kind: 'quarter', value: 4 });
add('الربع الأخير', { kind: 'quarter', value: 4 });
add('of,من', { kind: 'of' });
add('past', { kind: 'past' });
add('to', { kind: 'to' });
add('إلا', { kind: 'except' });
add('the', { kind: 'the' });
add('a,an', { kind: 'a', value: 1 });
add('and,و', { kind: 'and' });

add('at,around,about,حوالي,الساعة,عالساعة,على الساعة,عند الساعة,في الساعة,تمام الساعة,في تمام الساعة', {
  kind: 'at',
});
add("o'clock,oclock,o clock", { kind: 'oclock' });
add('noon,midday,noontime,منتصف النهار,نصف النهار', { kind: 'noon', value: 12 * 60 });
add('midnight,منتصف الليل,نصف الليل', { kind: 'midnight', value: 24 * 60 });
add('half past,والنصف,ونصف,ونص', { kind: 'plus', value: 30 });
add('quarter past,والربع,وربع', { kind: 'plus', value: 15 });
add('والثلث,وثلث,وتلت', { kind: 'plus', value: 20 });
add('إلا ثلث,إلا ثلثا,إلا الثلث,إلا تلت', { kind: 'plus', value: -20 });
add('quarter to,إلا ربع,إلا ربعا,إلا الربع', { kind: 'plus', value: -15 });
for (const [part, words] of [
  ['am', 'am,in the morning,morning,صباحا,الصبح,صبح,الصباح,صباح,صباح اليوم,قبل الظهر,ص'],
  ['pm', 'pm,م'],
  ['dawn', 'at dawn,dawn,فجرا,الفجر,فجر'],
  ['midday', 'ظهرا,الظهر,ظهر'],
  ['afternoon', 'in the afternoon,afternoon,بعد الظهر,بعد ظهر,عصرا,العصر,عصر'],
  ['evening', 'in the evening,evening,مساء,مساءا,المساء,المسا,عشية'],
  ['night', 'at night,night,ليلا,بالليل,في الليل,ليل'],
] as const) {
  add(words, { kind: 'part', part });
}

/** Words (in the form of `plainLetters`, separated by one space) → their meaning. */
export const lexicon: ReadonlyMap<string, readonly Token[]> = entries;

/** The number of words of the longest entry. */
export const longestPhrase = Math.max(...[...entries.keys()].map((phrase) => phrase.split(' ').length));
