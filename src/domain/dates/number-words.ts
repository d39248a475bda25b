/** The words for numbers up to ninety-nine and for the days of a month, as `[word, value]`. */
export type NumberWord = readonly [word: string, value: number];

const ones = 'one two three four five six seven eight nine'.split(' ');
const teens = 'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ');
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

/** A hyphen between letters is read as a space, so "twenty-one" needs no separate spelling. */
export const englishNumbers: readonly NumberWord[] = [
  ...ones.map((word, index): NumberWord => [word, index + 1]),
  ...teens.map((word, index): NumberWord => [word, index + 10]),
  ...tens.flatMap((ten, index): readonly NumberWord[] => [
    [ten, (index + 2) * 10],
    ...ones.map((one, unit): NumberWord => [`${ten} ${one}`, (index + 2) * 10 + unit + 1]),
  ]),
  ['fourty', 40],
];

/** Ten thirty, one fifteen: an hour and its minutes, in minutes since midnight. */
export const englishTimes: readonly NumberWord[] = [...ones, ...teens.slice(0, 3)].flatMap((hour, index) =>
  ['ten', 'fifteen', ...tens.slice(0, 4)]
    .flatMap((ten, at) => (at < 2 ? [ten] : [ten, `${ten} five`]))
    .map((words, at): NumberWord => [`${hour} ${words}`, (index + 1) * 60 + (at + 2) * 5]),
);

const onesth = 'first second third fourth fifth sixth seventh eighth ninth'.split(' ');
const teensth =
  'tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth'.split(
    ' ',
  );

export const englishOrdinals: readonly NumberWord[] = [
  ...onesth.map((word, index): NumberWord => [word, index + 1]),
  ...teensth.map((word, index): NumberWord => [word, index + 10]),
  ['twentieth', 20],
  ['thirtieth', 30],
  ...onesth.map((word, index): NumberWord => [`twenty ${word}`, 21 + index]),
  ['thirty first', 31],
];

/** Standard and spoken forms of 1 to 9. */
const arabicOnes: readonly (readonly string[])[] = [
  ['واحد', 'واحدة', 'إحدى', 'أحد'],
  ['اثنان', 'اثنين', 'اثنتان', 'اثنتين', 'تنين'],
  ['ثلاثة', 'ثلاث', 'تلاتة', 'تلات', 'تلت'],
  ['أربعة', 'أربع'],
  ['خمسة', 'خمس'],
  ['ستة', 'ست'],
  ['سبعة', 'سبع'],
  ['ثمانية', 'ثماني', 'ثمان', 'تمانية', 'تمان', 'تمن'],
  ['تسعة', 'تسع'],
];

const arabicTens = ['عشر', 'ثلاث', 'أربع', 'خمس', 'ست', 'سبع', 'ثمان', 'تسع'];

/** The Levantine and Egyptian forms of eleven to nineteen. */
const spokenTeens = [
  'احدعش احداعش حداشر',
  'اتنعش اطنعش اتناشر',
  'تلتعش تلطعش تلتاشر',
  'اربعتعش اربعطعش اربعتاشر',
  'خمستعش خمسطعش خمستاشر',
  'ستعش سطعش ستاشر',
  'سبعتعش سبعطعش سبعتاشر',
  'تمنتعش تمنطعش تمنتاشر',
  'تسعتعش تسعطعش تسعتاشر',
];

/** "الأحد" is also Sunday and "اثنين" Monday: as numbers they count only after their tens. */
const alone = (word: string) => word !== 'أحد' && word !== 'اثنين' && word !== 'إحدى';

const tenWords = (index: number): readonly string[] => {
  const stem = arabicTens[index] ?? '';
  const spoken = stem === 'ثلاث' ? ['تلات'] : stem === 'ثمان' ? ['تمان'] : [];
  return [stem, ...spoken].flatMap((each) => [`${each}ين`, `${each}ون`]);
};

export const numberWords: readonly NumberWord[] = [
  ...arabicOnes.flatMap((words, index) => words.filter(alone).map((word): NumberWord => [word, index + 1])),
  ['عشرة', 10],
  ['عشر', 10],
  ...['أحد عشر', 'إحدى عشرة', 'إحدى عشر'].map((word): NumberWord => [word, 11]),
  ...['اثنا عشر', 'اثني عشر', 'اثنتي عشرة', 'اثنتا عشرة'].map((word): NumberWord => [word, 12]),
  ...arabicOnes.slice(2).flatMap((words, index) =>
    words.flatMap((word): readonly NumberWord[] => [
      [`${word} عشر`, index + 13],
      [`${word} عشرة`, index + 13],
    ]),
  ),
  ...spokenTeens.flatMap((words, index) => words.split(' ').map((word): NumberWord => [word, index + 11])),
  ...arabicTens.flatMap((_, index) =>
    tenWords(index).flatMap((ten): readonly NumberWord[] => [
      [ten, (index + 2) * 10],
      ...arabicOnes.flatMap((words, unit) =>
        words.map((word): NumberWord => [`${word} و${ten}`, (index + 2) * 10 + unit + 1]),
      ),
    ]),
  ),
];

const arabicOrdinals = 'أول ثاني ثالث رابع خامس سادس سابع ثامن تاسع عاشر'.split(' ');

/** الأول to الحادي والثلاثين, and ثاني to عاشر without the article; أول is an edge (`lexicon.ts`). */
export const ordinalWords: readonly NumberWord[] = [
  ...arabicOrdinals.flatMap((word, index): readonly NumberWord[] => {
    const ten = index === 0 ? 'الحادي' : `ال${word}`;
    return [
      [`ال${word}`, index + 1],
      ...(index === 0 ? [] : [[word, index + 1] as const]),
      ...(index > 8
        ? []
        : ([
            [`${ten} عشر`, index + 11],
            [`${ten} والعشرين`, index + 21],
            [`${ten} والعشرون`, index + 21],
          ] as const)),
    ];
  }),
  ['العشرين', 20],
  ['العشرون', 20],
  ['الثلاثين', 30],
  ['الثلاثون', 30],
  ['الحادي والثلاثين', 31],
  ['الحادي والثلاثون', 31],
];
