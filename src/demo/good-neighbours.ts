import type { Step } from './script.ts';

/** A group that began well and has gone quiet. */
const place = 'good-neighbours';

export const goodNeighbours: readonly Step[] = [
  {
    at: '2 wed 08:00',
    as: 'karim',
    in: place,
    label: 'alone',
    say: {
      en: '/action add A list of older people who live alone, street by street owner:@{karim} @{huda} due:"in 16 days"',
      ar: '/action add قائمة بكبار السن الذين يعيشون وحدهم، شارعًا شارعًا المسؤول:@{karim} @{huda} الموعد:"بعد 16 يومًا"',
    },
  },
  {
    at: '3 tue 09:00',
    as: 'huda',
    in: place,
    say: {
      en: '/progress log #{alone} The baker knows more of them than the town hall',
      ar: '/progress log #{alone} الخباز يعرف منهم أكثر مما تعرفه البلدية',
    },
  },
  { at: '4 thu 09:00', as: 'karim', in: place, say: '/action done #{alone}' },
  {
    at: '5 sun 08:00',
    as: 'karim',
    in: place,
    label: 'calls',
    say: {
      en: '/action add A rota for one call a week to each of the 38 owner:@{nour} due:"in 10 days"',
      ar: '/action add جدول لاتصال أسبوعي بكل واحد من الثمانية والثلاثين المسؤول:@{nour} الموعد:"بعد 10 أيام"',
    },
  },
  {
    at: '6 sun 08:00',
    as: 'karim',
    in: place,
    say: {
      en: '/event add Soup evening in the old school starts:"in 5 days 17:00" ends:19:00',
      ar: '/event add أمسية الحساء في المدرسة القديمة البداية:"بعد 5 أيام الساعة 17:00" النهاية:19:00',
    },
  },
  { at: '6 mon 09:00', as: 'nour', in: place, say: '/action done #{calls}' },
  {
    at: '7 sun 07:10',
    in: place,
    rate: { karim: 5, huda: 4, nour: 5, layla: 4, yusuf: 4 },
    comments: { layla: 'Two of them had not been out since winter' },
  },
  {
    at: '7 tue 08:00',
    as: 'karim',
    in: place,
    label: 'rides',
    say: {
      en: '/action add Rides to the clinic on Tuesdays owner:@{yusuf} due:"in 21 days"',
      ar: '/action add توصيل إلى المستوصف كل ثلاثاء المسؤول:@{yusuf} الموعد:"بعد 21 يومًا"',
    },
  },
  {
    at: '8 wed 09:00',
    as: 'yusuf',
    in: place,
    say: {
      en: '/progress log #{rides} Two drivers have said yes, one of them has a car',
      ar: '/progress log #{rides} وافق سائقان، وعند واحد منهما سيارة',
    },
  },
  {
    at: '9 mon 08:30',
    as: 'karim',
    in: place,
    say: {
      en: '/action add A second soup evening, on the hill owner:@{karim} due:"in 28 days"',
      ar: '/action add أمسية حساء ثانية في حيّ التل المسؤول:@{karim} الموعد:"بعد 28 يومًا"',
    },
  },
  {
    at: '9 tue 09:00',
    as: 'nour',
    in: place,
    say: {
      en: '/progress log 31 of 38 answered the call this week',
      ar: '/progress log ردّ 31 من 38 على اتصال هذا الأسبوع',
    },
  },
];
