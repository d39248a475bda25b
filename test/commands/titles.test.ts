import { expect, it } from 'vitest';
import { buttonsOf } from '../fixtures/chat.ts';
import { scenes } from '../fixtures/records.ts';

/** Lines of the kinds that people really type into minutes, from a phone as often as not. */
const lines: readonly string[] = [
  'Book the hall',
  'book the hall, ask for keys, and tell Sam (he has the van)',
  'Next step: write to the ministry; wait for the answer.',
  'Draft title: a first one - then we will see',
  'ACTION: Layla to call the school',
  'Layla will open a thread on #general about item #12',
  "It's the committee's turn, isn't it",
  '"Water for all" stays the name of the campaign',
  'Rename “Water for all” to ‘Clean water’ everywhere',
  'She said "not before spring',
  'Run `npm ci && npm test` on the office machine',
  "Use process.on('exit') as the `handler`",
  'Move [the plan](https://example.org/plan?a=1&b=2#top) to the wiki',
  'https://example.org/minutes/2026-11-04.html',
  'See https://example.org:8080/due:friday before the call',
  'Read <https://example.org|the page> and <mailto:ana@example.org>',
  'Ask @here and @Sam, not @everyone',
  'Ask <@U061F7AUR> and <!channel> about it',
  '50% of the budget = 1,200.50 €',
  'Q4/2026: 3 of 5 done -> report',
  '/action add is what you type to add one',
  '#12 again, since nobody did it',
  '- [ ] a line with a box',
  '* a starred line',
  '> a quoted line',
  '~~not this~~ *this* _and_ this',
  '$ sudo reboot',
  'C:\\minutes\\2026 is where they are',
  'std::move the meeting',
  'when: never; where: nowhere; who: nobody',
  'Reminder:call back',
  '👍🏽 thanks to the 👩‍👩‍👧‍👦 of the shelter 🏳️‍🌈',
  'حجز القاعة لاجتماع الربيع',
  'شراء الشتلات، مئتا شتلة؛ ثم توزيعها: على المدارس',
  'ماذا نفعل بالخزّان؟ نسأل «البلدية» أولًا',
  'كتابة رسالة إلى ministry of health قبل 15/12',
  'مُراجَعَةُ الخُطّةِ كُلِّها',
  'اجتماع الساعة ١٠:٣٠ في مقرّ الجمعية',
  'Naïve café — déjà vu… 日本語 ελληνικά עברית',
  'e\u0301tude with a combining accent',
  'a  line   with     wide  gaps',
  'ends with a comma,',
  'ends with a colon:',
  'x',
  `${'long words '.repeat(27)}end`,
  'ب'.repeat(300),
];

scenes('a title typed raw', (open) => {
  it('becomes an item with exactly that title', async () => {
    const { chat, records } = await open();
    for (const line of lines) {
      const seen = await chat.agree('sam', 'water', `/action add ${line}`);
      expect(seen.kind, `${line}: ${seen.text}`).toBe('public');
      expect(buttonsOf(seen.card), line).toHaveLength(4);
    }
    const { item } = await records();
    expect(item?.map(({ title }) => title)).toEqual(lines);
    expect(item?.every(({ due_on }) => due_on === null)).toBe(true);
  });

  it('keeps what names an owner, a day and a group apart from it', async () => {
    const { chat, records } = await open();
    for (const [line, title] of [
      ['Book the hall, the big one owner:@Layla Haddad due:next friday', 'Book the hall, the big one'],
      ['due:friday owner:me Call the school: ask for Sam', 'Call the school: ask for Sam'],
      ['حجز القاعة، الكبيرة المسؤول:@عمر منصور الموعد:الجمعة القادمة', 'حجز القاعة، الكبيرة'],
      ['"Book: the hall" due:friday', 'Book: the hall'],
      ['Trees for the yard group:المدارس', 'Trees for the yard'],
    ] as const) {
      expect((await chat.agree('sam', 'water', `/action add ${line}`)).kind, line).toBe('public');
      const { item } = await records();
      expect(item?.at(-1)?.title, line).toBe(title);
    }
  });

  it('is refused in one sentence where it is longer than a title may be', async () => {
    const { chat, records } = await open();
    const seen = await chat.say('sam', 'water', `/action add ${'🙂'.repeat(301)}`);
    expect(seen.text).toBe('That didn’t work\nTitle is too long: at most 300 characters.');
    expect((await chat.say('sam', 'water', `/action add ${'🙂'.repeat(300)}`)).kind).toBe('public');
    expect((await records()).item).toHaveLength(1);
  });
});
