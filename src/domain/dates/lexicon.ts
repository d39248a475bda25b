import { plainLetters } from '../plain-letters.ts';

export type Unit = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'quarter' | 'year';

export type DayPart = 'am' | 'pm' | 'dawn' | 'midday' | 'afternoon' | 'evening' | 'night';

/** What a word does in a phrase. Both languages share the kinds, and so the grammar over them. */
export type Kind =
  | 'number'
  | 'nth' // a day of the month in words: الخامس عشر
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
  | 'one' // Arabic needs no number for one: أسبوع
  | 'yawm' // يوم: one day, or nothing at all before the name of a day
  | 'amount' // a number and its unit in one word: أسبوعين
  | 'next'
  | 'coming'
  | 'this'
  | 'last'
  | 'after-next'
  | 'after-coming'
  | 'edge' // start, middle, end
  | 'in'
  | 'hence'
  | 'ago'
  | 'before'
  | 'by'
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
  'tue,tues,tuesday,الثلاثاء,ثلاثاء,الثلاثا,التلاتا,التلات,الثلوث',
  'wed,weds,wednesday,الأربعاء,أربعاء,الأربعا,الاربع',
  'thu,thur,thurs,thursday,الخميس,خميس',
  'fri,friday,الجمعة,جمعة',
  'sat,saturday,السبت,سبت',
  'sun,sunday,الأحد,أحد,الحد',
]);

// The names of Egypt and the Gulf, of the Levant and Iraq, and of the Maghreb.
count('month', [
  'jan,january,يناير,كانون الثاني,كانون ثاني,جانفي',
  'feb,february,فبراير,شباط,فيفري',
  'mar,march,مارس,آذار',
  'apr,april,أبريل,نيسان,أفريل',
  'may,مايو,أيار,ماي',
  'jun,june,يونيو,يونية,حزيران,جوان',
  'jul,july,يوليو,يولية,تموز,جويلية,يوليوز',
  'aug,august,أغسطس,آب,أوت,غشت',
  'sep,sept,september,سبتمبر,أيلول,شتنبر',
  'oct,october,أكتوبر,تشرين الأول,تشرين أول,كتوبر',
  'nov,november,نوفمبر,تشرين الثاني,تشرين ثاني,نونبر',
  'dec,december,ديسمبر,كانون الأول,كانون أول,دجنبر',
]);

count('number', [
  'one,واحد,واحدة',
  'two,اثنان,اثنتين',
  'three,ثلاثة,ثلاث,تلاتة,تلات,تلت',
  'four,أربعة,أربع',
  'five,خمسة,خمس',
  'six,ستة,ست',
  'seven,سبعة,سبع',
  'eight,ثمانية,ثماني,ثمان,تمانية,تمان,تمن',
  'nine,تسعة,تسع',
  'ten,عشرة,عشر',
  'eleven,أحد عشر,إحدى عشرة,احدعش',
  'twelve,اثنا عشر,اثني عشر,اثنتي عشرة,اثنتا عشرة,اطنعش',
]);

for (const [value, words] of [
  [15, 'fifteen'],
  [20, 'twenty,عشرين,عشرون'],
  [30, 'thirty,ثلاثين,ثلاثون,تلاتين'],
  [60, 'sixty,ستين,ستون'],
  [90, 'ninety,تسعين,تسعون'],
] as const) {
  add(words, { kind: 'number', value });
}

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

const nths = 'الأول الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر'.split(' ');
add('first', { kind: 'nth', value: 1 });
for (const [index, nth] of nths.entries()) {
  const ten = index === 0 ? 'الحادي' : nth;
  add(nth, { kind: 'nth', value: index + 1 });
  if (index > 8) continue;
  add(`${ten} عشر`, { kind: 'nth', value: index + 11 });
  add(`${ten} والعشرين,${ten} والعشرون`, { kind: 'nth', value: index + 21 });
}
add('العشرين,العشرون', { kind: 'nth', value: 20 });
add('الثلاثين,الثلاثون', { kind: 'nth', value: 30 });
add('الحادي والثلاثين,الحادي والثلاثون', { kind: 'nth', value: 31 });
add('st,nd,rd,th', { kind: 'th' });

add('now,right now,الآن,هلق,دلوقتي', { kind: 'now' });
add('today,اليوم,لليوم,النهاردة,النهارده', { kind: 'day', value: 0 });
add('tomorrow,tmrw,tmr,غدا,الغد,غدًا,بكرة,بكرا,بكره,باكر,غدوة', { kind: 'day', value: 1 });
add('day after tomorrow,بعد غد,بعد الغد,بعد غدا,بعد بكرة,بعد بكرا,بعد باكر,بعد غدوة', {
  kind: 'day',
  value: 2,
});
add('yesterday,أمس,الأمس,امبارح,مبارح,البارحة', { kind: 'day', value: -1 });
add('tonight,الليلة,هالليلة', { kind: 'day', value: 0 }, { kind: 'part', part: 'night' });

for (const [unit, words, definite] of [
  ['minute', 'm,min,mins,minute,minutes,دقائق', 'الدقيقة'],
  ['hour', 'h,hr,hrs,hour,hours,ساعات', ''],
  ['day', 'd,day,days,أيام', ''],
  ['week', 'w,wk,wks,week,weeks,أسابيع', 'الأسبوع'],
  ['month', 'mo,mos,month,months,شهور,أشهر', 'الشهر'],
  ['quarter', 'quarter,quarters', 'الربع,الفصل'],
  ['year', 'y,yr,yrs,year,years,سنوات,سنين,أعوام', 'السنة,العام'],
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
  ['year', 'سنة,عام,عاما', 'سنتين,عامين'],
] as const) {
  add(one, { kind: 'one', value: 1, unit });
  add(two, { kind: 'amount', value: 2, unit });
}
add('يوم,يوما', { kind: 'yawm', value: 1, unit: 'day' });
add('يومين,يومان', { kind: 'amount', value: 2, unit: 'day' });
add('fortnight,a fortnight', { kind: 'amount', value: 2, unit: 'week' });
add('half an hour,half hour,نصف ساعة,نص ساعة', { kind: 'amount', value: 30, unit: 'minute' });
add('quarter of an hour,ربع ساعة', { kind: 'amount', value: 15, unit: 'minute' });

add('next', { kind: 'next' });
add(
  'coming,upcoming,following,القادم,القادمة,المقبل,المقبلة,الجاي,الجاية,اللي جاي,الآتي,الآتية,التالي,التالية',
  {
    kind: 'coming',
  },
);
add('this,هذا,هذه,هاد,هادا,هاي,ده,دا,دي,الحالي,الحالية,الجاري,الجارية', { kind: 'this' });
add('last,الماضي,الماضية,الفائت,الفائتة,السابق,السابقة,المنصرم', { kind: 'last' });
add('after next', { kind: 'after-next' });
for (const word of 'القادم القادمة المقبل المقبلة الجاي الجاية'.split(' '))
  add(`بعد ${word}`, { kind: 'after-coming' });

add('end,last day of,نهاية,آخر,آخر يوم في,آخر يوم من,ختام', { kind: 'edge', edge: 'end' });
add('start,beginning,first day of,بداية,أول,أول يوم في,أول يوم من,مطلع', { kind: 'edge', edge: 'start' });
add('mid,middle,منتصف,نصف,نص', { kind: 'edge', edge: 'middle' });
for (const [word, unit] of [
  ['eod', 'day'],
  ['eow', 'week'],
  ['eom', 'month'],
  ['eoq', 'quarter'],
  ['eoy', 'year'],
] as const) {
  add(word, { kind: 'edge', edge: 'end' }, { kind: 'unit', unit });
}

add('in,after,within,بعد,خلال,كمان', { kind: 'in' });
add('from now,from today,later,hence,من الآن,من اليوم', { kind: 'hence' });
add('ago', { kind: 'ago' });
add('before,قبل,منذ', { kind: 'before' });
add('by,on,until,till,due,حتى,لغاية,في,بتاريخ,بحلول,الموافق,موافق', { kind: 'by' });
add('of,من', { kind: 'of' });
add('the', { kind: 'the' });
add('a,an', { kind: 'a', value: 1 });
add('and,و', { kind: 'and' });

add('at,الساعة,عالساعة,على الساعة,عند الساعة,في الساعة,تمام الساعة,في تمام الساعة', { kind: 'at' });
add("o'clock,oclock", { kind: 'oclock' });
add('noon,midday,منتصف النهار,نصف النهار', { kind: 'noon', value: 12 * 60 });
add('midnight,منتصف الليل,نصف الليل', { kind: 'midnight', value: 24 * 60 });
add('half past,والنصف,ونصف,ونص', { kind: 'plus', value: 30 });
add('quarter past,والربع,وربع', { kind: 'plus', value: 15 });
add('والثلث,وثلث,وتلت', { kind: 'plus', value: 20 });
add('quarter to,إلا ربع,إلا ربعا,إلا الربع', { kind: 'plus', value: -15 });
for (const [part, words] of [
  ['am', 'am,in the morning,morning,صباحا,الصبح,صبح,صباح,صباح اليوم,ص'],
  ['pm', 'pm,م'],
  ['dawn', 'فجرا,الفجر'],
  ['midday', 'ظهرا,الظهر'],
  ['afternoon', 'in the afternoon,afternoon,بعد الظهر,عصرا,العصر'],
  ['evening', 'in the evening,evening,مساء,مساءا,المساء,المسا'],
  ['night', 'at night,night,ليلا,بالليل,في الليل'],
] as const) {
  add(words, { kind: 'part', part });
}

/** Words (as `plainLetters` leaves them, one space between) → what they mean. */
export const lexicon: ReadonlyMap<string, readonly Token[]> = entries;

/** The most words that one entry of the lexicon has. */
export const longestPhrase = Math.max(...[...entries.keys()].map((phrase) => phrase.split(' ').length));
