import type { Bilingual } from '../chat/ids.ts';

/** A person's calendar: the file, and the secret link of the feed. */
export const calendarWords = {
  'calendar.title': { en: 'Your calendar', ar: 'تقويمك' },
  'calendar.text': {
    en: 'The events of your groups and the due days of your items: {file}. Open it in any calendar. It stays as it is today.',
    ar: 'فعاليات مجموعاتك ومواعيد مهامك: {file}. يُفتح في أي تقويم، ويبقى كما هو اليوم.',
  },
  'calendar.due': { en: 'Due', ar: 'موعد' },
  'calendar.offer': {
    en: 'For a calendar that keeps itself up to date, get a link of your own: {command}',
    ar: 'لتقويم يتجدّد تلقائيًا يمكن الحصول على رابط خاص: {command}',
  },
  'calendar.stands': {
    en: 'You have a link. If you lost it or somebody else has it, a new one ends the old: {renew} To end it: {end}',
    ar: 'لديك رابط. إن ضاع أو وصل إلى غيرك فرابط جديد يلغي القديم: {renew} لإلغائه: {end}',
  },
  'calendar.linkTitle': { en: 'The link of your calendar', ar: 'رابط تقويمك' },
  'calendar.link': {
    en: 'Subscribe to this address in your calendar:',
    ar: 'عنوان الاشتراك في التقويم:',
  },
  'calendar.secret': {
    en: 'Whoever has it sees your calendar: titles, places and days, no names of people. It is shown only now. An earlier link has ended.',
    ar: 'من لديه هذا العنوان يرى تقويمك: العناوين والأماكن والأيام، بلا أسماء أشخاص. لا يظهر إلا الآن، وأُلغي أي رابط سابق.',
  },
  'calendar.noHttp': {
    en: 'There are no links here: whoever runs Halqa has not connected it to the web. The file of {command} works all the same.',
    ar: 'لا روابط هنا: لم تُوصَل «حلقة» بالويب من جهة تشغيلها. ملف {command} يصلح على كل حال.',
  },
  'calendar.endedTitle': { en: 'The link has ended', ar: 'أُلغي الرابط' },
  'calendar.ended': { en: 'It shows nothing any more.', ar: 'لم يعد يعرض شيئًا.' },
} as const satisfies Readonly<Record<string, Bilingual>>;
