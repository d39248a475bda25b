import { expect, it } from 'vitest';
import { componentsOf, textOf } from '../../fixtures/discord/people.ts';
import { openRoom, type Room } from '../../fixtures/discord/room.ts';
import type { Message } from '../../fixtures/discord/state.ts';
import { eachStore } from '../../fixtures/store.ts';

const first = (messages: readonly (Message | undefined)[]): Message => {
  const [message] = messages;
  if (!message) throw new Error('nothing was said');
  return message;
};

/** A coalition with two groups, from an empty server, by the commands alone. */
const setUp = async (room: Room, language?: string): Promise<void> => {
  const { people, ana, layla, omar, sam, nour, general, water, schools, executive, strategic } = room;
  const opened = await people.command(ana, general, 'coalition setup', {
    name: 'Clean Coast',
    executive,
    strategic,
  });
  const ready = await people.submit(opened, { zone: 'Asia/Beirut', ...(language ? { language } : {}) });
  expect(textOf(first(ready.messages))).toContain('Clean Coast');
  await people.command(ana, general, 'coalition setup', { week: 'sun-thu' });
  await people.command(ana, general, 'group create', {
    name: 'Water',
    goal: 'Every spring tested',
    convener: layla,
  });
  await people.command(ana, general, 'group create', {
    name: 'المدارس',
    goal: 'حديقة في كل مدرسة',
    convener: omar,
  });
  // She wrote in both languages; who only ever wrote in an Arabic place is answered in Arabic.
  await people.command(ana, general, 'halqa language', { language: 'en' });
  await people.command(layla, water, 'group bind', { group: 'Water' });
  await people.command(omar, schools, 'group bind', { group: 'المدارس', language: 'ar' });
  // Only the answers of members count.
  for (const who of [ana, omar, sam, nour]) await people.command(who, water, 'group join');
  for (const who of [ana, layla, sam, nour]) await people.command(who, schools, 'group join');
};

/** The main story of the product, as people see it in Discord. */
eachStore('the whole loop in Discord', (openTestStore) => {
  it('runs from a typed command to the summary, with nobody in between', async () => {
    const room = await openRoom(await openTestStore());
    const { people, ana, layla, omar, sam, nour, water, executive, fake } = room;
    await setUp(room);

    const added = first(
      (
        await people.command(sam, water, 'action add', {
          title: 'Book the hall',
          owner: `<@${layla.id}>`,
          due: 'next friday',
        })
      ).messages,
    );
    expect(textOf(added)).toContain(`Action item #1\nBook the hall\nOwner: <@${layla.id}>`);
    const offered = await people.type(sam, water, 'action done', { item: 'hall' }, 'item');
    expect(offered.suggestions).toMatchObject([{ value: '#1' }]);
    await people.command(sam, water, 'progress log', { item: '#1', text: 'Two halls answered' });
    const raised = await people.command(layla, water, 'progress difficulty', {
      item: '#1',
      text: 'The hall is closed',
      help: 'a hall for forty',
      from: 'the municipality',
    });
    expect(textOf(raised.messages[0])).toContain('Difficulty #2');
    await people.press(sam, added, 'Done');
    expect(textOf(added)).toContain('Done: #1');
    await people.command(layla, water, 'event add', {
      title: 'Beach clean-up',
      starts: '2026-11-14 10:00',
      ends: '13:00',
    });

    await room.pass('2026-11-14T12:00:00Z');
    const poll = first([people.seen(nour, water).at(-1)]);
    expect(textOf(poll)).toContain('How was “Beach clean-up”?');
    for (const [who, label] of [
      [ana, '1 Poor'],
      [omar, '4'],
      [layla, '5 Excellent'],
      [sam, '4'],
      [nour, '3'],
    ] as const)
      expect(textOf((await people.press(who, poll, label)).messages[0])).toMatch(
        /Your answer is counted|حُسبت إجابتك/,
      );
    const rated = first((await people.press(ana, poll, '5 Excellent')).messages);
    const form = await people.press(ana, rated, 'Add a comment');
    const thanks = await people.submit(form, { comment: 'Bring more *gloves* @everyone' });
    expect(textOf(thanks.messages[0])).toContain('saved without your name');

    await room.pass('2026-11-17T12:00:00Z');
    const result = textOf(people.seen(nour, water).at(-1));
    expect(result).toContain('4.2 of 5 (5 answers');
    expect(result).toContain('Bring more *gloves* @\u200beveryone');
    expect(textOf(poll)).toContain('The poll is closed');
    expect(componentsOf(poll.components).filter(({ type }) => type === 2)).toEqual([]);

    await room.pass('2026-12-02T00:00:00Z');
    const digest = textOf(first(executive.messages));
    expect(executive.messages).toHaveLength(1);
    expect(digest).toMatch(/^Clean Coast: November 2026\nHow you can help\n• Water: a hall for forty\n/);
    expect(digest).toContain('Why: The hall is closed');
    expect(digest).toContain('Done: #1 Book the hall');
    expect(digest).toContain('Event: Beach clean-up, 4.2 of 5 (5 answers');
    expect(fake.problems).toEqual([]);
  });

  it('runs in Arabic just the same', async () => {
    const room = await openRoom(await openTestStore());
    const { people, ana, layla, omar, sam, nour, general, schools, executive, fake } = room;
    await setUp(room, 'ar');
    for (const who of [omar, nour]) await people.command(who, general, 'halqa language', { language: 'ar' });

    const opened = await people.command(nour, schools, 'action add', {
      owner: `<@${omar.id}>`,
      due: 'الجمعة القادمة',
    });
    expect(opened.modal?.title).toBe('إضافة مهمة');
    const added = first((await people.submit(opened, { title: 'شراء الشتلات، مئتا شتلة' })).messages);
    expect(textOf(added)).toContain('المهمة #1');
    expect(textOf(added)).toContain('شراء الشتلات، مئتا شتلة');
    expect(textOf(added)).toContain('6 تشرين الثاني 2026');
    const offered = await people.type(nour, schools, 'action done', { item: 'الشتلات' }, 'item');
    expect(offered.suggestions).toMatchObject([{ value: '#1' }]);
    await people.command(nour, schools, 'progress log', { item: '#١', text: 'وصلت أول دفعة' });
    await people.command(omar, schools, 'progress difficulty', {
      item: '#١',
      text: 'لا ماء',
      help: 'خزّان',
      from: 'البلدية',
    });
    await people.press(nour, added, 'أُنجزت');
    expect(textOf(added)).toContain('أُنجزت: #1');
    await people.command(omar, schools, 'event add', { title: 'يوم الغرس', starts: '2026-11-14 10:00' });

    await room.pass('2026-11-14T12:00:00Z');
    const poll = first([schools.messages.at(-1)]);
    for (const who of [ana, omar, layla, sam, nour]) await people.press(who, poll, '5 ممتازة');
    await room.pass('2026-12-02T00:00:00Z');
    const digest = textOf(first(executive.messages));
    expect(digest).toContain('كيف يمكنكم المساعدة\n• المدارس: خزّان');
    expect(digest).toContain('أُنجزت: #1 شراء الشتلات، مئتا شتلة');
    expect(digest).toContain('فعالية: يوم الغرس، 5 من 5 (5 إجابات');
    expect(fake.problems).toEqual([]);
  });
});
