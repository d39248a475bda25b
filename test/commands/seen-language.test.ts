import { expect, it } from 'vitest';
import { openChat, readable, setUp } from '../fixtures/chat.ts';
import { eachStore } from '../fixtures/store.ts';

eachStore('what the clock says in private', (openTestStore) => {
  it('follows the language that a person last wrote in, and the place they wrote in', async () => {
    const chat = openChat({ store: await openTestStore() });
    await setUp(chat);
    const lines = [
      ['nour', 'water', '/action add حجز القاعة الكبرى owner:me due:2026-11-06'],
      ['sam', 'schools', '/action add Book owner:me due:2026-11-06'],
      ['yusuf', 'water', '/action add Book the hall owner:me due:2026-11-06'],
    ] as const;
    for (const [who, where, line] of lines) await chat.say(who, where, line);
    await chat.pass('2026-11-05T09:00:00Z');
    expect(readable(chat.posted('@nour').at(-1)?.card)).toContain('حجز القاعة الكبرى');
    expect(chat.posted('@nour').at(-1)?.card.language).toBe('ar');
    expect(chat.posted('@sam').at(-1)?.card.language).toBe('ar');
    expect(chat.posted('@yusuf').at(-1)?.card.language).toBe('en');
  });

  it('turns back to English with a sentence in it, where neither the place nor the platform says another', async () => {
    const chat = openChat({ store: await openTestStore() });
    await setUp(chat);
    const speaks = async (where: string, line: string) =>
      (await chat.say('yusuf', where, line)).card?.language;
    expect(await speaks('water', '/progress log وصلت المواد إلى المدرسة')).toBe('en');
    const mine = () => speaks('private', '/action mine');
    expect(await mine()).toBe('ar');
    // Names, dates and one word or two show nothing.
    for (const line of [
      '/action add الدهان due:"the end of next month"',
      '/halqa find Layla Haddad',
      '/group list',
    ])
      await chat.say('yusuf', 'private', line);
    expect(await mine()).toBe('ar');
    await chat.say('yusuf', 'schools', '/action add Book the town hall');
    expect(await mine()).toBe('ar');
    await chat.say('yusuf', 'water', '/action add Buy paint for the fence');
    expect(await mine()).toBe('en');
    expect(await speaks('private', '/halqa find القاعة الكبرى في المدرسة')).toBe('ar');
    expect(await speaks('private', '/halqa find the big hall')).toBe('en');
  });

  it('stays Arabic in an Arabic coalition, where titles are written in Latin letters too', async () => {
    const chat = openChat({ store: await openTestStore() });
    await setUp(chat, 'language:ar');
    await chat.say('yusuf', 'water', '/progress log وصلت المواد إلى المدرسة');
    await chat.say('yusuf', 'water', '/action add Buy paint for the fence');
    expect((await chat.say('yusuf', 'private', '/action mine')).card?.language).toBe('ar');
  });

  it('keeps the language that a person chose, whatever they write', async () => {
    const chat = openChat({ store: await openTestStore() });
    await setUp(chat);
    await chat.say('nour', 'private', '/halqa language en');
    await chat.say('nour', 'schools', '/action add حجز القاعة owner:me due:2026-11-06');
    await chat.pass('2026-11-05T09:00:00Z');
    expect(chat.posted('@nour').at(-1)?.card.language).toBe('en');
  });
});
