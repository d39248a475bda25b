import type { Step } from './script.ts';

/** The group that works in Arabic, from its exhibition on: well rated, and short of machines. */
const place = 'youth-skills';

export const youthSkillsLater: readonly Step[] = [
  { at: '10 wed 09:00', as: 'huda', in: place, say: '/action edit #{transport} الموعد:"بعد 8 أيام"' },
  {
    at: '11 sun 08:00',
    in: place,
    rate: { huda: 5, rami: 4, yusuf: 5, sam: 4, omar: 5, nour: 5 },
    comments: { nour: 'باع خمسة متدربين أول أعمالهم', sam: 'The signs in English helped a lot' },
  },
  {
    at: '11 sun 09:00',
    as: 'huda',
    in: place,
    say: '/progress resolve #{fares} كيف:"أعطتنا شركة النقل العام بطاقات مجانية حتى آخر الدورة"',
  },
  {
    at: '11 sun 09:02',
    as: 'huda',
    in: place,
    say: '/action edit #{transport} الجهة:"شركة النقل العام"',
  },
  { at: '11 sun 09:03', as: 'huda', in: place, say: '/action done #{transport}' },
  { at: '11 tue 08:00', as: 'yusuf', in: place, say: '/action done #{certificate}' },
  {
    at: '11 wed 10:00',
    as: 'omar',
    in: place,
    say: '/progress log #{midway} يريد المتدربون وقتًا أطول في الورش وأقصر في القاعة',
  },
  { at: '11 wed 10:01', as: 'omar', in: place, say: '/action done #{midway}' },
  { at: '12 sun 08:00', as: 'omar', in: place, say: '/action assign #{trainer} @{huda}' },
  { at: '12 sun 08:01', as: 'omar', in: place, say: '/action edit #{trainer} الموعد:"بعد 12 يومًا"' },
  {
    at: '13 mon 09:00',
    as: 'huda',
    in: place,
    say: '/progress log #{trainer} السيدة سعاد عندها ثلاثون سنة خبرة، ووافقت على مساءين',
  },
  { at: '13 mon 09:05', as: 'huda', in: place, say: '/action done #{trainer}' },
  {
    at: '13 thu 08:00',
    as: 'omar',
    in: place,
    say: '/action add فتح باب التسجيل للدورة الثانية، خياطة وكهرباء المسؤول:@{omar} @{rami} الموعد:"بعد 12 يومًا"',
    label: 'second-course',
  },
  {
    at: '14 sun 08:00',
    as: 'omar',
    in: place,
    say: '/event add تخريج الدورة الأولى البداية:"بعد 6 أيام الساعة 17:00" النهاية:19:00',
  },
  {
    at: '14 wed 10:00',
    as: 'rami',
    in: place,
    say: '/progress log #{second-course} وصلنا 61 طلبًا، أكثر من نصفها من شابات',
  },
  {
    at: '15 sun 08:00',
    in: place,
    rate: { huda: 5, rami: 5, yusuf: 5, sam: 5, omar: 5, layla: 4, nour: 5 },
    comments: { huda: 'بكت الأمهات وبكينا معهن', layla: 'Nineteen of twenty finished' },
  },
  { at: '15 sun 09:00', as: 'omar', in: place, say: 'تسعة عشر من عشرين أنهوا الدورة، شكرًا لكم واحدًا واحدًا' },
  { at: '15 tue 08:00', as: 'rami', in: place, say: '/action done #{second-course}' },
  {
    at: '15 wed 08:00',
    as: 'omar',
    in: place,
    say: '/poll ask أي مساء يناسبكم للدورة الثانية؟ الخيارات:"الاثنين، الثلاثاء، الأربعاء" الإغلاق:"بعد يومين"',
  },
  { at: '15 wed 09:00', in: place, rate: { huda: 1, rami: 3, yusuf: 3, sam: 3, nour: 2, omar: 3 } },
  {
    at: '16 sun 08:00',
    as: 'huda',
    in: place,
    say: '/action add زيارة الخريجين في أماكن عملهم المسؤول:@{huda} @{nour} الموعد:"بعد 45 يومًا"',
    label: 'graduates',
  },
  {
    at: '16 mon 09:00',
    as: 'omar',
    in: place,
    say: '/digest note الدورة الأولى انتهت بتسعة عشر خريجًا، وسبعة منهم يعملون اليوم.',
  },
  {
    at: '17 sun 08:30',
    as: 'omar',
    in: place,
    say: '/progress log بدأت الدورة الثانية بأربعة وعشرين متدربًا، ستة عشر منهم شابات',
  },
  {
    at: '17 wed 10:00',
    as: 'omar',
    in: place,
    say: '/action add جولة على المشاغل لاستعارة ماكينات الخياطة المسؤول:@{rami} الموعد:"بعد 30 يومًا"',
    label: 'machines',
  },
  {
    at: '17 wed 10:05',
    as: 'omar',
    in: place,
    say: '/progress difficulty عندنا ثلاث ماكينات خياطة لثماني متدربات المساعدة:"ثلاث ماكينات خياطة، ولو مستعملة" النوع:أدوات ممّن:"غرفة التجارة" المهمة:#{machines}',
  },
  { at: '18 tue 09:00', as: 'huda', in: place, say: '/progress log #{graduates} زرنا أربعة، وربّ العمل راضٍ' },
  {
    at: '18 wed 08:00',
    as: 'rami',
    in: place,
    say: '/progress log #{machines} مشغل واحد يعيرنا ماكينة يوم السبت فقط',
  },
  {
    at: '18 thu 08:00',
    as: 'omar',
    in: place,
    // The first poll after a move of the clock is in Arabic in the Arabic demo.
    only: 'ar',
    say: '/event add لقاء الخريجين مع المتدربين الجدد البداية:"بعد 7 أيام الساعة 16:00" النهاية:18:00',
  },
  {
    at: '18 thu 08:05',
    as: 'omar',
    in: place,
    say: '/event add أصحاب المشاغل يزورون الدورة البداية:"بعد 14 يومًا الساعة 16:00" النهاية:18:00',
  },
  {
    at: '19 sun 08:00',
    as: 'yusuf',
    in: place,
    say: '/action add صفحة تعرّف بأعمال الخريجين المسؤول:@{yusuf} الموعد:"بعد 24 يومًا"',
  },
];
