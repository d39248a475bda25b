import { expect, it } from 'vitest';
import { sweep } from '../../src/schedule/tick.ts';
import { createRepositories } from '../../src/store/repositories.ts';
import { day, openChat, setUp } from '../fixtures/chat.ts';
import { allRows, tablesWith } from '../fixtures/rows.ts';
import { eachDatabase } from '../fixtures/store.ts';

const halqa = { migrations: new URL('../../migrations/', import.meta.url), createRepositories };

eachDatabase('retention', (freshDatabase) => {
  const open = async () => {
    const fresh = await freshDatabase(halqa);
    const chat = openChat({ store: await fresh.open(halqa) });
    await setUp(chat);
    return { chat, url: fresh.url };
  };

  it('keeps everything until a coordinator says otherwise', async () => {
    const { chat, url } = await open();
    await chat.say('sam', 'water', '/progress log An old line');
    expect((await chat.say('sam', 'water', '/coalition retention')).text).toContain(
      'as long as the coalition',
    );
    expect((await chat.say('sam', 'water', '/coalition retention 6')).text).toContain('Only a coordinator');
    await chat.pass('2027-08-01T00:00:00Z');
    expect(await tablesWith(url, 'An old line')).toContain('progress');
  });

  it('removes what is over and old, in every table, and keeps what is open or young', async () => {
    const { chat, url } = await open();
    for (const line of [
      '/action add Old and done',
      '/action add Old and open',
      '/progress log #1 Old line',
      '/progress difficulty #1 Old trouble help:help from:them',
      '/progress difficulty #2 Standing trouble help:help from:them',
      '/progress resolve #3 Old help',
      '/action done #1',
      '/event add Old event starts:"2026-11-14 10:00"',
    ])
      expect((await chat.say('sam', 'water', line)).text).not.toContain('That didn’t work');
    const set = await chat.say('ana', 'general', '/coalition retention 6');
    expect(set.text).toContain('Records are kept for 6 months.');
    expect(set.text).toContain('Thu, 5 Nov 2026, 03:00');
    await chat.pass('2027-04-10T00:00:00Z');
    await chat.say('sam', 'water', '/progress log Young line');
    for (const old of ['Old and done', 'Old line', 'Old trouble', 'Old event'])
      expect(await tablesWith(url, old), old).not.toEqual([]);
    await chat.pass('2027-05-20T06:00:00Z');
    for (const table of [
      'item',
      'progress',
      'difficulty',
      'event',
      'poll',
      'history',
      'item_owner',
      'shown',
    ]) {
      const rows = JSON.stringify((await allRows(url))[table]);
      for (const old of ['Old and done', 'Old line', 'Old trouble', 'Old event'])
        expect(rows, `${old} in ${table}`).not.toContain(old);
    }
    for (const kept of ['Old and open', 'Standing trouble', 'Young line'])
      expect(await tablesWith(url, kept), kept).not.toEqual([]);
    const { poll, event, history } = await allRows(url);
    expect([poll, event]).toEqual([[], []]);
    expect(JSON.stringify(history)).toContain('Old and open');
    expect((await chat.say('sam', 'water', '/coalition retention')).text).toContain('21 May 2027');
  });

  it('removes much in small turns, all of it', async () => {
    const { chat, url } = await open();
    await chat.store.write(async (repositories) => {
      const coalition = await repositories.coalitions.of({ platform: 'sandbox', workspace: 'sandbox' });
      const sam = await repositories.people.byAccount(chat.account('sam'));
      const [group] = await repositories.groups.list(coalition?.id ?? '');
      for (let n = 0; n < 450; n += 1)
        await repositories.progress.log(coalition?.id ?? '', {
          groupId: group?.id ?? '',
          itemId: null,
          personId: sam?.id ?? '',
          body: `Line ${n}`,
          percent: null,
          at: chat.clock.now() + n,
        });
    });
    await chat.say('ana', 'general', '/coalition retention months:6');
    // The first night on which they are older than six months.
    await chat.pass('2027-05-05T06:00:00Z');
    expect((await allRows(url)).progress).toEqual([]);
    await chat.say('ana', 'general', '/coalition retention never');
    await chat.say('sam', 'water', '/progress log Stays');
    await chat.pass('2027-08-01T00:00:00Z');
    expect((await allRows(url)).progress).toHaveLength(1);
  });

  it('forgets announcements after ninety days, and codes that are over, of every coalition', async () => {
    const { chat, url } = await open();
    await chat.say('ana', 'private', '/halqa link');
    await chat.say('sam', 'private', '/halqa link AAAA-2222');
    await chat.pass('2026-12-02T00:00:00Z');
    expect((await allRows(url)).outbox).not.toEqual([]);
    await sweep(chat, chat.clock.now() + 80 * day);
    expect((await allRows(url)).outbox).not.toEqual([]);
    await sweep(chat, chat.clock.now() + 95 * day);
    const { outbox, link, wrong_code } = await allRows(url);
    expect({ outbox, link, wrong_code }).toEqual({ outbox: [], link: [], wrong_code: [] });
  });

  it('says it in Arabic', async () => {
    const { chat } = await open();
    await chat.say('ana', 'private', '/halqa language ar');
    expect((await chat.say('ana', 'general', '/coalition retention ٢٤')).text).toContain('مدة 24 شهرًا');
    expect((await chat.say('ana', 'general', '/coalition retention never')).text).toContain('ما دام التحالف');
  });
});
