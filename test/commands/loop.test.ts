import { expect, it } from 'vitest';
import { buttonsOf, joinIn, openChat, readable, setUp } from '../fixtures/chat.ts';
import { eachStore } from '../fixtures/store.ts';

/** The main story of the product: a line in the chat comes back in the committee's summary. */
eachStore('the whole loop', (openTestStore) => {
  it('runs from a logged line to the summary, with nobody in between', async () => {
    const chat = openChat({ store: await openTestStore() });
    await setUp(chat);

    const added = await chat.say(
      'sam',
      'water',
      '/action add Book the hall owner:@Layla Haddad due:next friday',
    );
    expect(added.kind).toBe('public');
    expect(added.text).toContain('Action item #1\nBook the hall\nOwner: Layla Haddad\nDue: Fri, 13 Nov 2026');

    await chat.say('sam', 'water', '/progress log #1 Two halls answered');
    const raised = await chat.say(
      'layla',
      'water',
      '/progress difficulty #1 The hall is closed help:a hall for forty from:the municipality',
    );
    expect(raised.text).toContain('Difficulty #2');
    expect((await chat.press('sam', added, 'Done')).text).toContain('Done: #1');
    await chat.say('layla', 'water', '/event add Beach clean-up starts:2026-11-14 10:00 ends:13:00');

    await chat.pass('2026-11-14T12:00:00Z');
    const [poll] = chat.posted('water');
    expect(readable(poll?.card)).toContain('How was “Beach clean-up”?');
    if (!poll) throw new Error('no poll');
    await joinIn(chat, 'water', ['ana', 'omar', 'nour']);
    for (const [who, label] of [
      ['ana', '1 Poor'],
      ['omar', '4'],
      ['layla', '5 Excellent'],
      ['sam', '4'],
      ['nour', '3'],
    ] as const)
      expect((await chat.press(who, poll, label)).text).toContain('Your answer is counted');
    const rated = await chat.press('ana', poll, '5 Excellent');
    const form = await chat.press('ana', rated, 'Add a comment');
    const thanks = await chat.submit('ana', 'water', form.form, { comment: 'Bring more gloves' });
    expect(thanks.text).toContain('saved without your name');

    await chat.pass('2026-11-17T12:00:00Z');
    const result = readable(chat.posted('water')[1]?.card);
    expect(result).toContain('4.2 of 5 (5 answers, 100% of the group)');
    expect(result).toContain('Bring more gloves');
    expect(readable(poll.card)).toContain('The poll is closed');
    expect(buttonsOf(poll.card)).toEqual([]);

    await chat.pass('2026-12-02T00:00:00Z');
    expect(chat.posted('executive')).toHaveLength(1);
    const digest = readable(chat.posted('executive')[0]?.card);
    expect(digest).toMatch(/^Clean Coast: November 2026\nHow you can help\n• Water: a hall for forty\n/);
    expect(digest).toContain('From: the municipality. Why: The hall is closed (#2, open for 27 days)');
    expect(digest).toContain('Water · Blocked · 1 done, 1 new');
    expect(digest).toContain('Done: #1 Book the hall');
    expect(digest).toContain('Progress: Two halls answered');
    expect(digest).toContain('Event: Beach clean-up, 4.2 of 5 (5 answers, 100% of the group)');
    expect(digest).toContain('Nothing logged by: المدارس');
  });

  it('runs in Arabic just the same', async () => {
    const chat = openChat({ store: await openTestStore() });
    await setUp(chat, 'language:ar');
    for (const who of ['omar', 'nour']) await chat.say(who, 'private', '/halqa language ar');

    const added = await chat.say(
      'nour',
      'schools',
      '/action add شراء الشتلات، مئتا شتلة owner:@عمر منصور due:الجمعة القادمة',
    );
    expect(added.text).toContain('المهمة #1\nشراء الشتلات، مئتا شتلة\nالمتابعة: عمر منصور');
    expect(added.text).toContain('الجمعة، 6 تشرين الثاني 2026');
    await chat.say('nour', 'schools', '/progress log #١ وصلت أول دفعة');
    await chat.say('omar', 'schools', '/progress difficulty #١ لا ماء help:"خزّان" from:"البلدية"');
    expect((await chat.press('nour', added, 'أُنجزت')).text).toContain('أُنجزت: #1');
    await chat.say('omar', 'schools', '/event add يوم الغرس starts:"2026-11-14 10:00"');

    await chat.pass('2026-11-14T12:00:00Z');
    const [poll] = chat.posted('schools');
    if (!poll) throw new Error('no poll');
    await joinIn(chat, 'schools', ['ana', 'layla', 'sam']);
    for (const who of ['ana', 'omar', 'layla', 'sam', 'nour']) await chat.press(who, poll, '5 ممتازة');
    await chat.pass('2026-12-02T00:00:00Z');
    const digest = readable(chat.posted('executive')[0]?.card);
    expect(digest).toContain('كيف يمكنكم المساعدة\n• المدارس: خزّان');
    expect(digest).toContain('المطلوب من: البلدية. السبب: لا ماء (#2، مفتوحة منذ 27 يومًا)');
    expect(digest).toContain('أُنجزت: #1 شراء الشتلات، مئتا شتلة');
    expect(digest).toContain('فعالية: يوم الغرس، 5 من 5 (5 إجابات');
  });
});
