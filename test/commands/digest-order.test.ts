import { expect, it } from 'vitest';
import { buttonsOf, type Chat, openChat, readable, setUp } from '../fixtures/chat.ts';
import { eachStore } from '../fixtures/store.ts';

const selectsOf = (chat: Chat, where: string) =>
  (chat.posted(where).at(-1)?.card.blocks ?? []).flatMap((block) => (block.kind === 'select' ? [block] : []));

eachStore('what a committee reads first', (openTestStore) => {
  const start = async () => {
    const chat = openChat({ store: await openTestStore(), now: '2026-11-04T09:00:00Z' });
    await setUp(chat);
    await chat.say('ana', 'general', '/group create Beach goal:"No rubbish" convener:@Sam Okoye');
    return chat;
  };

  /** Water is blocked, المدارس is at risk, Beach is on track. */
  const month = async (chat: Chat) => {
    await chat.say('sam', 'water', '/action add Paint the fence due:2026-11-08 owner:@Sam Okoye');
    await chat.say('sam', 'water', '/progress difficulty No permit help:a letter from:the ministry');
    await chat.say('nour', 'schools', '/action add زراعة الحديقة');
    await chat.clock.moveTo(Date.parse('2026-11-24T09:00:00Z'));
    await chat.say('nour', 'schools', '/progress difficulty لا ماء help:خزّان from:البلدية');
    await chat.say('sam', 'general', '/action add Sweep the beach group:Beach');
    await chat.say('sam', 'general', '/action done #5');
    await chat.say('sam', 'general', '/event add Open day starts:2026-12-05 10:00 ends:13:00 group:Beach');
    await chat.pass('2026-12-01T08:00:00Z');
    const [digest] = chat.posted('executive');
    if (digest === undefined) throw new Error('no summary');
    return digest;
  };

  it('is in the order in which a committee acts, without zeros', async () => {
    const digest = await month(await start());
    const text = readable(digest.card);
    const parts = [
      'Clean Coast: November 2026\nHow you can help\n• Water: a letter',
      '3 groups: 1 blocked, 1 at risk, 1 on track',
      'Action items by group.',
      'Water · Blocked · 1 new, 1 overdue',
      '• #2 No permit, open for 27 days',
      '• #1 Paint the fence (Sam Okoye), 23 days overdue',
      '• Nothing logged for 27 days',
      'المدارس · At risk · 1 new',
      'The other groups\n• Beach · 1 done, 1 new\n  Done: #5 Sweep the beach',
      'Events ahead\n• Sat, 5 Dec 2026: Open day, Beach',
    ];
    const found = parts.map((part) => text.indexOf(part));
    expect(found, text).not.toContain(-1);
    expect(found).toEqual([...found].sort((a, b) => a - b));
    const withoutAlt = text.replace(/^Action items by group.*$/m, '');
    expect(withoutAlt).not.toMatch(/\b0 (done|new|overdue|blocked|at risk)/);
    expect(withoutAlt.match(/Paint the fence/g)).toHaveLength(1);
    expect(text).toContain('No section was reviewed by its convener.');
    expect(digest.card.blocks.filter(({ kind }) => kind === 'chart')).toHaveLength(1);
  });

  it('lets a member of the committee act on its first line in two taps', async () => {
    const chat = await start();
    const digest = await month(chat);
    const form = await chat.press('ana', digest, 'We can help');
    expect(form.form?.fields.find(({ name }) => name === 'text')?.value).toBe('a letter');
    const values = Object.fromEntries(
      (form.form?.fields ?? []).flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]])),
    );
    const taken = await chat.submit('ana', 'executive', form.form, values);
    expect(taken.text).toContain('a letter');
    await chat.beat();
    expect(
      chat
        .posted('water')
        .map(({ card }) => readable(card))
        .at(-1),
    ).toContain('Help is coming: #2');
  });

  it('puts an ask that nobody took on before one that somebody did', async () => {
    const chat = await start();
    await chat.say('sam', 'water', '/progress difficulty No permit help:a letter from:the ministry');
    await chat.say('sam', 'water', '/progress difficulty No car help:a car from:the club');
    await chat.say('ana', 'executive', '/progress take #1 Write the letter');
    await chat.pass('2026-12-01T08:00:00Z');
    const text = readable(chat.posted('executive').at(-1)?.card);
    expect(text).toMatch(/How you can help\n• Water: a car[\s\S]*• Water: a letter\n[^\n]*taken up/);
  });

  it('shows a group whole in private, as it was published, to whoever may read it', async () => {
    const chat = await start();
    const digest = await month(chat);
    await chat.say('sam', 'water', '/action add Only later');
    const more = await chat.press('ana', digest, 'More');
    expect(more.kind).toBe('private');
    expect(more.text).toContain('Water in the summary of November 2026');
    expect(more.text).toContain('Overdue: #1 Paint the fence');
    expect(more.text).not.toContain('Only later');
    // A button token in the hands of somebody else, elsewhere.
    await chat.say('ana', 'general', '/coalition privacy closed');
    const token = buttonsOf(digest.card).find(({ label }) => label === 'More')?.token ?? '';
    const other = await chat.choose('nour', 'private', token, '');
    expect(other.text).not.toContain('Paint the fence');
    const [, menu] = selectsOf(chat, 'executive').filter(({ token: one }) => !one.startsWith('take-one'));
    expect(menu?.label).toBe('Show a group whole…');
    const beach = await chat.choose('ana', 'executive', menu?.token ?? '', menu?.options[0]?.value ?? '');
    expect(beach.text).toContain('Beach in the summary of November 2026');
  });

  it('leaves out a poll that nobody answered', async () => {
    const chat = await start();
    await chat.say('layla', 'water', '/event add Open day starts:2026-11-10 10:00 ends:13:00');
    await chat.say('sam', 'water', '/poll ask Was it clear? closes:tomorrow');
    await chat.pass('2026-12-01T08:00:00Z');
    const text = readable(chat.posted('executive').at(-1)?.card);
    expect(text).toContain('Event: Open day');
    expect(text).not.toContain('no answers');
    expect(text).not.toContain('Was it clear');
  });

  it('gives the strategic committee figures per group, and never calls late items undated', async () => {
    const chat = await start();
    await chat.say('sam', 'water', '/action add Paint the fence due:2026-11-08 owner:@Sam Okoye');
    await chat.say('sam', 'water', '/action add Find a hall');
    await chat.say('sam', 'general', '/action add Sweep the beach group:Beach');
    await chat.say('sam', 'general', '/action done #3');
    await chat.pass('2027-01-02T00:00:00Z');
    const text = readable(chat.posted('strategic').at(-1)?.card);
    expect(text).toContain('Group by group\n• Beach · 1 done, 1 new\n• Water · 2 new, 2 open, 1 overdue\n');
    expect(text).toContain(
      'Due next quarter\n1 item is overdue and needs a new date.\n1 open item has no date.\n',
    );
    expect(text).not.toContain('Nothing has a date');
  });
});
