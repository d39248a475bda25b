import { expect, it } from 'vitest';
import { decideDigest, gatherDue } from '../../src/app/digests/schedule.ts';
import { tick } from '../../src/schedule/tick.ts';
import { type Chat, day, openChat, readable, setUp } from '../fixtures/chat.ts';
import { forgetBetween } from '../fixtures/forget-between.ts';
import { silentLog } from '../fixtures/log.ts';
import { scenes } from '../fixtures/records.ts';

const monthsIn = (chat: Chat) => chat.posted('executive').map(({ card }) => card.title.split(': ')[1]);

const tickOf = (chat: Chat) =>
  tick({ store: chat.store, ballotBox: chat.ballotBox, log: silentLog }, chat.clock.now());

const moveTo = (chat: Chat, time: string) => chat.clock.moveTo(Date.parse(time));

scenes(
  'the monthly summary',
  (open) => {
    it('is sent once for each month, whatever happens to the process in between', async () => {
      const { chat, restart } = await open();
      await chat.say('sam', 'water', '/action add Book the hall');
      // Decided, and then killed before it was posted.
      moveTo(chat, '2026-12-01T07:00:01Z');
      await tickOf(chat);
      expect(chat.posted('executive')).toEqual([]);
      const after = await restart();
      await after.beat();
      expect(monthsIn(after)).toEqual(['November 2026']);
      const again = await restart();
      for (const bot of [after, again, chat]) await bot.beat();
      expect([...monthsIn(chat), ...monthsIn(after), ...monthsIn(again)]).toEqual(['November 2026']);
    });

    it('is sent once when it falls due in two processes at the same time', async () => {
      const { chat, restart, records } = await open();
      moveTo(chat, '2026-12-01T07:00:00Z');
      const other = await restart();
      await Promise.all([chat, other, chat, other].map(tickOf));
      await Promise.all([chat, other].map((bot) => bot.beat()));
      expect([...monthsIn(chat), ...monthsIn(other)]).toEqual(['November 2026']);
      const { ledger, outbox } = await records();
      expect(ledger?.filter(({ kind }) => String(kind).includes('monthly'))).toHaveLength(1);
      expect(new Set(outbox?.map(({ key }) => key)).size).toBe(outbox?.length);
    });
  },
  ['SQLite', 'PostgreSQL'],
);

scenes('the schedule of summaries', (open) => {
  it('sends only the latest one after a long sleep, and continues from there', async () => {
    const { chat } = await open();
    moveTo(chat, '2027-03-15T12:00:00Z');
    await chat.beat();
    expect(monthsIn(chat)).toEqual(['February 2027']);
    await chat.beat();
    await chat.pass('2027-04-01T12:00:00Z');
    expect(monthsIn(chat)).toEqual(['February 2027', 'March 2027']);
  });

  it('includes what a convener said while it was being gathered', async () => {
    const { chat } = await open();
    await chat.say('sam', 'water', '/action add Book the hall');
    moveTo(chat, '2026-12-01T07:00:01Z');
    const now = chat.clock.now();
    const { read } = chat.store;
    const [due] = await read.deadlines.due(now, 1);
    const coalition = await read.coalitions.byId(due?.coalitionId ?? '');
    if (coalition === null) throw new Error('no summary is due');
    const gathered = await gatherDue(read, coalition, 'monthly', now);
    const [group] = await read.groups.list(coalition.id);
    const said = { note: 'We need a second pair of hands', noteBy: null, confirmedAt: now };
    await chat.store.write((repositories) =>
      repositories.digests.setSection(coalition.id, group?.id ?? '', '2026-11', said),
    );
    await chat.store.write((repositories) => decideDigest(repositories, coalition, 'monthly', gathered, now));
    expect(await read.digests.get(coalition.id, 'monthly')).toBeNull();
    await chat.beat();
    expect(monthsIn(chat)).toEqual(['November 2026']);
    expect(JSON.stringify(chat.posted('executive'))).toContain('second pair of hands');
  });

  it.each([
    ['it was', '2026-12-01T10:00:00Z', 'executive'],
    ['the drafts were', '2026-11-26T10:00:00Z', '@layla'],
  ])('does not name a person who was forgotten while %s being gathered', async (_what, due, where) => {
    const { chat, records } = await open();
    await chat.say('ana', 'general', '/coalition schedule time:12:00');
    await chat.say('sam', 'water', '/action add Book the hall owner:me');
    await chat.say('sam', 'water', '/progress log Half of it is paid item:#1');
    await chat.pass(Date.parse(due) - chat.clock.now() - 1);
    const told = chat.posted(where).length;
    moveTo(chat, due);
    await forgetBetween(chat, 'sam');
    await chat.beat();
    const [card, ...others] = chat.posted(where).slice(told);
    expect(readable(card?.card)).toContain('Half of it is paid');
    expect(others).toEqual([]);
    expect(JSON.stringify(await records())).not.toContain('Sam Okoye');
  });

  it('sends the draft of a summary shortly before it is due, not long before', async () => {
    const { chat } = await open();
    moveTo(chat, '2026-12-02T12:00:00Z');
    await chat.beat();
    expect(monthsIn(chat)).toEqual(['November 2026']);
    expect(chat.posted('@layla')).toEqual([]);
    await chat.pass('2026-12-31T12:00:00Z');
    expect(chat.posted('@layla')).toHaveLength(1);
  });

  it('never covers a time before the coalition began', async () => {
    const { chat } = await open({ now: '2026-11-30T21:59:00Z' });
    // One minute before midnight in Beirut; the summary of November covers that minute.
    await chat.pass('2026-12-03T00:00:00Z');
    expect(monthsIn(chat)).toEqual(['November 2026']);
    const { chat: other } = await open({ now: '2026-12-01T00:00:00Z' });
    await other.pass('2026-12-31T00:00:00Z');
    expect(other.posted('executive')).toEqual([]);
    await other.pass('2027-01-02T00:00:00Z');
    expect(monthsIn(other)).toEqual(['December 2026']);
  });

  it.each([
    ['Asia/Beirut', '2026-03-29', '2026-04-01T06:00:00.000Z'],
    ['Africa/Cairo', '2026-04-24', '2026-05-01T06:00:00.000Z'],
    ['Asia/Riyadh', '2026-04-24', '2026-05-01T06:00:00.000Z'],
    ['America/Santiago', '2026-04-05', '2026-05-01T13:00:00.000Z'],
    ['Pacific/Apia', '2026-04-05', '2026-04-30T20:00:00.000Z'],
  ])('follows the wall clock of %s', async (zone, changes, due) => {
    const { chat } = await open({ empty: true, now: `${changes}T12:00:00Z` });
    await setUp(chat);
    await chat.say('ana', 'general', `/coalition setup Clean Coast zone:${zone} executive:#executive`);
    await chat.pass(Date.parse(due) - chat.clock.now() - 1);
    expect(chat.posted('executive')).toHaveLength(0);
    await chat.pass(1);
    expect(chat.posted('executive')).toHaveLength(1);
    await chat.pass(26 * day);
    expect(chat.posted('executive')).toHaveLength(1);
  });

  it('sends one for each month over years, also where clocks change', async () => {
    const { chat } = await open({ empty: true, now: '2026-01-15T12:00:00Z' });
    await setUp(chat);
    await chat.say('ana', 'general', '/coalition setup Clean Coast zone:Africa/Cairo');
    await chat.pass('2028-02-01T12:00:00Z');
    const months = monthsIn(chat);
    expect(months).toHaveLength(25);
    expect(new Set(months).size).toBe(25);
    expect([months[0], months.at(-1)]).toEqual(['January 2026', 'January 2028']);
  });

  it('is sent to the coordinator while the committee has no place', async () => {
    const { chat } = await open({ empty: true });
    await chat.say('ana', 'general', '/coalition setup Clean Coast zone:Asia/Beirut');
    await chat.pass('2026-12-02T00:00:00Z');
    expect(chat.posted('@ana').filter(({ key }) => key.includes('2026-11'))).toHaveLength(1);
  });

  it('keeps a fault in one coalition from affecting the others', async () => {
    const { chat, store } = await open();
    const other = openChat({ store, in: { platform: 'slack', workspace: 'T2' } });
    await setUp(other);
    moveTo(other, '2026-12-01T07:00:01Z');
    moveTo(chat, '2026-12-01T07:00:01Z');
    await store.write(async (repositories) => {
      await repositories.deadlines.set({
        kind: 'poll-close',
        subjectId: 'what is not there',
        coalitionId: (await repositories.coalitions.of({ platform: 'slack', workspace: 'T2' }))?.id ?? '',
        dueAt: 1,
      });
    });
    await tickOf(chat);
    await other.beat();
    await chat.beat();
    expect(await store.read.deadlines.due(chat.clock.now(), 10)).toEqual([]);
    expect(monthsIn(other)).toEqual(['November 2026']);
  });
});
