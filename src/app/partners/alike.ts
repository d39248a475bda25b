import { nearest } from '../../chat/text/nearest.ts';
import { partnerKey } from '../../domain/partner.ts';

/**
 * Whether two names may be those of one organisation: spelt with a slip, with the words in another order, or
 * written in the other language, letter by letter ("Rotary", "روتاري") or by meaning ("River School", "مدرسة
 * النهر"). It only leads to a question, so it may be wrong.
 */
export const isAlike = (one: string, other: string): boolean => {
  const [a, b] = [wordsOf(one), wordsOf(other)];
  if (a.length === 0 || b.length === 0) return false;
  return isSlip(a.join(''), b.join('')) || isSlip(sorted(a), sorted(b)) || haveSameWords(a, b);
};

/** Words that carry no meaning in a name. */
const fillers = new Set('of for and in at de la du في من و'.split(' '));

const wordsOf = (name: string): readonly string[] =>
  partnerKey(name)
    .split(' ')
    .filter((word) => !fillers.has(word));

const sorted = (words: readonly string[]): string => words.toSorted().join('');

/** Longer names may have more slips; in a short one each letter counts. */
const isSlip = (one: string, other: string): boolean => {
  const letters = Math.min(one.length, other.length);
  if (letters < 5) return one === other;
  return nearest(one, [other], letters < 10 ? 1 : 2).length > 0;
};

/** Whether each word of one name has a different word of the other with the same meaning or sound. */
const haveSameWords = (one: readonly string[], other: readonly string[]): boolean => {
  if (one.length !== other.length) return false;
  const left = [...other];
  return one.every((word) => {
    const at = left.findIndex((candidate) => isSameWord(word, candidate));
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
};

const isSameWord = (one: string, other: string): boolean => {
  if (one === other) return true;
  const meaning = meanings.get(one);
  if (meaning !== undefined && meaning === meanings.get(other)) return true;
  if (isArabic(one) === isArabic(other)) return false;
  const sound = soundOf(one);
  return sound.length > 1 && sound === soundOf(other);
};

const isArabic = (word: string): boolean => /[\u0600-\u06ff]/.test(word);

/** What organisations are commonly called by, in both languages; each line is one meaning. */
const commonWords = [
  'municipality,town hall,بلدية',
  'school,مدرسة',
  'university,جامعة',
  'college,كلية',
  'hospital,مستشفى',
  'clinic,عيادة,مستوصف',
  'chamber,غرفة',
  'commerce,trade,تجارة',
  'association,society,جمعية',
  'foundation,institution,institute,مؤسسة,معهد',
  'club,نادي',
  'company,شركة',
  'bank,مصرف,بنك',
  'ministry,وزارة',
  'church,كنيسة',
  'mosque,مسجد',
  'library,مكتبة',
  'council,مجلس',
  'union,اتحاد,نقابة',
  'center,centre,مركز',
  'harbour,harbor,port,مرفأ,ميناء',
  'river,نهر',
  'sea,بحر',
  'coast,ساحل',
  'city,town,مدينة',
  'water,مياه,ماء',
  'youth,شباب',
  'women,نساء,سيدات,مرأة',
  'red,أحمر',
  'cross,صليب',
  'crescent,هلال',
  'health,صحة',
  'education,تعليم,تربية',
  'culture,ثقافة',
  'development,تنمية',
  'environment,بيئة',
  'scouts,كشافة',
  'firefighters,إطفاء',
  'police,شرطة',
  'theatre,theater,مسرح',
  'market,سوق',
] as const;

const meanings: ReadonlyMap<string, number> = new Map(
  commonWords.flatMap((line, meaning) => line.split(',').map((word) => [partnerKey(word), meaning] as const)),
);

const arabicSounds: Readonly<Record<string, string>> = Object.fromEntries(
  ['بb', 'تt', 'ثt', 'جg', 'حh', 'خk', 'دd', 'ذd', 'رr', 'زs', 'سs', 'شs', 'صs', 'ضd', 'طt', 'ظs']
    .concat(['غg', 'فf', 'قk', 'كk', 'لl', 'مm', 'نn'])
    .map((pair) => [pair.charAt(0), pair.charAt(1)]),
);

const latinSounds: readonly (readonly [RegExp, string])[] = [
  [/sh|ch|z/g, 's'],
  [/th/g, 't'],
  [/kh|ck|q|c/g, 'k'],
  [/gh|j/g, 'g'],
  [/ph|v/g, 'f'],
  [/p/g, 'b'],
  [/x/g, 'ks'],
  [/[aeiouyw]/g, ''],
];

/** The consonants of a word, the same for both scripts; h is too often silent to count. */
const soundOf = (word: string): string => {
  const sounds = isArabic(word)
    ? [...word].map((letter) => arabicSounds[letter] ?? '').join('')
    : latinSounds.reduce((text, [letters, sound]) => text.replace(letters, sound), word);
  return sounds.replace(/h/g, '').replace(/(.)\1+/g, '$1');
};
