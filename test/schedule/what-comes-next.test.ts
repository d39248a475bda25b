import { expect, it } from 'vitest';
import { type Chat, hour, readable } from '../fixtures/chat.ts';
import { scenes } from '../fixtures/records.ts';

const monthsIn = (chat: Chat) => chat.posted('executive').map(({ card }) => card.title.split(': ')[1]);

/** The day that each of the three places names for the next monthly summary. */
const namedDays = async (chat: Chat) => {
  const texts = [
    (await chat.say('ana', 'general', '/coalition schedule')).text,
    (await chat.say('ana', 'general', '/coalition info')).text,
    (await chat.say('ana', 'general', '/digest preview')).text,
  ];
  return texts.map((text) => /\w+, \d+ \w+ \d{4}, \d\d:\d\d/.exec(text)?.[0]);
};

scenes('what comes next', (open) => {
  it('after a change of the schedule is what really comes', async () => {
    const { chat } = await open({ now: '2026-10-10T09:00:00Z' });
    await chat.pass('2026-11-16T09:00:00Z');
    expect(monthsIn(chat)).toEqual(['October 2026']);
    const changed = await chat.say('ana', 'general', '/coalition schedule 20');
    expect(changed.text).toContain('Sun, 20 Dec 2026, 09:00');
    expect(await namedDays(chat)).toEqual(Array(3).fill('Sun, 20 Dec 2026, 09:00'));
    expect((await chat.say('ana', 'general', '/digest preview')).text).toContain('November 2026');
    await chat.pass('2026-12-20T06:59:00Z');
    expect(monthsIn(chat)).toEqual(['October 2026']);
    await chat.pass(2 * 60_000);
    expect(monthsIn(chat)).toEqual(['October 2026', 'November 2026']);
  });

  it('after an early publication is the one after it, and no convener gets a draft of what is out', async () => {
    const { chat } = await open({ now: '2026-11-04T09:00:00Z' });
    await chat.pass('2026-11-20T09:00:00Z');
    await chat.agree('ana', 'general', '/digest publish');
    expect(await namedDays(chat)).toEqual(Array(3).fill('Fri, 1 Jan 2027, 09:00'));
    expect((await chat.agree('ana', 'general', '/digest publish')).text).toContain(
      'November 2026 is already posted',
    );
    await chat.pass('2026-12-20T00:00:00Z');
    expect(chat.posted('@layla').filter(({ key }) => key.startsWith('draft:'))).toEqual([]);
    expect(monthsIn(chat)).toEqual(['November 2026']);
    await chat.pass('2027-01-02T00:00:00Z');
    expect(chat.posted('@layla').map(({ card }) => card.title)).toEqual([
      'Water in the summary of December 2026',
    ]);
    expect(monthsIn(chat)).toEqual(['November 2026', 'December 2026']);
  });

  it('on the last working day tells its own month, and the days after it the next time', async () => {
    const { chat } = await open();
    await chat.say('ana', 'general', '/coalition schedule last working day');
    await chat.pass('2027-01-30T12:00:00Z');
    // Friday and Saturday are free: 31 December is a Thursday, 31 January a Sunday.
    expect(monthsIn(chat)).toEqual(['November 2026', 'December 2026']);
    await chat.say('sam', 'water', '/action add On the eve');
    await chat.pass('2027-01-31T08:00:00Z');
    await chat.say('sam', 'water', '/action add After the summary');
    await chat.pass('2027-03-01T00:00:00Z');
    const digests = chat.posted('executive').map(({ card }) => readable(card));
    expect(monthsIn(chat).slice(2)).toEqual(['January 2027', 'February 2027']);
    expect(digests[2]).toContain('On the eve');
    expect(digests[2]).not.toContain('After the summary');
    expect(digests[3]).toContain('After the summary');
  });

  it('is drafted three working days ahead, at the local hour, also where clocks change', async () => {
    const { chat } = await open({ now: '2026-03-10T09:00:00Z' });
    const due = Date.parse('2026-04-01T06:00:00Z');
    // Beirut moves its clocks on 29 March; three working days before Wednesday is Sunday.
    const drafted = Date.parse('2026-03-29T06:00:00Z');
    await chat.pass(drafted - 1 - chat.clock.now());
    expect(chat.posted('@layla')).toEqual([]);
    await chat.pass(1);
    expect(chat.posted('@layla')).toHaveLength(1);
    await chat.pass(due - chat.clock.now() + hour);
    expect(monthsIn(chat)).toEqual(['March 2026']);
  });
});
