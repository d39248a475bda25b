import { expect, it } from 'vitest';
import { openChat, setUp } from '../fixtures/chat.ts';
import { eachStore } from '../fixtures/store.ts';

eachStore('one page on all that is one’s own', (openTestStore) => {
  it('shows what is to do, the groups and what is coming, and is drawn anew by what is pressed', async () => {
    const chat = openChat({ store: await openTestStore() });
    await setUp(chat);
    expect((await chat.say('nour', 'private', '/halqa home')).text).toContain('Nothing of yours is open.');
    await chat.say('sam', 'water', '/action add Book the hall owner:@Sam Okoye due:2026-11-06');
    await chat.say('sam', 'water', '/action add Call the mayor owner:@Sam Okoye');
    for (const title of ['Third', 'Fourth', 'Fifth', 'Sixth', 'Seventh'])
      await chat.say('sam', 'water', `/action add ${title} owner:@Sam Okoye due:2026-11-20`);
    await chat.say('layla', 'water', '/event add Beach clean-up starts:2026-11-14 10:00 ends:13:00');

    const home = await chat.say('sam', 'private', '/halqa home');
    expect(home.kind).toBe('private');
    expect(home.text).toContain('Your action items (7)\n• #1 Book the hall');
    expect(home.text).toContain('3 more: /action mine');
    expect(home.text).toContain('Your groups\n• Water');
    expect(home.text).toContain('Beach clean-up');

    const after = await chat.press('sam', home, 'Done');
    expect(after.kind).toBe('redraw');
    expect(after.text).toContain('Your action items (6)');
    expect(after.text).not.toContain('• #1 Book the hall');
    const again = await chat.press('sam', home, 'Done');
    expect(again.text).toContain('#1 was marked done by Sam Okoye');
    expect((await chat.press('sam', after, 'Log progress')).form?.fields.map(({ name }) => name)).toContain(
      'text',
    );

    // This week, and whether it comes by itself.
    await chat.say('layla', 'water', '/poll ask Which day? choices:Monday, Tuesday');
    const week = await chat.say('sam', 'private', '/halqa home');
    expect(week.text).toContain('Waiting for you');
    expect(week.text).toContain('Which day?');
    expect(week.text).toMatch(/Water · 1 done, 7 new/);
    expect(week.text).toContain('No weekly message');
    const weekly = await chat.press('sam', week, 'Get the weekly message');
    expect(weekly.text).toContain('You get a weekly message on the first working day');
    expect((await chat.say('sam', 'private', '/halqa week')).text).toContain('You get this');
    expect((await chat.press('sam', weekly, 'Stop the weekly message')).text).toContain('No weekly message');

    const off = await chat.press('sam', after, 'Turn reminders off');
    expect(off.text).toContain('Reminders are off');
    expect((await chat.press('sam', off, 'Turn reminders on')).text).toContain('Reminders are on');
    expect((await chat.choose('sam', 'private', 'home-speak:me', 'ar')).text).toContain('صفحتك');
    expect((await chat.say('sam', 'private', '/halqa home')).text).toContain('مهامك (6)');
    expect((await chat.say('layla', 'private', '/halqa home')).text).toContain('You are the convener');
  });
});
