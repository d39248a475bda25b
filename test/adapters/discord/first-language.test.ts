import { expect, it } from 'vitest';
import { textOf } from '../../fixtures/discord/people.ts';
import { openRoom } from '../../fixtures/discord/room.ts';
import { oneStore } from '../../fixtures/store.ts';

/*
 * Discord has no Arabic among its languages, so people who read Arabic have "en-US" there. Their text tells
 * the language.
 */

const setUp = { name: 'Clean Coast', zone: 'Asia/Beirut', language: 'en' };

oneStore('the first language on Discord', (openTestStore) => {
  it('is the one that somebody writes in, also before there is a coalition', async () => {
    const { people, omar, ana, general, fake } = await openRoom(await openTestStore());
    const asked = await people.command(omar, general, 'group create', {
      name: 'المياه النظيفة',
      goal: 'مياه آمنة في كل المدارس',
    });
    expect(textOf(asked.messages[0])).toContain('لا تحالف هنا بعد');
    // The button opens the form in the language of the card for everybody.
    const [card] = asked.messages;
    if (card === undefined) throw new Error('no answer');
    const form = JSON.stringify((await people.press(omar, card, 'إعداد')).modal);
    expect(form).toContain('المنطقة الزمنية');
    // Both languages are offered by the names that their readers know.
    expect(form).toContain('English');
    expect(form).toContain('العربية');
    const english = await people.command(ana, general, 'group create', { name: 'Water', goal: 'Safe water' });
    const [theirs] = english.messages;
    if (theirs === undefined) throw new Error('no answer');
    expect(textOf(theirs)).toContain('No coalition here yet');
    const inEnglish = JSON.stringify((await people.press(ana, theirs, 'Set up')).modal);
    expect(inEnglish).toContain('Time zone');
    expect(inEnglish).toContain('العربية');
    expect(fake.problems).toEqual([]);
  });

  it('is Arabic in private from the first Arabic line on, and stays so when a command says nothing', async () => {
    const { people, ana, omar, layla, general } = await openRoom(await openTestStore());
    await people.command(ana, general, 'coalition setup', setUp);
    const found = await people.command(omar, general, 'halqa find', { words: 'حجز قاعة البلدية' });
    expect(textOf(found.messages[0])).toContain('نتائج البحث');
    await people.command(ana, general, 'group create', { name: 'Water', goal: 'Safe water' });
    await people.command(omar, general, 'action add', { title: 'حجز قاعة البلدية', group: 'Water' });
    const home = await people.command(omar, general, 'halqa home');
    expect(textOf(home.messages[0])).toContain('صفحتك');
    // A name is no language: Layla joins a group that is called so.
    await people.command(ana, general, 'group create', { name: 'المياه النظيفة', goal: 'Safe water' });
    await people.command(layla, general, 'group join', { group: 'المياه النظيفة' });
    expect(textOf((await people.command(layla, general, 'halqa home')).messages[0])).toContain('Your page');
  });
});
