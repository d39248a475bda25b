import { describe, expect, test } from 'vitest';
import { dayIn, instantOf, timeIn, type WorkWeek } from '../../../src/domain/dates/calendar.ts';
import { readDay, readMoment } from '../../../src/domain/dates/date-words.ts';

/** How people in the Levant, Egypt, the Gulf and the Maghreb write days, and how English speakers do. */

const timeZone = 'Asia/Beirut';
const workWeek: WorkWeek = [7, 1, 2, 3, 4];
const now = instantOf(timeZone, '2026-11-16', '07:50');

const day = (text: string, fiscalYearStart = 1): string => {
  const reading = readDay(text, { now, timeZone, workWeek, fiscalYearStart });
  if (reading.kind === 'unclear') return 'unclear';
  return reading.kind === 'day' ? reading.date : `past ${reading.date}`;
};

const moment = (text: string, from?: string): string => {
  const [date = '', time = ''] = from?.split(' ') ?? [];
  const start = from === undefined ? {} : { from: instantOf(timeZone, date, time) };
  const reading = readMoment(text, { now, timeZone, workWeek, ...start });
  if (!('at' in reading)) return reading.kind;
  const shown = `${dayIn(timeZone, reading.at)} ${timeIn(timeZone, reading.at)}`;
  if (reading.kind === 'which-half') return `${shown} or ${timeIn(timeZone, reading.orAt)}`;
  return reading.kind === 'moment' ? shown : `past ${shown}`;
};

describe('days, on Monday 16 November 2026 in Beirut, Sunday to Thursday', () => {
  test.each([
    // غد, alone and with what people put beside it.
    ['غد', '2026-11-17'],
    ['يوم غد', '2026-11-17'],
    ['غداً صباحاً', '2026-11-17'],
    ['مساء الغد', '2026-11-17'],
    ['حتى غد', '2026-11-17'],
    ['يوم بعد غد', '2026-11-18'],
    ['غد الأربعاء', 'unclear'],
    // Months by number, in pairs, and with the word for month.
    ['3 ك2', '2027-01-03'],
    ['١٠ كانون ٢', '2027-01-10'],
    ['5 ت 1 2027', '2027-10-05'],
    ['نهاية ت2', '2026-11-30'],
    ['٧ أيار/مايو', '2027-05-07'],
    ['7 May / أيار 2027', '2027-05-07'],
    ['7 آذار (مارس)', '2027-03-07'],
    ['7 آذار/أبريل', 'unclear'],
    ['بداية شهر 1', '2027-01-01'],
    ['٢٠ شهر ١٢ ٢٠٢٦', '2026-12-20'],
    // Years.
    ['٢٠٢٦/١٢/٢٠ م', '2026-12-20'],
    ['20 ديسمبر سنة 2026', '2026-12-20'],
    ['20 ديسمبر عام ٢٠٢٦م', '2026-12-20'],
    ['20 December of the year 2026', '2026-12-20'],
    ['20 Dec 2026 AD', '2026-12-20'],
    ["Dec 20 '26", '2026-12-20'],
    ['20 Dec 10', 'unclear'],
    // Separators.
    ['20 - 12 - 2026', '2026-12-20'],
    ['20—12—2026', '2026-12-20'],
    ['[20/12/2026]', '2026-12-20'],
    ['20 .12. 26', '2026-12-20'],
    ['(Sun) 20 Dec', '2026-12-20'],
    ['20/dec/26', '2026-12-20'],
    ['20 - 22 Dec', 'unclear'],
    // Numbers in words.
    ['in seventeen days', '2026-12-03'],
    ['ninety-nine days', '2027-02-23'],
    ['in thirty five days', '2026-12-21'],
    ['بعد خمسة وعشرين يوماً', '2026-12-11'],
    ['بعد تسعة وتسعين يوما', '2027-02-23'],
    ['بعد ستة عشر يوما', '2026-12-02'],
    ['بعد خمستعش يوم', '2026-12-01'],
    ['بعد سبعتاشر يوم', '2026-12-03'],
    ['بعد أسبوع واحد', '2026-11-23'],
    ['بعد شهر وعشرة أيام', '2026-12-26'],
    ['twenty-third of November', '2026-11-23'],
    ['the third of January', '2027-01-03'],
    ['الثالث والعشرين من تشرين الثاني', '2026-11-23'],
    // The n-th weekday.
    ['first monday of next month', '2026-12-07'],
    ['last thursday in november', '2026-11-26'],
    ['last Wednesday of the year', '2026-12-30'],
    ['third tuesday of january 2027', '2027-01-19'],
    ['5th monday of november', '2026-11-30'],
    ['5th sunday of december', 'unclear'],
    ['أول أحد من الشهر القادم', '2026-12-06'],
    ['ثاني خميس في كانون الأول', '2026-12-10'],
    ['الخميس الأخير من الشهر', '2026-11-26'],
    ['last friday', 'past 2026-11-13'],
    // Working days.
    ['in five business days', '2026-11-23'],
    ['after 1 working day', '2026-11-17'],
    ['last working day of the month', '2026-11-30'],
    ['third business day of january', '2027-01-05'],
    ['last workday', '2026-11-30'],
    ['يوم العمل التالي', '2026-11-17'],
    ['بعد يومي عمل', '2026-11-18'],
    ['أول يوم عمل من الشهر القادم', '2026-12-01'],
    ['آخر يوم عمل في ديسمبر', '2026-12-31'],
    // Ends of periods.
    ['end of Q4', '2026-12-31'],
    ['end of Q1', '2027-03-31'],
    ['by the end of Q2 2027', '2027-06-30'],
    ['end of the first quarter', '2027-03-31'],
    ['month end', '2026-11-30'],
    ['quarter-end', '2026-12-31'],
    ['by end of year 2027', '2027-12-31'],
    ['نهاية الربع الأول', '2027-03-31'],
    ['نهاية عام 2026', '2026-12-31'],
    ['أواخر ديسمبر', '2026-12-31'],
    ['start of 2027', '2027-01-01'],
    // A part of a day leaves the day.
    ['thursday afternoon', '2026-11-19'],
    ['this evening', '2026-11-16'],
    ['morning of 20 Dec', '2026-12-20'],
    ['صباح الخميس', '2026-11-19'],
    ['هذا المساء', '2026-11-16'],
    ['friday 10:00', 'unclear'],
    // Deadlines.
    ['not later than thursday', '2026-11-19'],
    ['thursday at the latest', '2026-11-19'],
    ['on or before 20 Dec', '2026-12-20'],
    ['close of business thursday', '2026-11-19'],
    ['COB 20 Dec', '2026-12-20'],
    ['20 Dec EOD', '2026-12-20'],
    ['الخميس كحد أقصى', '2026-11-19'],
    ['موعد أقصاه الخميس', '2026-11-19'],
    ['في غضون ثلاثة أيام', '2026-11-19'],
    ['within the next 10 days', '2026-11-26'],
    ['within the month', '2026-11-30'],
    ['خلال هذا الأسبوع', '2026-11-19'],
    ['before friday', '2026-11-19'],
    // Counted from a day.
    ['a week from thursday', '2026-11-26'],
    ['3 days after 20 Dec', '2026-12-23'],
    ['two days before 20 Dec', '2026-12-18'],
    ['thursday week', '2026-11-26'],
    ['a week tomorrow', '2026-11-24'],
    ['in three weeks’ time', '2026-12-07'],
    ['+2w', '2026-11-30'],
    ['بعد أسبوعين من الخميس', '2026-12-03'],
    // Spellings.
    ['نهار الخميس', '2026-11-19'],
    ['عالخميس', '2026-11-19'],
    ['الخميس الجي', '2026-11-19'],
    ['الأربعا الجاي', '2026-11-18'],
    ['tommorow', '2026-11-17'],
  ])('%s → %s', (text, expected) => {
    expect(day(text)).toBe(expected);
  });

  test.each([
    ['end of quarter', 2, '2027-01-31'],
    ['نهاية الربع', 9, '2026-11-30'],
    ['end of next quarter', 2, '2027-04-30'],
    ['end of Q1', 4, '2027-06-30'],
    ['end of Q4 2027', 4, '2027-03-31'],
    ['end of the fiscal year', 4, '2027-03-31'],
    ['نهاية السنة المالية', 10, '2027-09-30'],
    ['end of FY27', 4, '2027-03-31'],
    ['end of the year', 4, '2026-12-31'],
    ['eoq', 12, '2026-11-30'],
  ])('%s, where the year begins in month %i → %s', (text, start, expected) => {
    expect(day(text, start)).toBe(expected);
  });
});

describe('moments, on the same day at 07:50', () => {
  test.each([
    ['20/12/2026م الساعة 11', '2026-12-20 11:00'],
    ['20 ديسمبر 2026 م العاشرة والنصف', '2026-12-20 10:30'],
    ['20/12م 9:30', '2026-12-20 09:30'],
    ['20/12/2026م الساعة 11 مساء', '2026-12-20 23:00'],
    ['الخميس 7 م', '2026-11-19 19:00'],
    ['thursday 15h', '2026-11-19 15:00'],
    ['thu 9h15', '2026-11-19 09:15'],
    ['thursday 9.45', '2026-11-19 09:45'],
    ['18h', '2026-11-16 18:00'],
    ['9h', '2026-11-16 09:00'],
    ['in 14h', '2026-11-16 21:50'],
    ['thursday 7:15p.m.', '2026-11-19 19:15'],
    ['thursday 7 P.M', '2026-11-19 19:00'],
    ['thursday 12 noon', '2026-11-19 12:00'],
    ['2026-11-19 10:00:30', '2026-11-19 10:00'],
    ['thursday 18:00 hrs', '2026-11-19 18:00'],
    ['ten past six pm thursday', '2026-11-19 18:10'],
    ['thursday at 20 to 9', '2026-11-19 08:40'],
    ['الخميس عشرة إلا ربع', '2026-11-19 09:45'],
    ['الخميس الساعة التاسعة إلا ثلثا', '2026-11-19 08:40'],
    ['الخميس الثامنة وعشر دقائق', '2026-11-19 08:10'],
    ['مساء الخميس الساعة ٨ إلا خمسة', '2026-11-19 19:55'],
    // An hour from 1 to 6 is in the morning for few events.
    ['thursday 3', 'unclear'],
    ['thursday at 3', '2026-11-19 03:00 or 15:00'],
    ['الخميس الساعة 5', '2026-11-19 05:00 or 17:00'],
    ['thursday 5:30', '2026-11-19 05:30 or 17:30'],
    ['thursday 05:30', '2026-11-19 05:30'],
    ['thursday 3pm', '2026-11-19 15:00'],
    ['today at 3', '2026-11-16 15:00'],
    ['thursday at 7', '2026-11-19 07:00'],
  ])('%s → %s', (text, expected) => {
    expect(moment(text)).toBe(expected);
  });

  test.each([
    ['8:30', '2026-11-20 19:00', '2026-11-20 20:30'],
    ['8:30', '2026-11-20 07:00', '2026-11-20 08:30'],
    ['1', '2026-11-20 10:00', '2026-11-20 13:00'],
    ['at 1', '2026-11-20 10:00', '2026-11-20 13:00'],
    ['الواحدة', '2026-11-20 10:00', '2026-11-20 13:00'],
    ['2:00', '2026-11-20 22:00', '2026-11-21 02:00'],
    ['friday 9:00', '2026-11-20 19:00', '2026-11-20 21:00'],
    ['9am', '2026-11-20 19:00', '2026-11-21 09:00'],
    ['9:00', '2026-11-20 10:00', 'before-start'],
    ['09:00', '2026-11-20 10:00', 'before-start'],
    ['2h', '2026-11-20 10:00', '2026-11-20 12:00'],
    ['14h', '2026-11-20 10:00', '2026-11-20 14:00'],
  ])('an end at %s after %s → %s', (text, from, expected) => {
    expect(moment(text, from)).toBe(expected);
  });
});
