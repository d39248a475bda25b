import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { calendarPages } from '../../src/app/people/calendar-feed.ts';
import { writeCalendar } from '../../src/domain/calendar-file.ts';
import { calendarFeeds } from '../../src/parts/calendar.ts';
import { type Chat, openChat, setUp } from '../fixtures/chat.ts';
import { eachStore } from '../fixtures/store.ts';

/** What an independent parser reads. */
const read = (text: string) => {
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  const calendar = new ICAL.Component(ICAL.parse(text));
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    return {
      uid: event.uid,
      sequence: event.sequence,
      title: event.summary,
      where: event.location,
      starts: event.startDate.isDate ? event.startDate.toString() : event.startDate.toJSDate().toISOString(),
      ends: event.endDate.isDate ? event.endDate.toString() : event.endDate.toJSDate().toISOString(),
      status: String(component.getFirstPropertyValue('status')),
      stamp: String(component.getFirstPropertyValue('dtstamp')),
    };
  });
};

describe('a calendar file', () => {
  it('is read by a parser of others as it was meant, whatever the titles hold', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 200 });
    fc.assert(
      fc.property(text, text, (title, where) => {
        const file = writeCalendar('Coast', [
          {
            uid: 'event-1@halqa',
            sequence: 3,
            changedAt: 0,
            title,
            where,
            when: { startsAt: 0, endsAt: 3_600_000 },
            cancelled: false,
          },
        ]);
        const [entry] = read(file);
        const clean = (one: string) => one.replace(/\r\n?/g, '\n').replace(/(?!\n)\p{Cc}/gu, ' ');
        expect(entry?.title).toBe(clean(title));
        expect(entry?.where).toBe(clean(where));
      }),
    );
  });
});

eachStore('a person’s calendar', (openTestStore) => {
  const start = async () => {
    const chat = openChat({
      store: await openTestStore(),
      now: '2026-11-04T09:00:00Z',
      feedAddress: 'https://halqa.test',
    });
    await setUp(chat);
    return chat;
  };
  const calendarOf = async (chat: Chat, who: string) =>
    read(String((await chat.say(who, 'private', '/event calendar')).file?.text));
  const get = (chat: Chat, url: string, ifNoneMatch?: string) =>
    calendarPages(
      chat.store.read,
      chat.clock.now,
      () => 0,
    )({
      method: 'GET',
      path: new URL(url).pathname,
      ifNoneMatch,
    });
  const linkOf = async (chat: Chat, who: string) => {
    const seen = await chat.say(who, 'private', '/event calendar link:new');
    return /https:\S+\.ics/.exec(seen.text)?.[0] ?? '';
  };

  it('holds the events of one’s groups, those one comes to, and one’s own due days', async () => {
    const chat = await start();
    await chat.say('sam', 'private', '/halqa language en');
    const event = '/event add يوم النظافة، على الشاطئ starts:2026-11-07 10:00 where:"North pier; gate 2"';
    await chat.say('sam', 'water', event);
    await chat.say('omar', 'schools', '/event add Fair starts:2026-11-09 10:00 ends:13:00');
    await chat.say('sam', 'water', '/action add Book the hall owner:me due:2026-12-04');
    await chat.say('sam', 'water', '/action add Call owner:@Layla Haddad due:2026-12-05');
    expect(await calendarOf(chat, 'sam')).toMatchObject([
      {
        title: 'يوم النظافة، على الشاطئ (#1)',
        where: 'North pier; gate 2',
        starts: '2026-11-07T08:00:00.000Z',
        ends: '2026-11-07T10:00:00.000Z',
        status: 'CONFIRMED',
        sequence: 0,
      },
      { title: 'Due: Book the hall (#3)', starts: '2026-12-04', ends: '2026-12-05' },
    ]);
    const fair = await chat.say('omar', 'schools', '/event show #2');
    await chat.press('sam', fair, 'ربما');
    expect((await calendarOf(chat, 'sam')).map(({ title }) => title)).toContain('Fair (#2)');
  });

  it('keeps the id of an event, and tells a cancellation with a higher number', async () => {
    const chat = await start();
    await chat.say('sam', 'water', '/event add Clean-up starts:2026-11-07 10:00');
    const [before] = await calendarOf(chat, 'sam');
    await chat.pass(60_000);
    const shown = await chat.say('sam', 'water', '/event show #1');
    await chat.press('layla', shown, 'I come');
    expect((await calendarOf(chat, 'sam'))[0]).toEqual(before);
    await chat.agree('sam', 'water', '/event cancel #1');
    const [after] = await calendarOf(chat, 'sam');
    expect(after).toMatchObject({ uid: before?.uid, status: 'CANCELLED', sequence: 1 });
    expect(after?.stamp).not.toBe(before?.stamp);
  });

  it('asks a program that fetches it in a loop to wait', async () => {
    const chat = await start();
    const feeds = calendarFeeds(chat.store, chat.clock);
    const path = new URL(await linkOf(chat, 'sam')).pathname;
    const fetchIt = (ifNoneMatch?: string) => feeds({ method: 'GET', path, ifNoneMatch });
    for (let n = 0; n < 60; n += 1) expect((await fetchIt())?.status).toBe(200);
    expect(await fetchIt('"x"')).toMatchObject({ status: 429, headers: { 'Retry-After': '1' } });
    chat.clock.moveTo(chat.clock.now() + 1000);
    expect((await fetchIt())?.status).toBe(200);
  });

  it('is shown to whoever has the link, with a mark that saves a second transfer', async () => {
    const chat = await start();
    await chat.say('sam', 'water', '/event add Clean-up starts:2026-11-07 10:00');
    await chat.say('sam', 'water', '/action add Book the hall owner:me due:2026-12-04');
    const url = await linkOf(chat, 'sam');
    const page = await get(chat, url);
    expect(page).toMatchObject({ status: 200, headers: { 'Content-Type': 'text/calendar; charset=utf-8' } });
    expect(read(String(page?.body)).map(({ title }) => title)).toHaveLength(2);
    expect(page?.body).not.toContain('Sam');
    const etag = page?.headers.ETag;
    await chat.pass(3_600_000);
    expect(await get(chat, url, `"x", ${etag}`)).toMatchObject({ status: 304, body: '' });
    await chat.agree('sam', 'water', '/event cancel #1');
    expect(await get(chat, url, etag)).toMatchObject({ status: 200 });
    expect(await get(chat, 'https://halqa.test/other')).toBeUndefined();
  });

  it('has one link, which a new one, “off”, leaving and being forgotten end', async () => {
    const chat = await start();
    const first = await linkOf(chat, 'sam');
    const second = await linkOf(chat, 'sam');
    expect((await get(chat, first))?.status).toBe(404);
    expect((await get(chat, second))?.status).toBe(200);
    expect((await get(chat, second.replace(/.{5}\.ics/, 'AAAAA.ics')))?.status).toBe(404);
    expect((await chat.say('sam', 'private', '/event calendar')).text).toContain('You have a link');
    await chat.say('sam', 'private', '/event calendar link:off');
    expect((await get(chat, second))?.status).toBe(404);
    const third = await linkOf(chat, 'nour');
    await chat.bot({ kind: 'account', id: 'x', account: chat.account('nour'), at: 0, open: false });
    expect((await get(chat, third))?.status).toBe(404);
    const fourth = await linkOf(chat, 'sam');
    const sure = await chat.press(
      'sam',
      await chat.say('sam', 'private', '/halqa forget-me'),
      'Delete my data',
    );
    await chat.press('sam', sure, 'Yes, delete my data');
    expect((await get(chat, fourth))?.status).toBe(404);
  });

  it('says so where no server could show a feed', async () => {
    const chat = openChat({ store: await openTestStore(), now: '2026-11-04T09:00:00Z' });
    await setUp(chat);
    expect((await chat.say('sam', 'private', '/event calendar link:new')).text).toContain('no links here');
    expect((await chat.say('sam', 'private', '/event calendar')).text).not.toContain('link');
  });
});
