import type { SayStep, Step } from './script.ts';

/** The setup of the coalition, and what is said in everyone’s place. */

const coordinator = { en: 'ana', ar: 'huda' };

const joins = (
  group: { en: string; ar: string },
  place: string,
  people: readonly string[],
  at: '0 mon' | '1 mon' | '2 mon' = '0 mon',
): SayStep[] =>
  people.map((person, index) => ({
    at: `${at} 07:${10 + index}`,
    as: person,
    in: place,
    say: { en: `/group join ${group.en}`, ar: `/group join ${group.ar}` },
  }));

const cleanWater = { en: 'Clean Water', ar: 'Clean Water' };
const youthSkills = { en: 'مهارات الشباب', ar: 'مهارات الشباب' };
const greenSchools = { en: 'Green Schools', ar: 'المدارس الخضراء' };
const safeStreets = { en: 'Safe Streets', ar: 'شوارع آمنة' };
const goodNeighbours = { en: 'Good Neighbours', ar: 'جيران الكبار' };

export const coalition: readonly Step[] = [
  {
    at: '0 sun 06:00',
    as: coordinator,
    in: 'general',
    say: {
      en: '/coalition setup name:"Coast & River Coalition" mission:"Clean water, green schools and a first job for every young person between the coast and the river" zone:Asia/Beirut week:sun-thu language:en executive:#{executive} strategic:#{strategic}',
      ar: '/coalition setup name:"تحالف الساحل والنهر" mission:"مياه نظيفة ومدارس خضراء وفرصة عمل أولى لكل شاب وشابة بين الساحل والنهر" zone:Asia/Beirut week:sun-thu language:ar executive:#{executive} strategic:#{strategic}',
    },
  },
  { at: '0 sun 06:02', as: coordinator, in: 'general', say: '/coalition schedule year:{first-quarter}' },
  {
    at: '0 sun 06:10',
    as: coordinator,
    in: 'general',
    say: '/group create name:"Clean Water" goal:"Safe drinking water in all twelve public schools by summer" convener:@{layla}',
  },
  {
    at: '0 sun 06:14',
    as: coordinator,
    in: 'general',
    say: '/group create name:"مهارات الشباب" goal:"مئة شاب وشابة يتدربون على مهنة قبل نهاية السنة" convener:@{omar}',
  },
  {
    at: '0 sun 06:18',
    as: coordinator,
    in: 'general',
    say: {
      en: '/group create name:"Green Schools" goal:"A garden and a sorting corner in eight schools" convener:@{maya}',
      ar: '/group create name:"المدارس الخضراء" goal:"حديقة وركن لفرز النفايات في ثماني مدارس" convener:@{nour}',
    },
  },
  {
    at: '0 sun 06:20',
    as: coordinator,
    in: 'clean-water',
    say: '/group bind group:"Clean Water" language:en',
  },
  {
    at: '0 sun 06:21',
    as: coordinator,
    in: 'youth-skills',
    say: '/group bind group:"مهارات الشباب" language:ar',
  },
  {
    at: '0 sun 06:22',
    as: coordinator,
    in: 'green-schools',
    say: {
      en: '/group bind group:"Green Schools" language:en',
      ar: '/group bind group:"المدارس الخضراء" language:ar',
    },
  },
  {
    at: '0 sun 06:30',
    as: coordinator,
    in: 'general',
    say: {
      en: 'Good morning, everyone. From today we log what we do where we already talk. One line is enough.',
      ar: 'صباح الخير جميعًا. من اليوم نسجّل ما نعمله حيث نتحدث أصلًا. سطر واحد يكفي.',
    },
  },
  {
    at: '0 sun 06:41',
    as: 'tom',
    in: 'general',
    say: 'So no more report template at the end of the month? I am in.',
  },
  { at: '0 sun 06:44', as: 'rami', in: 'general', say: 'أخيرًا. شكرًا لكل من عمل على هذا.' },
  ...joins(cleanWater, 'clean-water', ['sam', 'tom', 'nour', 'ana', 'maya', 'rami', 'huda', 'yusuf']),
  ...joins(youthSkills, 'youth-skills', ['huda', 'rami', 'yusuf', 'sam', 'nour', 'layla', 'tom']),
  ...joins(greenSchools, 'green-schools', ['yusuf', 'tom', 'huda', 'ana', 'rami', 'layla']),
  {
    at: '0 mon 07:30',
    as: { en: 'nour', ar: 'maya' },
    in: 'green-schools',
    say: { en: '/group join Green Schools', ar: '/group join المدارس الخضراء' },
  },
  {
    at: '1 mon 06:30',
    as: coordinator,
    in: 'general',
    say: {
      en: '/group create name:"Safe Streets" goal:"A safe crossing at the gate of every school" convener:@{grace}',
      ar: '/group create name:"شوارع آمنة" goal:"ممرّ آمن للمشاة عند باب كل مدرسة" convener:@{rami}',
    },
  },
  {
    at: '1 mon 06:40',
    as: coordinator,
    in: 'safe-streets',
    say: {
      en: '/group bind group:"Safe Streets" language:en',
      ar: '/group bind group:"شوارع آمنة" language:ar',
    },
  },
  ...joins(safeStreets, 'safe-streets', ['tom', 'sam', 'ana', 'maya'], '1 mon'),
  {
    at: '1 mon 07:30',
    as: { en: 'rami', ar: 'grace' },
    in: 'safe-streets',
    say: { en: '/group join Safe Streets', ar: '/group join شوارع آمنة' },
  },
  { at: '1 tue 09:00', as: 'huda', in: 'general', say: 'هل يمكن أن نكتب بالعربية في كل الأماكن؟' },
  {
    at: '1 tue 09:06',
    as: 'ana',
    in: 'general',
    say: 'Yes, everywhere. Halqa reads both, and the summary keeps each person’s own words.',
  },
  {
    at: '2 mon 06:34',
    as: coordinator,
    in: 'general',
    say: {
      en: '/group create name:"Good Neighbours" goal:"Nobody over seventy goes a week without a visit or a call" convener:@{karim}',
      ar: '/group create name:"جيران الكبار" goal:"ألّا يمرّ أسبوع على من جاوز السبعين بلا زيارة أو اتصال" convener:@{karim}',
    },
  },
  {
    at: '2 mon 06:41',
    as: coordinator,
    in: 'good-neighbours',
    say: {
      en: '/group bind group:"Good Neighbours" language:en',
      ar: '/group bind group:"جيران الكبار" language:ar',
    },
  },
  ...joins(goodNeighbours, 'good-neighbours', ['huda', 'nour', 'layla', 'yusuf'], '2 mon'),
  {
    at: '4 mon 08:00',
    as: coordinator,
    in: 'executive',
    say: {
      en: 'The municipality has agreed to meet us about the pump. I will report back here.',
      ar: 'وافقت البلدية على لقائنا بشأن المضخة. سأنقل ما يدور هنا.',
    },
  },
  {
    at: '4 mon 08:15',
    as: 'omar',
    in: 'executive',
    say: 'ممتاز. وأنا أكلّم مديرة المكتبة العامة عن القاعة.',
  },
  {
    at: '9 sun 06:50',
    as: coordinator,
    in: 'executive',
    say: {
      en: '/partner add Red Crescent kind:non-profit wants:"volunteers and first aid at our events" gets:"first-aid courses in twelve schools" rhythm:quarter delegate:@{tom}',
      ar: '/partner add الهلال الأحمر النوع:جمعية نريد:"متطوعون وإسعاف أولي في فعالياتنا" تنال:"دورات إسعاف أولي في اثنتي عشرة مدرسة" المتابعة:"كل ثلاثة أشهر" المندوب:@{yusuf}',
    },
  },
  {
    at: '9 sun 07:00',
    as: coordinator,
    in: 'strategic',
    say: {
      en: 'The annual plan comes to this committee at the next meeting. The quarterly summary will be here before it.',
      ar: 'تُعرض الخطة السنوية على هذه اللجنة في اجتماعها المقبل، ويصل الملخّص الفصلي إلى هنا قبله.',
    },
  },
  {
    at: '10 wed 05:30',
    as: coordinator,
    in: 'general',
    say: {
      en: 'River clean-up this Saturday, nine in the morning, under the old bridge. Bring gloves.',
      ar: 'تنظيف النهر هذا السبت في التاسعة صباحًا عند الجسر القديم. أحضروا قفازات.',
    },
  },
  {
    at: '13 wed 08:00',
    as: coordinator,
    in: 'executive',
    say: {
      en: 'I have asked the mayor’s secretary about the crossings. She writes everything down.',
      ar: 'سألت سكرتيرة رئيس البلدية عن ممرات المشاة. إنها تدوّن كل شيء.',
    },
  },
  {
    at: '14 tue 08:10',
    as: coordinator,
    in: 'general',
    say: {
      en: 'The filters are paid for. Thank you, Layla and Tom; thank you, whoever read our letter at the embassy.',
      ar: 'دُفع ثمن المرشّحات. شكرًا ليلى وتوم، وشكرًا لمن قرأ رسالتنا في السفارة.',
    },
  },
  {
    at: '16 tue 08:00',
    as: { en: 'tom', ar: 'yusuf' },
    in: 'general',
    say: {
      en: '/partner offer eight volunteers on Saturday mornings kind:people until:"in 90 days"',
      ar: '/partner offer ثمانية متطوعين صباح كل سبت النوع:متطوعون حتى:"بعد 90 يومًا"',
    },
  },
  {
    at: '18 sun 09:00',
    as: 'layla',
    in: 'executive',
    say: 'Has anybody heard from Karim? His group has been silent for two months.',
  },
  {
    at: '18 sun 09:20',
    as: 'huda',
    in: 'executive',
    say: 'ابنه في المستشفى منذ أسابيع. سأزوره وأسأل من يساعده.',
  },
  {
    at: '19 sun 07:00',
    as: coordinator,
    in: 'general',
    say: {
      en: 'Water fair at Harbour School on Saturday, from ten. Bring a bottle from your own tap and have it tested.',
      ar: 'معرض الماء في مدرسة المرفأ يوم السبت من العاشرة. أحضروا قنينة من حنفيتكم لنفحصها.',
    },
  },
];
