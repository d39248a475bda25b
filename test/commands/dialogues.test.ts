import { expect, it } from 'vitest';
import { scenes } from '../fixtures/records.ts';

type Turn = readonly [who: string, where: string, line: string, ...said: readonly string[]];

/**
 * Every command on its happy path, in the order of a coalition's first days. The answer contains the given
 * text.
 */
const english: readonly Turn[] = [
  [
    'ana',
    'general',
    '/coalition setup Clean Coast zone:beirut week:sun-thu threshold:3 executive:#executive strategic:#strategic mission:Every beach swimmable',
    'Clean Coast\nEvery beach swimmable\n',
    'Time zone: Asia/Beirut',
    'Work week: Sunday to Thursday',
    'Executive committee reads in: #executive',
    'Coordinators: Ana Costa',
    'Next monthly summary: Tue, 1 Dec 2026',
    'Show poll results from: 3 answers',
    'Clean Coast is set up. Next, create a working group: /group create',
  ],
  ['ana', 'general', '/group list', 'No working groups yet.'],
  [
    'ana',
    'general',
    '/group create Water goal:"Every spring tested" convener:@Layla Haddad',
    'Working group: Water\nEvery spring tested\nConvener: Layla Haddad\nWorks in: no place yet: /group bind',
    'Anyone can join: /group join Water',
  ],
  ['layla', 'water', '/group bind Water', '#water now belongs to this group', 'Works in: #water'],
  ['sam', 'water', '/group join', 'Sam Okoye joined Water.', 'See what is open: /action list'],
  ['nour', 'general', '/group join water', 'نور خليل joined Water.'],
  ['nour', 'water', '/group leave', 'You left Water. You are welcome back any time.'],
  ['sam', 'private', '/group list', '• Water: Every spring tested', 'Convener Layla Haddad, 2 members'],
  ['sam', 'water', '/action list', 'Water: action items\nNothing is open. Add the first item: /action add'],
  [
    'sam',
    'water',
    '/action add Book the hall owner:me due:tomorrow',
    'Action item #1\nBook the hall\nOwner: Sam Okoye\nDue: Thu, 5 Nov 2026\nGroup: Water',
  ],
  ['sam', 'general', '/action add Call the mayor group:Water', 'Action item #2\nCall the mayor\n'],
  [
    'layla',
    'water',
    '/progress log #1 Two halls answered',
    'Progress on #1\nTwo halls answered\nAbout #1 Book the hall',
  ],
  [
    'layla',
    'water',
    '/progress log We met the mayor',
    'Progress: Water\nWe met the mayor\nLayla Haddad, Water',
  ],
  [
    'sam',
    'water',
    '/progress difficulty #1 The hall is closed help:a hall for forty from:the municipality',
    'Difficulty #3\nThe hall is closed\nHelp needed: a hall for forty\nFrom whom: the municipality',
    'Raised by: Sam Okoye\nAbout #1 Book the hall',
    '/progress resolve #3',
  ],
  [
    'sam',
    'water',
    '/progress resolve #1 They lent theirs',
    'Resolved: difficulty #3',
    'Resolved by: Sam Okoye\nHow: They lent theirs',
  ],
  ['sam', 'water', '/action done #1', 'Done: #1\nBook the hall', 'Done by: Sam Okoye'],
  [
    'sam',
    'water',
    '/event add Clean-up starts:2026-11-14 10:00 ends:13:00',
    'Event #4\nClean-up\nStarts: Sat, 14 Nov 2026, 10:00\nEnds: Sat, 14 Nov 2026, 13:00',
    'the result would stay hidden: it appears once 3 members have answered, and the group has 2 members',
  ],
  ['sam', 'general', '/event list', 'Next events\n• #4 Clean-up\n  Sat, 14 Nov 2026, 10:00, Water'],
  ['sam', 'water', '/event list', 'Water: next events'],
  ['sam', 'water', '/event cancel #4', 'Cancelled: event #4'],
  ['sam', 'water', '/event list', 'No events planned. Add one: /event add'],
  [
    'ana',
    'water',
    '/digest preview',
    'Clean Coast: November 2026',
    '1 group: 1 on track',
    '1 done, 2 new',
    'Done: #1 Book the hall',
  ],
  ['sam', 'private', '/coalition info', 'Working groups: 1'],
  ['sam', 'private', '/halqa help', 'What Halqa can do', '• /action · Action items\n  add'],
  ['sam', 'private', '/halqa help progress log', '/progress log\nLog progress', 'item: (optional)'],
  ['sam', 'private', '/event', '/event\nEvents and how they went'],
  ['sam', 'private', '/halqa language ar', 'لغتك\nأكتب إليك بالعربية من الآن.'],
];

const arabic: readonly Turn[] = [
  [
    'omar',
    'general',
    '/coalition setup الساحل النظيف zone:بيروت language:العربية digits:arab executive:#executive',
    'الساحل النظيف\n',
    'المنطقة الزمنية: Asia/Beirut',
    'مكان اللجنة التنفيذية: #executive',
    'الملخّص الشهري القادم: الثلاثاء، ١ كانون الأول ٢٠٢٦',
    'أدنى عدد لعرض نتيجة الاستطلاع: ٥ إجابات',
    'اكتمل إعداد الساحل النظيف.',
  ],
  [
    'omar',
    'general',
    '/group create المياه الهدف:فحص كل الينابيع',
    'مجموعة العمل: المياه\nفحص كل الينابيع\nالتيسير: عمر منصور',
  ],
  ['omar', 'water', '/group bind المياه', 'صار #water مكان هذه المجموعة'],
  ['nour', 'water', '/group join', 'انضمام جديد إلى المياه: نور خليل.'],
  [
    'nour',
    'water',
    '/action add حجز القاعة المسؤول:@عمر منصور الموعد:غدًا',
    'المهمة #١\nحجز القاعة\nالمتابعة: عمر منصور\nالموعد: الخميس، ٥ تشرين الثاني ٢٠٢٦\nالمجموعة: المياه',
  ],
  ['nour', 'water', '/progress log #١ أجابت قاعتان', 'تقدّم في #١\nأجابت قاعتان\nعن #١ حجز القاعة'],
  [
    'nour',
    'water',
    '/progress difficulty #١ القاعة مغلقة المساعدة:قاعة لأربعين ممّن:البلدية',
    'الصعوبة #٢\nالقاعة مغلقة\nالمساعدة المطلوبة: قاعة لأربعين\nالمطلوب من: البلدية',
  ],
  ['nour', 'water', '/progress resolve #٢ أعارونا قاعتهم', 'حُلّت الصعوبة #٢', 'كيف حُلّت: أعارونا قاعتهم'],
  ['nour', 'water', '/action done ١', 'أُنجزت: #١'],
  [
    'nour',
    'water',
    '/event add يوم الغرس البداية:2026-11-14 10:00',
    'الفعالية #٣\nيوم الغرس\nتبدأ: السبت، ١٤ تشرين الثاني ٢٠٢٦',
  ],
  ['omar', 'water', '/event cancel #٣', 'أُلغيت الفعالية #٣'],
  ['omar', 'private', '/action list المياه', 'المياه: المهام', 'المنجزة في آخر أسبوعين (١)'],
  ['omar', 'private', '/group list', '• المياه: فحص كل الينابيع\n  التيسير: عمر منصور، عضوان'],
  ['omar', 'private', '/event list', 'لا فعاليات قادمة.'],
  ['omar', 'private', '/digest preview', 'الساحل النظيف: تشرين الثاني ٢٠٢٦'],
  ['omar', 'private', '/coalition info', 'مجموعات العمل: ١'],
  ['omar', 'private', '/halqa help', 'الأوامر المتاحة'],
  ['nour', 'water', '/group leave', 'غادرت المياه.'],
  ['omar', 'private', '/halqa language English', 'Your language\nFrom now on I write to you in English.'],
];

scenes('every command', (open) => {
  for (const [language, turns] of [
    ['English', english],
    ['Arabic', arabic],
  ] as const)
    it(`does what it says, in ${language}`, async () => {
      const { chat } = await open({ empty: true });
      for (const [who, where, line, ...said] of turns) {
        const seen = await chat.agree(who, where, line);
        chat.clock.moveTo(chat.clock.now() + 60_000);
        for (const sentence of said) expect(seen.text, line).toContain(sentence);
        expect(seen.text, line).not.toMatch(/That didn’t work|تعذّر التنفيذ/);
      }
    });
});
