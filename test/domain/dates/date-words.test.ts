import * as chrono from 'chrono-node';
import { describe, expect, test } from 'vitest';
import { instantOf, type WorkWeek } from '../../../src/domain/dates/calendar.ts';
import { readDay } from '../../../src/domain/dates/date-words.ts';

const beirut = 'Asia/Beirut';
const sundayToThursday: WorkWeek = [7, 1, 2, 3, 4];

/** What is read, in one line: '2026-11-20', 'past 2026-11-17', 'unclear'. */
const day = (text: string, now: number, timeZone: string, workWeek?: WorkWeek): string => {
  const reading = readDay(text, { now, timeZone, ...(workWeek && { workWeek }) });
  if (reading.kind === 'unclear') return 'unclear';
  return reading.kind === 'day' ? reading.date : `past ${reading.date}`;
};

describe('days, on Wednesday 18 November 2026 in Beirut', () => {
  const now = instantOf(beirut, '2026-11-18', '11:00');

  test.each([
    ['today', '2026-11-18'],
    ['Tomorrow', '2026-11-19'],
    ['day after tomorrow', '2026-11-20'],
    ['tonight', '2026-11-18'],
    ['yesterday', 'past 2026-11-17'],
    ['eod', '2026-11-18'],
    // Weekdays.
    ['friday', '2026-11-20'],
    ['FRI.', '2026-11-20'],
    ['by friday', '2026-11-20'],
    ['wednesday', '2026-11-25'],
    ['this wed', '2026-11-18'],
    ['this friday', '2026-11-20'],
    ['next friday', '2026-11-27'],
    ['next wednesday', '2026-11-25'],
    ['coming wednesday', '2026-11-25'],
    ['friday next week', '2026-11-27'],
    ['next week friday', '2026-11-27'],
    ['monday this week', 'past 2026-11-16'],
    ['last friday', 'past 2026-11-13'],
    ['last wednesday', 'past 2026-11-11'],
    // Spans.
    ['in 3 days', '2026-11-21'],
    ['3 days', '2026-11-21'],
    ['3d', '2026-11-21'],
    ['in two weeks', '2026-12-02'],
    ['2w', '2026-12-02'],
    ['a week from now', '2026-11-25'],
    ['1 week and 2 days', '2026-11-27'],
    ['in a month', '2026-12-18'],
    ['2 days ago', 'past 2026-11-16'],
    ['next week', '2026-11-25'],
    ['next month', '2026-12-18'],
    ['the week after next', '2026-12-02'],
    // Dates.
    ['15 Dec', '2026-12-15'],
    ['Dec 15', '2026-12-15'],
    ['15th of December', '2026-12-15'],
    ['December 15th, 2026', '2026-12-15'],
    ['15-Dec-2026', '2026-12-15'],
    ['15dec', '2026-12-15'],
    ['15/12', '2026-12-15'],
    ['5/6', '2027-06-05'],
    ['15.12.2026', '2026-12-15'],
    ['15/12/26', '2026-12-15'],
    ['2026-12-15', '2026-12-15'],
    ['2026/12/15', '2026-12-15'],
    ['18 Nov', '2026-11-18'],
    ['17 Nov', '2027-11-17'],
    ['17 Nov 2026', 'past 2026-11-17'],
    ['Friday 27 Nov', '2026-11-27'],
    ['Friday the 27th', '2026-11-27'],
    ['tomorrow, Thursday', '2026-11-19'],
    ['the 25th', '2026-11-25'],
    ['the 15th', '2026-12-15'],
    ['15th of next month', '2026-12-15'],
    ['first of december', '2026-12-01'],
    // Edges.
    ['end of month', '2026-11-30'],
    ['by the end of the month', '2026-11-30'],
    ['end of next month', '2026-12-31'],
    ['EOM', '2026-11-30'],
    ['eow', '2026-11-20'],
    ['end of the week', '2026-11-20'],
    ['end of next week', '2026-11-27'],
    ['this week', '2026-11-20'],
    ['end of february', '2027-02-28'],
    ['mid-december', '2026-12-15'],
    ['mid month', '2026-12-15'],
    ['start of next month', '2026-12-01'],
    ['end of quarter', '2026-12-31'],
    ['end of year', '2026-12-31'],
    ['last day of the month', '2026-11-30'],
    ['start of the month', '2026-12-01'],
    ['start of this month', 'past 2026-11-01'],
    ['end of last month', 'past 2026-10-31'],
    ['end of friday', '2026-11-20'],
    ['by EOD friday', '2026-11-20'],
    ['1st of the month', '2026-12-01'],
    ['23.11.', '2026-11-23'],
    ['today!', '2026-11-18'],
    ['in twenty days', '2026-12-08'],
  ])('%s → %s', (text, expected) => {
    expect(day(text, now, beirut)).toBe(expected);
  });

  test.each([
    ['اليوم', '2026-11-18'],
    ['غداً', '2026-11-19'],
    ['غدا', '2026-11-19'],
    ['بُكرة', '2026-11-19'],
    ['بكرا', '2026-11-19'],
    ['غدوة', '2026-11-19'],
    ['بعد غد', '2026-11-20'],
    ['بعد بكرة', '2026-11-20'],
    ['أمس', 'past 2026-11-17'],
    // Weekdays.
    ['الجمعة', '2026-11-20'],
    ['الجمعه', '2026-11-20'],
    ['الـجـمـعـة', '2026-11-20'],
    ['\u200fالجمعة\u200f', '2026-11-20'],
    ['\u2067الجمعة\u2069', '2026-11-20'],
    ['الْجُمُعَة', '2026-11-20'],
    ['للجمعة', '2026-11-20'],
    ['حتى الجمعة', '2026-11-20'],
    ['الأربعاء', '2026-11-25'],
    ['الاربعا', '2026-11-25'],
    ['الثلاثاء', '2026-11-24'],
    ['التلات', '2026-11-24'],
    ['الإثنين', '2026-11-23'],
    ['يوم الأحد', '2026-11-22'],
    ['يوم الخميس القادم', '2026-11-19'],
    ['الخميس المقبل', '2026-11-19'],
    ['الأربعاء القادم', '2026-11-25'],
    ['الجمعة بعد القادمة', '2026-11-27'],
    ['هذا الأربعاء', '2026-11-18'],
    ['هالجمعة', '2026-11-20'],
    ['الجمعة الأسبوع القادم', '2026-11-27'],
    ['الجمعة من الأسبوع المقبل', '2026-11-27'],
    ['الجمعة الماضية', 'past 2026-11-13'],
    // Spans.
    ['بعد ٣ أيام', '2026-11-21'],
    ['3 أيام', '2026-11-21'],
    ['۳ أيام', '2026-11-21'],
    ['بعد ثلاثة أيام', '2026-11-21'],
    ['بعد ١٥ يوماً', '2026-12-03'],
    ['خلال يومين', '2026-11-20'],
    ['بعد أسبوع', '2026-11-25'],
    ['بعد أسبوعين', '2026-12-02'],
    ['بعد شهر', '2026-12-18'],
    ['قبل يومين', 'past 2026-11-16'],
    ['الأسبوع القادم', '2026-11-25'],
    ['الشهر القادم', '2026-12-18'],
    // Dates, with the months of the Gulf and Egypt, of the Levant, and of the Maghreb.
    ['١٥ ديسمبر', '2026-12-15'],
    ['١٥ كانون الأول', '2026-12-15'],
    ['15 دجنبر', '2026-12-15'],
    ['١٥ كانون الثاني', '2027-01-15'],
    ['١٥ جانفي', '2027-01-15'],
    ['15 يناير', '2027-01-15'],
    ['3 آب', '2027-08-03'],
    ['3 غشت', '2027-08-03'],
    ['3 أوت', '2027-08-03'],
    ['3 أغسطس', '2027-08-03'],
    ['20 تشرين الثاني', '2026-11-20'],
    ['20 نونبر', '2026-11-20'],
    ['٢٩ أيار ٢٠٢٧', '2027-05-29'],
    ['١٥/١٢/٢٠٢٦', '2026-12-15'],
    ['۱۵/۱۲', '2026-12-15'],
    ['15 شهر 12', '2026-12-15'],
    ['الخامس عشر من ديسمبر', '2026-12-15'],
    ['يوم الجمعة ٢٧ نوفمبر ٢٠٢٦', '2026-11-27'],
    ['الجمعة الموافق ٢٧ نوفمبر', '2026-11-27'],
    ['غداً الخميس', '2026-11-19'],
    ['15 الشهر القادم', '2026-12-15'],
    // Edges.
    ['نهاية الشهر', '2026-11-30'],
    ['لآخر الشهر', '2026-11-30'],
    ['نهاية الشهر القادم', '2026-12-31'],
    ['قبل نهاية الشهر', '2026-11-30'],
    ['آخر الأسبوع', '2026-11-20'],
    ['نهاية الأسبوع القادم', '2026-11-27'],
    ['نهاية ديسمبر', '2026-12-31'],
    ['نهاية شهر شباط', '2027-02-28'],
    ['أول الشهر القادم', '2026-12-01'],
    ['منتصف الشهر القادم', '2026-12-15'],
    ['نهاية العام', '2026-12-31'],
    ['آخر يوم في الشهر', '2026-11-30'],
    ['نهاية يوم الخميس', '2026-11-19'],
    ['هذا الأسبوع', '2026-11-20'],
    ['الأسبوع ده', '2026-11-20'],
    ['٢٥ الشهر', '2026-11-25'],
    ['٢٥ من الشهر', '2026-11-25'],
    ['15 هذا الشهر', 'past 2026-11-15'],
    ['يوم ٢٥', '2026-11-25'],
    ['٢٥ نوفمبر القادم', '2026-11-25'],
    ['بعد عشرين يوما', '2026-12-08'],
    ['１５／１２', '2026-12-15'],
    ['ﺍﻟﺠﻤﻌﺔ', '2026-11-20'],
  ])('%s → %s', (text, expected) => {
    expect(day(text, now, beirut)).toBe(expected);
  });

  test.each([
    'next frday',
    'Friday or so',
    'friday?',
    'not friday',
    '15 سنة ديسمبر',
    '15 dec of',
    '3 أشهر القادمة',
    'in 3 days ago',
    '25 الأسبوع',
    'start of friday',
    'after friday',
    'بعد الجمعة',
    'الجمعة تقريبا',
    'friday saturday',
    'friday friday',
    'the 45th',
    'the 31st',
    '0 Dec',
    '30 Feb',
    '29 Feb',
    '٣٠ شباط',
    '30/2/2027',
    '12/13/2026',
    '2026-13-01',
    '2026-12-15-3',
    'Thursday 27 Nov',
    'Dec 2026',
    'Dec',
    '15',
    '1.5 days',
    '10-12',
    '-3 days',
    '3',
    '3 days hours',
    '1 Jan 2032',
    '15/12/2050',
    '15 Dec 0026',
    'in 2000 days',
    'in 999 years',
    'in 99999 days',
    'friday 10:00',
    'in 2 hours',
    'soon',
    'قريبا',
    '',
    ' ',
    ',',
    '٣',
    'the',
    'يوم الاجتماع',
    `friday${' '.repeat(200)}`,
  ])('%j is unclear', (text) => {
    expect(day(text, now, beirut)).toBe('unclear');
  });

  test('five years ahead is clear, a day of the sixth is not', () => {
    expect(day('31 Dec 2031', now, beirut)).toBe('2031-12-31');
    expect(day('1 Jan 2032', now, beirut)).toBe('unclear');
  });
});

describe('days elsewhere', () => {
  test.each([
    // Said on Friday 20 November.
    ['2026-11-20', 'friday', '2026-11-27'],
    ['2026-11-20', 'الجمعة', '2026-11-27'],
    ['2026-11-20', 'this friday', '2026-11-20'],
    ['2026-11-20', 'next friday', '2026-11-27'],
    ['2026-11-20', 'الجمعة القادمة', '2026-11-27'],
    ['2026-11-20', 'eow', '2026-11-20'],
    // On Saturday the week of work is over.
    ['2026-11-21', 'eow', '2026-11-27'],
    ['2026-11-21', 'end of next week', '2026-11-27'],
    ['2026-11-21', 'this friday', '2026-11-27'],
    ['2026-11-21', 'next friday', '2026-11-27'],
    ['2026-11-22', 'next sunday', '2026-11-29'],
    ['2026-12-31', 'tomorrow', '2027-01-01'],
    ['2026-12-31', 'end of month', '2026-12-31'],
    ['2026-12-31', 'next month', '2027-01-31'],
    ['2027-01-31', 'next month', '2027-02-28'],
    ['2027-01-31', 'نهاية الشهر القادم', '2027-02-28'],
    ['2027-03-01', '29 Feb', '2028-02-29'],
    ['2028-02-10', '29 Feb', '2028-02-29'],
    ['2026-12-20', 'Dec 15', '2027-12-15'],
    ['2026-12-20', 'end of quarter', '2026-12-31'],
    ['2026-12-20', 'end of next quarter', undefined],
  ])('on %s, %s → %s', (today, text, expected) => {
    const now = instantOf('Europe/Berlin', today, '12:00');
    expect(day(text, now, 'Europe/Berlin')).toBe(expected ?? '2027-03-31');
  });

  test.each([
    // Sunday 22 November begins a week of Sunday to Thursday.
    ['2026-11-22', 'eow', '2026-11-26'],
    ['2026-11-22', 'next friday', '2026-12-04'],
    ['2026-11-22', 'آخر الأسبوع', '2026-11-26'],
    ['2026-11-21', 'end of the week', '2026-11-26'],
    ['2026-11-18', 'end of next week', '2026-11-26'],
  ])('where people work Sunday to Thursday, on %s, %s → %s', (today, text, expected) => {
    expect(day(text, instantOf('Asia/Riyadh', today, '12:00'), 'Asia/Riyadh', sundayToThursday)).toBe(
      expected,
    );
  });

  test('today is the day of the zone, to the minute', () => {
    const midnight = instantOf(beirut, '2026-11-19', '00:00');
    expect(day('today', midnight - 1, beirut)).toBe('2026-11-18');
    expect(day('today', midnight, beirut)).toBe('2026-11-19');
    expect(day('today', midnight, 'America/Santiago')).toBe('2026-11-18');
    expect(day('tomorrow', midnight, 'Pacific/Apia')).toBe('2026-11-20');
    expect(day('2026-11-18', midnight - 1, beirut)).toBe('2026-11-18');
    expect(day('2026-11-18', midnight, beirut)).toBe('past 2026-11-18');
    // Beirut's 29 March 2026 begins at one o'clock.
    expect(day('today', instantOf(beirut, '2026-03-29', '00:00'), beirut)).toBe('2026-03-29');
    expect(day('tomorrow', instantOf(beirut, '2026-03-28', '23:59'), beirut)).toBe('2026-03-29');
  });
});

/**
 * An independent parser, for readings that are not a matter of choice. It reads the civil fields; the zone is
 * UTC.
 */
test.each([
  ['en', 'today'],
  ['en', 'tomorrow'],
  ['en', 'in 3 days'],
  ['en', 'in two weeks'],
  ['en', '15 Dec 2026'],
  ['en', 'December 15th, 2026'],
  ['en', '15/12/2026'],
  ['en', '2026-12-15'],
  ['en', 'next friday'],
  ['en', 'this friday'],
  ['en', 'end of month'],
  ['en', 'next month'],
  ['ar', 'اليوم'],
  ['ar', 'غدا'],
  ['ar', 'بعد غد'],
  ['ar', 'الجمعة'],
  ['ar', 'بعد ٣ أيام'],
  ['ar', 'بعد أسبوعين'],
  ['ar', '١٥ ديسمبر ٢٠٢٦'],
  ['ar', '15 كانون الأول 2026'],
  ['ar', 'الشهر القادم'],
] as const)('%s: chrono reads %s as the same day', (language, text) => {
  const now = Date.UTC(2026, 10, 18, 9);
  const parser = language === 'en' ? chrono.en.GB : chrono.ar.casual;
  const [found] = parser.parse(text, new Date(now), { forwardDate: true });
  const fields = (['year', 'month', 'day'] as const).map((field) => found?.start.get(field) ?? 0);
  expect(found?.text).toBe(text);
  expect(day(text, now, 'UTC')).toBe(fields.map((value) => String(value).padStart(2, '0')).join('-'));
});
