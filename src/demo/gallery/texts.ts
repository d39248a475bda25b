import type { Language } from '../../chat/ids.ts';
import { length, shorten } from '../../chat/text/clean.ts';
import { lineMax, titleMax } from '../../domain/item.ts';

/** Everything that people write, and its length limit; `value` is any text that was refused. */
const longest = {
  title: titleMax,
  line: lineMax,
  person: 80,
  group: 80,
  goal: 300,
  help: 300,
  from: 150,
  how: 300,
  coalition: 100,
  mission: 1000,
  place: 80,
  choice: 60,
  partner: 100,
  detail: 300,
  value: 4000,
} as const;

export type Written = keyof typeof longest;

/** One kind of sample texts. */
export type Hand = Readonly<{ name: string; write: (what: Written) => string }>;

const english: Readonly<Record<Written, string>> = {
  title: 'Book the hall for the spring meeting',
  line: 'Three of five schools answered; the other two want to see the plan first.',
  person: 'Layla Haddad',
  group: 'Clean Water',
  goal: 'Every spring tested before summer',
  help: 'a hall for forty people',
  from: 'the municipality',
  how: 'The municipality lent its own hall',
  coalition: 'Clean Coast Coalition',
  mission: 'Every beach swimmable by 2030, and nobody left out of deciding how.',
  place: 'clean-water',
  choice: 'Tuesday evening',
  partner: 'Harbour Rotary',
  detail: 'a hall for sixty on Thursdays',
  value: 'the day after the feast',
};

const arabic: Readonly<Record<Written, string>> = {
  title: 'حجز القاعة لاجتماع الربيع',
  line: 'أجابت ثلاث مدارس من خمس، وتريد الباقيتان رؤية الخطة أولًا.',
  person: 'عمر منصور',
  group: 'المياه النظيفة',
  goal: 'فحص كل الينابيع قبل الصيف',
  help: 'قاعة لأربعين شخصًا',
  from: 'البلدية',
  how: 'أعارتنا البلدية قاعتها',
  coalition: 'تحالف الساحل النظيف',
  mission: 'كل الشواطئ صالحة للسباحة بحلول عام 2030، والقرار للجميع.',
  place: 'المياه',
  choice: 'مساء الثلاثاء',
  partner: 'غرفة التجارة',
  detail: 'قاعة لستين شخصًا أيام الخميس',
  value: 'بعد العيد',
};

const samples: Readonly<Record<Language, Readonly<Record<Written, string>>>> = { en: english, ar: arabic };

export const believable = (language: Language): Hand => ({
  name: 'believable',
  write: (what) => samples[language][what],
});

/** Every text at its length limit. */
export const fullLength = (language: Language): Hand => ({
  name: 'full length',
  write: (what) => {
    const words = samples[language][what];
    return `${words} `.repeat(Math.ceil(longest[what] / length(words))).slice(0, longest[what]);
  },
});

const filledWith = (name: string, text: string): Hand => ({
  name,
  write: (what) => shorten(text, longest[what]),
});

const mentions = '<@U1> <@!1> @everyone @here <!channel> <!subteam^S1|x> <#C1> <https://evil.test|your bank>';
const markup = '*b* _i_ ~s~ `c` ```x``` **B** __U__ ||spoiler|| > # - [a](https://evil.test) | & < > " \' \\';
const turning = '\u202eevil\u202d \u2066open \u2067never \u202a\u202bclosed \u200f\u200e';
const marks = '👩‍👩‍👧‍👦👍🏽🏳️‍🌈 e\u0301\u0323\u0327 Z̸̢̛͚a̷̧l̵ مُحَمَّدٌ ـــ ﷺ \u200b\u200d';
const lines = 'one\n\n\n\ntwo\r\nthree\u2028four\u2029five\t\u0000\u0007\u001b[31m\u0085\ud800';

/** Hostile texts, each for one way to break a card. `endless` is longer than allowed. */
export const hostile: readonly Hand[] = [
  filledWith('mentions', `${mentions} ${mentions}`),
  filledWith('markup', markup),
  filledWith('direction', `${turning} abc مرحبا 123 ${turning}`),
  filledWith('clusters', marks.repeat(12)),
  filledWith('controls', lines),
  filledWith('nothing', ''),
  { name: 'endless', write: () => `${mentions} ${markup} ${turning} ${marks} `.repeat(40).slice(0, 4000) },
];
