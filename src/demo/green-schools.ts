import type { Step } from './script.ts';

/** The group that works in the coalition's own language. */
const place = 'green-schools';
const convener = { en: 'maya', ar: 'nour' };

export const greenSchools: readonly Step[] = [
  {
    at: '0 wed 08:00',
    as: convener,
    in: place,
    label: 'headmasters',
    say: {
      en: '/action add Write to the eight headmasters owner:@{maya} due:sunday',
      ar: '/action add مراسلة مديري المدارس الثماني المسؤول:@{nour} الموعد:الأحد',
    },
  },
  {
    at: '0 wed 08:05',
    as: convener,
    in: place,
    label: 'seedlings',
    say: {
      en: '/action add Two hundred seedlings from the nursery owner:@{yusuf} due:"in 25 days"',
      ar: '/action add تأمين مئتي شتلة من المشتل المسؤول:@{yusuf} الموعد:"بعد 25 يومًا"',
    },
  },
  {
    at: '1 sun 09:30',
    as: convener,
    in: place,
    say: {
      en: '/progress log #{headmasters} Six answered yes within a day',
      ar: '/progress log #{headmasters} ستة منهم وافقوا في اليوم نفسه',
    },
  },
  { at: '1 mon 07:30', as: convener, in: place, say: '/action done #{headmasters}' },
  {
    at: '2 mon 08:00',
    as: 'tom',
    in: place,
    label: 'bins',
    say: {
      en: '/action add Build sorting bins with the pupils: paper, plastic, food owner:@{tom} due:"in 12 days"',
      ar: '/action add صنع صناديق الفرز مع التلاميذ: ورق، بلاستيك، طعام المسؤول:@{tom} الموعد:"بعد 12 يومًا"',
    },
  },
  {
    at: '2 thu 09:00',
    as: 'yusuf',
    in: place,
    label: 'nursery',
    say: {
      en: '/progress difficulty The nursery wants to be paid in advance help:"a letter of guarantee" from:"the executive committee" item:#{seedlings}',
      ar: '/progress difficulty المشتل يطلب الدفع مقدمًا المساعدة:"كتاب ضمان" ممّن:"اللجنة التنفيذية" المهمة:#{seedlings}',
    },
  },
  {
    at: '3 wed 10:00',
    as: 'tom',
    in: place,
    say: {
      en: '/progress log #{bins} Three schools have theirs; the pupils painted them',
      ar: '/progress log #{bins} ثلاث مدارس عندها صناديقها الآن، لوّنها التلاميذ بأنفسهم',
    },
  },
  {
    at: '4 tue 07:50',
    as: 'ana',
    in: place,
    say: {
      en: '/progress resolve #{nursery} how:"The executive committee signed the letter the same week"',
      ar: '/progress resolve #{nursery} كيف:"وقّعت اللجنة التنفيذية الكتاب في الأسبوع نفسه"',
    },
  },
  { at: '4 wed 08:00', as: 'tom', in: place, say: '/action done #{bins}' },
  {
    at: '5 sun 09:00',
    as: convener,
    in: place,
    label: 'planting',
    say: {
      en: '/event add Planting day at Cedar School starts:"in 13 days 9:00" ends:12:30',
      ar: '/event add يوم الغرس في مدرسة الأرز البداية:"بعد 13 يومًا الساعة 9:00" النهاية:12:30',
    },
  },
  {
    at: '5 tue 08:00',
    as: 'yusuf',
    in: place,
    say: {
      en: '/progress log #{seedlings} Delivered: 210, the extra ten are a gift',
      ar: '/progress log #{seedlings} وصلت 210 شتلات، والعشر الزائدة هدية',
    },
  },
  { at: '5 tue 08:02', as: 'yusuf', in: place, say: '/action done #{seedlings}' },
  {
    at: '6 mon 08:00',
    as: 'nour',
    in: place,
    label: 'hoses',
    say: {
      en: '/action add Hoses and a tap for the garden owner:@{nour} due:"in 4 days"',
      ar: '/action add خراطيم وحنفية للحديقة المسؤول:@{nour} الموعد:"بعد 4 أيام"',
    },
  },
  { at: '6 thu 09:00', as: 'nour', in: place, say: '/action done #{hoses}' },
  {
    at: '7 sun 07:00',
    in: place,
    rate: { nour: 5, yusuf: 5, tom: 4, huda: 5, ana: 4, maya: 5 },
    comments: {
      huda: 'ابنتي تسأل كل يوم عن شجرتها',
      ana: 'Wonderful. A little more water for the volunteers.',
    },
  },
  {
    at: '7 tue 08:00',
    as: convener,
    in: place,
    say: {
      en: '/progress log Five of eight schools have a garden now',
      ar: '/progress log صار في خمس مدارس من ثمانٍ حديقة',
    },
  },
  {
    at: '8 mon 09:00',
    as: convener,
    in: place,
    label: 'rota',
    say: {
      en: '/action add A watering rota for five gardens owner:@{tom} due:"in 5 days"',
      ar: '/action add جدول سقاية لخمس حدائق المسؤول:@{tom} الموعد:"بعد 5 أيام"',
    },
  },
  { at: '9 tue 08:00', as: 'tom', in: place, say: '/action done #{rota}' },
  {
    at: '8 tue 09:00',
    as: 'huda',
    in: place,
    label: 'compost',
    say: {
      en: '/action add A compost guide for caretakers owner:@{huda} due:"in 6 days"',
      ar: '/action add دليل السماد للعاملين في المدارس المسؤول:@{huda} الموعد:"بعد 6 أيام"',
    },
  },
  {
    at: '9 mon 08:20',
    as: 'yusuf',
    in: place,
    label: 'fence',
    say: {
      en: '/progress difficulty Goats ate half the garden at Hill School help:"sixty metres of fence" from:"the Chamber of Commerce"',
      ar: '/progress difficulty أكلت الماعز نصف حديقة مدرسة التل المساعدة:"ستون مترًا من السياج" ممّن:"غرفة التجارة"',
    },
  },
  {
    at: '9 mon 08:31',
    as: 'tom',
    in: place,
    say: 'Sorry, I laughed. Then I saw the photo.',
  },
  {
    at: '10 sun 09:00',
    as: convener,
    in: place,
    label: 'report',
    say: {
      en: '/action add Photos and numbers for the annual plan owner:@{maya} due:"in 9 days"',
      ar: '/action add صور وأرقام للخطة السنوية المسؤول:@{maya} الموعد:"بعد 9 أيام"',
    },
  },
  {
    at: '10 tue 08:00',
    as: convener,
    in: place,
    label: 'visit',
    say: {
      en: '/event add Garden visit with the donors starts:"in 12 days 10:00" ends:11:30',
      ar: '/event add زيارة المتبرعين للحدائق البداية:"بعد 12 يومًا الساعة 10:00" النهاية:11:30',
    },
  },
  {
    at: '10 wed 05:45',
    as: 'nour',
    in: place,
    say: {
      en: '/progress log #{compost} The Arabic half is written',
      ar: '/progress log #{compost} كُتب النصف العربي من الدليل',
    },
  },
];
