import type { Step } from './script.ts';

/** The group that works in the coalition's own language, from the donors' visit on: its convener worries. */
const place = 'green-schools';
const convener = { en: 'maya', ar: 'nour' };

export const greenSchoolsLater: readonly Step[] = [
  { at: '11 mon 08:00', as: 'huda', in: place, say: '/action done #{compost}' },
  {
    at: '11 tue 09:00',
    as: convener,
    in: place,
    say: { en: '/action edit #{report} due:"in 4 days"', ar: '/action edit #{report} due:"بعد 4 أيام"' },
  },
  { at: '11 thu 10:00', as: convener, in: place, say: '/action done #{report}' },
  {
    at: '12 mon 07:30',
    in: place,
    rate: { nour: 4, yusuf: 4, tom: 3, huda: 5, ana: 4, maya: 4 },
    comments: { tom: 'The donors asked the pupils, and the pupils knew', yusuf: 'ساعة واحدة لا تكفي' },
  },
  {
    at: '12 mon 08:00',
    as: convener,
    in: place,
    say: {
      en: '/progress log The donors pay for the gardens of the last three schools',
      ar: '/progress log يتكفّل المتبرعون بحدائق المدارس الثلاث الباقية',
    },
  },
  {
    at: '12 tue 08:00',
    as: convener,
    in: place,
    label: 'last-three',
    say: {
      en: '/action add Agree with the last three schools where their gardens go owner:@{maya} @{tom} due:"in 20 days"',
      ar: '/action add الاتفاق مع المدارس الثلاث الباقية على مكان الحدائق المسؤول:@{nour} @{tom} الموعد:"بعد 20 يومًا"',
    },
  },
  {
    at: '12 wed 08:00',
    as: 'yusuf',
    in: place,
    label: 'barrels',
    say: {
      en: '/action add Rain barrels on two roofs owner:@{yusuf} due:"in 14 days"',
      ar: '/action add خزانات لماء المطر على سطحين المسؤول:@{yusuf} الموعد:"بعد 14 يومًا"',
    },
  },
  {
    at: '13 tue 09:00',
    as: convener,
    in: place,
    say: {
      en: '/progress log #{last-three} Two have agreed, the third asks the parents first',
      ar: '/progress log #{last-three} وافقت مدرستان، والثالثة تستشير الأهالي',
    },
  },
  {
    at: '14 sun 09:00',
    as: 'yusuf',
    in: place,
    say: {
      en: '/action drop #{barrels} The roofs will not carry them, the engineer says',
      ar: '/action drop #{barrels} قال المهندس إن السطحين لا يحتملان الحمل',
    },
  },
  {
    at: '14 mon 08:30',
    as: 'yusuf',
    in: place,
    say: {
      en: '/progress resolve #{fence} how:"The Chamber of Commerce gave the fence, and two of its people helped to put it up"',
      ar: '/progress resolve #{fence} كيف:"قدّمت غرفة التجارة السياج، وجاء اثنان من أعضائها وركّباه معنا"',
    },
  },
  {
    at: '14 mon 08:44',
    as: 'tom',
    in: place,
    say: { en: 'The goats look offended.', ar: 'The goats look offended.' },
  },
  { at: '15 sun 08:00', as: 'tom', in: place, say: '/action done #{last-three}' },
  {
    at: '15 sun 08:10',
    as: convener,
    in: place,
    say: {
      en: '/event add Harvest breakfast at Cedar School starts:"in 6 days 9:00" ends:11:00',
      ar: '/event add فطور القطاف في مدرسة الأرز البداية:"بعد 6 أيام الساعة 9:00" النهاية:11:00',
    },
  },
  {
    at: '15 mon 08:00',
    as: 'tom',
    in: place,
    label: 'signs',
    say: {
      en: '/action add Name signs for the beds, carved by the pupils owner:@{tom} due:"in 7 days" organisation:"Carpenters’ cooperative"',
      ar: '/action add لافتات بأسماء المزروعات يحفرها التلاميذ المسؤول:@{tom} الموعد:"بعد 7 أيام" الجهة:"تعاونية النجارين"',
    },
  },
  {
    at: '16 sun 07:20',
    in: place,
    rate: { nour: 5, yusuf: 4, tom: 5, huda: 4, ana: 4, rami: 4, maya: 5 },
    comments: { rami: 'خبز من فرن المدرسة وبندورة من حديقتها' },
  },
  { at: '16 sun 08:00', as: 'tom', in: place, say: '/action done #{signs}' },
  {
    at: '16 mon 10:00',
    as: convener,
    in: place,
    say: {
      en: '/digest note Eight gardens are agreed, five stand. What worries us is who waters them.',
      ar: '/digest note اتُّفق على ثماني حدائق، وقامت خمس منها. ما يشغلنا هو من يسقيها.',
    },
  },
  {
    at: '17 mon 08:00',
    as: convener,
    in: place,
    say: {
      en: '/group status at-risk Two caretakers leave this month, and nobody else waters their gardens',
      ar: '/group status at-risk يترك حارسان عملهما هذا الشهر، ولا أحد غيرهما يسقي حديقتيهما',
    },
  },
  {
    at: '17 mon 08:20',
    as: convener,
    in: place,
    label: 'families',
    say: {
      en: '/action add Two families for each garden, to water it in the holidays owner:@{yusuf} @{huda} due:"in 18 days"',
      ar: '/action add عائلتان لكل حديقة تسقيانها في العطلة المسؤول:@{yusuf} @{huda} الموعد:"بعد 18 يومًا"',
    },
  },
  {
    at: '18 sun 08:00',
    as: convener,
    in: place,
    say: {
      en: '/action add Dig and plant at the last three schools owner:@{tom} @{yusuf} due:"in 50 days"',
      ar: '/action add حفر الأحواض وغرسها في المدارس الثلاث الباقية المسؤول:@{tom} @{yusuf} الموعد:"بعد 50 يومًا"',
    },
  },
  {
    at: '18 tue 09:00',
    as: 'huda',
    in: place,
    say: {
      en: '/progress log #{families} Three families at Cedar School, none yet at Hill School',
      ar: '/progress log #{families} ثلاث عائلات في مدرسة الأرز، ولا أحد بعد في مدرسة التل',
    },
  },
];
