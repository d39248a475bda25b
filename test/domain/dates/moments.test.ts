import { describe, expect, test } from 'vitest';
import { dayIn, instantOf, timeIn } from '../../../src/domain/dates/calendar.ts';
import { readMoment } from '../../../src/domain/dates/date-words.ts';

const beirut = 'Asia/Beirut';

/** What is read, in one line: '2026-11-20 10:00', 'past 2026-11-17 10:00', 'unclear'. */
const moment = (
  text: string,
  now: number,
  timeZone: string,
  more: Readonly<{ from?: number; endOfDay?: boolean }> = {},
): string => {
  const reading = readMoment(text, { now, timeZone, ...more });
  if (reading.kind === 'unclear' || reading.kind === 'before-start') return reading.kind;
  const shown = `${dayIn(timeZone, reading.at)} ${timeIn(timeZone, reading.at)}`;
  if (reading.kind === 'which-half') return `${shown} or ${timeIn(timeZone, reading.orAt)}`;
  return reading.kind === 'moment' ? shown : `past ${shown}`;
};

describe('moments, on Wednesday 18 November 2026 at 11:00 in Beirut', () => {
  const now = instantOf(beirut, '2026-11-18', '11:00');

  test.each([
    ['18:30', '2026-11-18 18:30'],
    ['at 18:30', '2026-11-18 18:30'],
    ['11:00', '2026-11-18 11:00'],
    ['10:00', '2026-11-19 10:00'],
    ['10am', '2026-11-19 10:00'],
    ['6 pm', '2026-11-18 18:00'],
    ['6 p.m.', '2026-11-18 18:00'],
    ['12am', '2026-11-19 00:00'],
    ['12pm', '2026-11-18 12:00'],
    ['noon', '2026-11-18 12:00'],
    ['midnight', '2026-11-19 00:00'],
    ['half past 2 pm', '2026-11-18 14:30'],
    ['quarter to 5 pm', '2026-11-18 16:45'],
    ["8 o'clock", '2026-11-19 08:00'],
    ['sat 10:00', '2026-11-21 10:00'],
    ['10:00 on saturday', '2026-11-21 10:00'],
    ['friday at 6', '2026-11-20 06:00 or 18:00'],
    ['next friday 6pm', '2026-11-27 18:00'],
    ['tomorrow at noon', '2026-11-19 12:00'],
    ['friday at midnight', '2026-11-21 00:00'],
    ['tonight at 8', '2026-11-18 20:00'],
    ['at 8 tonight', '2026-11-18 20:00'],
    ['15 dec 10:00', '2026-12-15 10:00'],
    ['Dec 15 at 10', '2026-12-15 10:00'],
    ['15/12 18:30', '2026-12-15 18:30'],
    ['2026-12-15 10:00', '2026-12-15 10:00'],
    ['2026-12-15T10:00', '2026-12-15 10:00'],
    ['today 10:00', 'past 2026-11-18 10:00'],
    ['2026-11-18 10:59', 'past 2026-11-18 10:59'],
    ['now', '2026-11-18 11:00'],
    ['2h', '2026-11-18 13:00'],
    ['90m', '2026-11-18 12:30'],
    ['1h30m', '2026-11-18 12:30'],
    ['in 2 hours', '2026-11-18 13:00'],
    ['half an hour', '2026-11-18 11:30'],
    ['2 hours ago', 'past 2026-11-18 09:00'],
    ['in 3 days', '2026-11-21 11:00'],
    ['in 3 days at 10:00', '2026-11-21 10:00'],
    ['end of month 17:00', '2026-11-30 17:00'],
    ['الساعة ١٠ صباحاً', '2026-11-19 10:00'],
    ['٦ مساءً', '2026-11-18 18:00'],
    ['٦ م', '2026-11-18 18:00'],
    ['السبت الساعة 10', '2026-11-21 10:00'],
    ['السبت ٧م', '2026-11-21 19:00'],
    ['الجمعة ١٠:٣٠ ص', '2026-11-20 10:30'],
    ['غداً الساعة العاشرة صباحاً', '2026-11-19 10:00'],
    ['الجمعة الساعة السابعة والنصف مساءً', '2026-11-20 19:30'],
    ['غدا الساعة الثانية عشرة ظهرا', '2026-11-19 12:00'],
    ['الساعة الثالثة إلا ربعاً عصراً', '2026-11-18 14:45'],
    ['الساعة 3 بعد الظهر', '2026-11-18 15:00'],
    ['مساء الجمعة الساعة ٦', '2026-11-20 18:00'],
    ['الليلة الساعة ٨', '2026-11-18 20:00'],
    ['الجمعة منتصف الليل', '2026-11-21 00:00'],
    ['بعد ساعتين', '2026-11-18 13:00'],
    ['ساعة ونصف', '2026-11-18 12:30'],
    ['ساعة إلا ربع', '2026-11-18 11:45'],
    ['بعد ٩٠ دقيقة', '2026-11-18 12:30'],
    ['نصف ساعة', '2026-11-18 11:30'],
    ['الآن', '2026-11-18 11:00'],
    ['يوم السبت ٢١ نوفمبر الساعة ١٨:٠٠', '2026-11-21 18:00'],
  ])('%s → %s', (text, expected) => {
    expect(moment(text, now, beirut)).toBe(expected);
  });

  test.each([
    'friday',
    'الجمعة',
    'sat 10',
    '25:00',
    '10:60',
    '24:30',
    '13am',
    '0 pm',
    'at 24',
    '6 pm am',
    '12 مساء',
    'tomorrow morning',
    '10:00 11:00',
    'friday 10:00 or so',
    '2026-12-15T10:00Z',
    '30 feb 10:00',
    'thursday 27 nov 10:00',
    'in 2 hours at 10:00',
    '1 jan 2040 10:00',
    '',
  ])('%j is unclear', (text) => {
    expect(moment(text, now, beirut)).toBe('unclear');
  });

  test.each([
    ['friday', '2026-11-20 23:59'],
    ['today', '2026-11-18 23:59'],
    ['tonight', '2026-11-18 23:59'],
    ['in 3 days', '2026-11-21 23:59'],
    ['بعد ٣ أيام', '2026-11-21 23:59'],
    ['نهاية الشهر', '2026-11-30 23:59'],
    ['friday 10:00', '2026-11-20 10:00'],
    ['in 2 hours', '2026-11-18 13:00'],
    ['yesterday', 'past 2026-11-17 23:59'],
    ['soon', 'unclear'],
  ])('to the end of the day: %s → %s', (text, expected) => {
    expect(moment(text, now, beirut, { endOfDay: true })).toBe(expected);
  });
});

describe('moments that refer to an earlier one, Saturday 28 November 2026 at 10:00', () => {
  const now = instantOf(beirut, '2026-11-18', '11:00');
  const from = instantOf(beirut, '2026-11-28', '10:00');

  test.each([
    ['13:00', '2026-11-28 13:00'],
    ['10:00', 'before-start'],
    ['09:00', 'before-start'],
    ['1 pm', '2026-11-28 13:00'],
    ['الساعة ١ ظهراً', '2026-11-28 13:00'],
    ['midnight', '2026-11-29 00:00'],
    ['2h', '2026-11-28 12:00'],
    ['after 2 hours', '2026-11-28 12:00'],
    ['بعد ساعتين', '2026-11-28 12:00'],
    ['90m', '2026-11-28 11:30'],
    ['2 days', '2026-11-30 10:00'],
    ['sat 13:00', '2026-11-28 13:00'],
    ['sun 13:00', '2026-11-29 13:00'],
    ['الأحد الساعة 13:00', '2026-11-29 13:00'],
    ['28 nov 13:00', '2026-11-28 13:00'],
    ['27 nov 2026 13:00', 'past 2026-11-27 13:00'],
    ['sat 09:00', 'past 2026-11-28 09:00'],
    ['tomorrow 13:00', 'past 2026-11-19 13:00'],
    ['now', 'past 2026-11-18 11:00'],
  ])('%s → %s', (text, expected) => {
    expect(moment(text, now, beirut, { from })).toBe(expected);
  });
});

describe('moments where the clocks change', () => {
  test.each([
    // Beirut skips 00:00 to 01:00 on 29 March 2026.
    [beirut, '2026-03-28', '12:00', 'tomorrow 00:30', '2026-03-29 01:00'],
    [beirut, '2026-03-28', '12:00', 'midnight', '2026-03-29 01:00'],
    [beirut, '2026-03-28', '23:30', '2h', '2026-03-29 02:30'],
    [beirut, '2026-03-28', '10:00', 'in 1 day', '2026-03-29 10:00'],
    ['Australia/Lord_Howe', '2026-10-03', '12:00', 'tomorrow 02:10', '2026-10-04 02:30'],
    ['America/Santiago', '2026-09-05', '12:00', 'غدا ٠٠:٣٠', '2026-09-06 01:00'],
    ['Africa/Cairo', '2026-04-23', '12:00', 'tomorrow 0:15', '2026-04-24 01:00'],
  ])('%s, on %s at %s: %s → %s', (zone, date, time, text, expected) => {
    expect(moment(text, instantOf(zone, date, time), zone)).toBe(expected);
  });

  test('a day ends a minute before the next begins, also where that is not midnight', () => {
    const now = instantOf(beirut, '2026-03-28', '12:00');
    expect(moment('today', now, beirut, { endOfDay: true })).toBe('2026-03-28 23:59');
    const autumn = instantOf(beirut, '2026-10-24', '12:00');
    const reading = readMoment('today', { now: autumn, timeZone: beirut, endOfDay: true });
    expect(reading).toEqual({ kind: 'moment', at: instantOf(beirut, '2026-10-25', '00:00') - 60_000 });
  });
});
