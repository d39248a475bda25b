import type { Step } from './script.ts';

/**
 * A group that waits for a permit for over a hundred days, until the executive committee takes it up; then it
 * lacks hands.
 */
const place = 'safe-streets';
const convener = { en: 'grace', ar: 'rami' };
const helper = { en: 'layla', ar: 'omar' };
const delegate = { en: 'tom', ar: 'yusuf' };

export const safeStreets: readonly Step[] = [
  {
    at: '1 tue 08:00',
    as: convener,
    in: place,
    label: 'crossings',
    say: {
      en: '/action add Paint the three crossings owner:@{grace} @{ana} due:"in 60 days"',
      ar: '/action add طلاء ممرات المشاة الثلاثة المسؤول:@{rami} @{ana} الموعد:"بعد 60 يومًا"',
    },
  },
  {
    at: '1 thu 09:30',
    as: convener,
    in: place,
    label: 'permit',
    say: {
      en: '/progress difficulty The roads office does not answer our request for a permit help:"a call from the mayor to the roads office" from:"the executive committee" item:#{crossings}',
      ar: '/progress difficulty لا تجيب دائرة الطرق عن طلب الترخيص المساعدة:"اتصال من رئيس البلدية بدائرة الطرق" ممّن:"اللجنة التنفيذية" المهمة:#{crossings}',
    },
  },
  {
    at: '2 tue 08:00',
    as: convener,
    in: place,
    label: 'count',
    say: {
      en: '/action add Count the cars at the three school gates, morning and noon owner:@{tom} @{sam} due:"in 10 days"',
      ar: '/action add عدّ السيارات عند أبواب ثلاث مدارس، صباحًا وظهرًا المسؤول:@{tom} @{sam} الموعد:"بعد 10 أيام"',
    },
  },
  {
    at: '3 wed 09:00',
    as: 'sam',
    in: place,
    say: {
      en: '/progress log #{count} 412 cars in one hour at Harbour School, and no crossing',
      ar: '/progress log #{count} 412 سيارة في ساعة واحدة عند مدرسة المرفأ، ولا ممرّ للمشاة',
    },
  },
  { at: '3 thu 09:00', as: 'tom', in: place, say: '/action done #{count}' },
  {
    at: '4 mon 08:30',
    as: convener,
    in: place,
    label: 'drawing',
    say: {
      en: '/action add Draw three crossings with the town engineer owner:@{grace} due:"in 14 days"',
      ar: '/action add رسم ثلاثة ممرات للمشاة مع مهندس البلدية المسؤول:@{rami} الموعد:"بعد 14 يومًا"',
    },
  },
  {
    at: '5 wed 10:00',
    as: convener,
    in: place,
    say: {
      en: '/progress log #{drawing} The engineer came to all three gates, on his day off',
      ar: '/progress log #{drawing} جاء المهندس إلى الأبواب الثلاثة في يوم عطلته',
    },
  },
  { at: '6 mon 08:00', as: convener, in: place, say: '/action done #{drawing}' },
  {
    at: '7 sun 08:00',
    as: 'ana',
    in: place,
    label: 'paint',
    say: {
      en: '/action add Paint and brushes for three crossings owner:@{ana} due:"in 9 days" organisation:"Coast Paint Works"',
      ar: '/action add دهان وفراشٍ لثلاثة ممرات المسؤول:@{ana} الموعد:"بعد 9 أيام" الجهة:"معمل دهانات الساحل"',
    },
  },
  {
    at: '7 mon 08:00',
    as: convener,
    in: place,
    say: {
      en: '/event add Walk to school together starts:"in 6 days 7:30" ends:9:00',
      ar: '/event add نمشي معًا إلى المدرسة البداية:"بعد 6 أيام الساعة 7:30" النهاية:9:00',
    },
  },
  { at: '8 mon 06:40', in: place, rate: { tom: 4, sam: 5, ana: 4, grace: 4, rami: 4, maya: 4 } },
  { at: '8 mon 08:00', as: 'ana', in: place, say: '/action done #{paint}' },
  {
    at: '9 tue 09:00',
    as: convener,
    in: place,
    say: {
      en: '/progress log #{crossings} The office wants the drawing stamped by an engineer of its own',
      ar: '/progress log #{crossings} تريد الدائرة ختم مهندس من عندها على الرسم',
    },
  },
  {
    at: '10 mon 08:00',
    as: 'sam',
    in: place,
    label: 'bands',
    say: {
      en: '/action add Reflecting bands for two hundred pupils owner:@{sam} due:"in 12 days" organisation:"Red Crescent"',
      ar: '/action add شارات عاكسة لمئتي تلميذ المسؤول:@{sam} الموعد:"بعد 12 يومًا" الجهة:"الهلال الأحمر"',
    },
  },
  { at: '11 wed 09:00', as: 'sam', in: place, say: '/action done #{bands}' },
  // The partner was asked three days after, in private.
  { at: '12 sun 07:00', as: delegate, in: 'private', press: 'confirm-item' },
  {
    at: '12 sun 09:00',
    as: convener,
    in: place,
    say: {
      en: '/action edit #{crossings} due:"in 30 days" percent:50',
      ar: '/action edit #{crossings} الموعد:"بعد 30 يومًا" percent:50',
    },
  },
  {
    at: '12 tue 09:20',
    as: convener,
    in: place,
    say: {
      en: '/progress difficulty Parents who stop the cars at noon are not insured help:"room for the parents in a partner’s insurance" from:"any partner with volunteers of its own"',
      ar: '/progress difficulty لا تأمين للأهالي الذين يوقفون السيارات ظهرًا المساعدة:"إضافة الأهالي إلى تأمين جهة شريكة" ممّن:"أي جهة لها متطوعون"',
    },
  },
  {
    at: '13 tue 10:00',
    as: convener,
    in: place,
    say: {
      en: '/progress log #{crossings} Stamped and handed in again. Nobody can say when they will read it',
      ar: '/progress log #{crossings} خُتم الرسم وقُدّم من جديد. لا أحد يعرف متى يُقرأ',
    },
  },
  {
    at: '13 tue 10:09',
    as: 'tom',
    in: place,
    say: 'The paint dries in its tins. I turn them over every Friday.',
  },
  {
    at: '16 sun 07:00',
    as: helper,
    in: 'executive',
    label: 'mayor',
    say: {
      en: '/progress take #{permit} Take the three drawings to the mayor’s open hour due:"in 18 days"',
      ar: '/progress take #{permit} عرض الرسوم الثلاثة على رئيس البلدية في لقائه المفتوح الموعد:"بعد 18 يومًا"',
    },
  },
  {
    at: '18 tue 08:00',
    as: helper,
    in: 'executive',
    say: {
      en: '/progress log #{mayor} The mayor called the roads office while I sat there',
      ar: '/progress log #{mayor} اتصل رئيس البلدية بدائرة الطرق وأنا عنده',
    },
  },
  { at: '18 tue 08:01', as: helper, in: 'executive', say: '/action done #{mayor}' },
  { at: '18 wed 08:00', as: convener, in: 'private', press: 'answer-yes' },
  {
    at: '18 wed 08:05',
    as: convener,
    in: place,
    say: {
      en: '/progress log #{crossings} The permit is here, signed and stamped, and the whole street has seen it',
      ar: '/progress log #{crossings} وصل الترخيص موقّعًا مختومًا، ورآه الحيّ كله',
    },
  },
  {
    at: '18 wed 08:10',
    as: convener,
    in: place,
    say: {
      en: '/action edit #{crossings} due:"in 24 days"',
      ar: '/action edit #{crossings} الموعد:"بعد 24 يومًا"',
    },
  },
  {
    at: '18 wed 08:12',
    as: convener,
    in: place,
    say: {
      en: '/digest note After 118 days the permit is here. What we need now is hands, on two Saturdays.',
      ar: '/digest note وصل الترخيص بعد 118 يومًا. ما نحتاج إليه الآن أيدٍ تساعدنا في يومي سبت.',
    },
  },
  {
    at: '18 wed 08:20',
    as: convener,
    in: 'executive',
    say: {
      en: 'A hundred and eighteen days, and one call. Thank you, Layla.',
      ar: 'مئة وثمانية عشر يومًا، ثم مكالمة واحدة. شكرًا يا عمر.',
    },
  },
  {
    at: '18 thu 08:30',
    as: convener,
    in: place,
    label: 'hands',
    say: {
      en: '/progress difficulty We may paint on two Saturdays, and nobody holds back the cars help:"six people for two mornings" kind:people from:"any partner with volunteers of its own" item:#{crossings}',
      ar: '/progress difficulty سُمح لنا بالطلاء في يومي سبت، ولا أحد يوقف السيارات المساعدة:"ستة أشخاص لصباحين" النوع:متطوعون ممّن:"أي جهة لها متطوعون" المهمة:#{crossings}',
    },
  },
];
