import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, describe, expect, it } from 'vitest';
import type { Answer, Message } from '../src/adapters/sandbox/shapes.ts';
import { type Started, startHalqa, startInVain, workingFolder } from './fixtures/started.ts';

/* The program itself, as `npm start` starts it. */

const patience = { timeout: 60_000 };
const place = 'clean-water';
/** One person alone may not change so much so fast. */
const people = ['layla', 'ana', 'sam', 'nour', 'omar', 'yusuf'] as const;
const personOf = (line: number) => people[line % people.length] ?? people[0];

const say = async (url: string, person: string, text: string): Promise<Answer> => {
  const response = await fetch(`${url}/api/say`, {
    method: 'POST',
    body: JSON.stringify({ as: person, in: place, text }),
  });
  expect(response.status).toBe(200);
  return (await response.json()) as Answer;
};

const messages = async (url: string): Promise<readonly Message[]> => {
  const response = await fetch(`${url}/api/messages?in=${place}&as=${people[0]}`);
  return ((await response.json()) as { messages: readonly Message[] }).messages;
};

const numberIn = (text: string): string => /#\d+/.exec(text)?.[0] ?? '';

/** Adds items one after the other until nobody answers any more. */
const addUntilKilled = async (
  url: string,
  round: number,
  line: number,
  acknowledge: (shown: Message) => void,
) => {
  for (let count = 1; ; count += 1) {
    let answer: Answer;
    try {
      answer = await say(url, personOf(line), `/action add Round ${round}, line ${line}, item ${count}`);
    } catch (error) {
      // `fetch` fails so when the connection is gone; a wrong answer would be another error.
      if (error instanceof TypeError) return;
      throw error;
    }
    for (const message of answer.messages) acknowledge(message);
  }
};

describe('npm start', () => {
  const clearing: (() => unknown)[] = [];
  afterEach(async () => {
    for (const clear of clearing.splice(0).toReversed()) await clear();
  });
  const folder = (): string => {
    const { path, remove } = workingFolder();
    clearing.push(remove);
    return path;
  };
  const start = async (where: string, port = 0): Promise<Started> => {
    const halqa = await startHalqa(where, port);
    clearing.push(halqa.kill);
    return halqa;
  };

  it(
    'shows a calendar at the address that it was given, also on a port that the machine chose',
    patience,
    async () => {
      const halqa = await start(folder());
      const answer = await say(halqa.url, 'sam', '/event calendar link:new');
      const [link = ''] = /http:[^"\\\s]+/.exec(JSON.stringify(answer.messages)) ?? [];
      expect(new URL(link).port).toBe(String(halqa.port));
      const calendar = await fetch(link);
      expect(calendar.headers.get('content-type')).toContain('text/calendar');
    },
  );

  it(
    'keeps every answer that was shown, through kill -9 in the midst of a stream of them',
    patience,
    async () => {
      const where = folder();
      const shown: Message[] = [];
      for (const enough of [60, 150]) {
        const halqa = await start(where);
        let killed: Promise<void> | undefined;
        const lines = [1, 2, 3, 4, 5, 6, 7, 8].map((line) =>
          addUntilKilled(halqa.url, enough, line, (message) => {
            shown.push(message);
            if (shown.length === enough) killed = halqa.kill();
          }),
        );
        await Promise.all(lines);
        await killed;
        expect(shown.length).toBeGreaterThanOrEqual(enough);
      }

      const again = await start(where);
      const kept = new Map((await messages(again.url)).map(({ id, text }) => [id, text]));
      expect(shown.filter(({ id, text }) => kept.get(id) !== text)).toEqual([]);
      expect(new Set(shown.map(({ text }) => numberIn(text))).size).toBe(shown.length);
      // The record is checked too: each item is there under its number.
      for (const [index, { text }] of shown.entries()) {
        const [title = 'no title'] = /Round \d+, line \d, item \d+/.exec(text) ?? [];
        const done = await say(again.url, personOf(index), `/action done ${numberIn(text)}`);
        expect(done.messages[0]?.text).toContain(title);
      }
    },
  );

  it('begins with a coalition whose groups fare differently, told in either language', patience, async () => {
    const halqa = await start(folder());
    const marks = /[\u2066-\u2069\u200e\u200f]/g;
    const post = async (path: string, body: object) => {
      const response = await fetch(`${halqa.url}/api/${path}`, {
        method: 'POST',
        body: JSON.stringify(body),
      });
      expect(response.status).toBe(200);
      return (await response.json()) as Answer;
    };
    /** In a committee's place: summaries are read there. */
    const ask = async (text: string, where = 'executive') =>
      (await post('say', { as: 'ana', in: where, text })).messages[0]?.text.replace(marks, '') ?? '';

    const now = await ask('/digest preview');
    for (const standing of [
      '5 groups: 4 at risk, 1 on track',
      'The other groups\n• Safe Streets · At risk',
      '• Clean Water · 1 done, 2 new',
      'Good Neighbours · At risk',
      'Green Schools · At risk',
      'In the convener’s words: Two caretakers leave this month',
    ])
      expect(now).toContain(standing);
    expect(now).toMatch(/Good Neighbours · At risk · [^\n]+\n(?:[^\n]+\n){2}• Nothing logged for \d+ days\n/);
    const lastMonth = await ask('/digest show');
    expect(lastMonth).toContain('Safe Streets · Blocked');
    const quarter = await ask('/digest show quarterly', 'strategic');
    expect(quarter).toMatch(/Stuck for over a month: help needed\n• Safe Streets: /);
    expect(quarter).toMatch(/Groups with no news\n• Good Neighbours, last update on /);
    expect(quarter.match(/^ {2}Satisfaction 4\.\d of 5, turnout \d+%$/gm)).toHaveLength(3);
    expect(quarter).toContain('“How ready are we to hand the testing over to the schools?”: 3.2 of 5');
    // The permit: waited for, taken up by the executive committee, and resolved in the eyes of who asked.
    const taken = /open for 1[01]\d days\) · taken up: Executive committee, Layla Haddad \(#\d+\), due /;
    expect(lastMonth).toMatch(taken);
    expect(quarter).toMatch(taken);
    expect(now).toMatch(/Safe Streets · At risk\n {2}The convener: After 118 days the permit is here/);
    expect(now).toMatch(/What this committee promised\nExecutive committee · [^\n]+\n• Done: #\d+ Take the/);
    // What was done with a partner, and what one offers to a group that asks.
    expect(quarter).toContain('Red Crescent: 1 promised, 1 done, 1 confirmed by several sides');
    expect(quarter).toMatch(/Told by one side so far: #\d+ Put in new filters/);
    const inStreets = await fetch(`${halqa.url}/api/messages?in=safe-streets&as=ana`);
    const ofStreets = ((await inStreets.json()) as { messages: readonly Message[] }).messages.at(-1);
    expect(ofStreets?.text.replace(marks, '')).toContain('Offered already: Red Crescent');
    expect(ofStreets?.actions.map(({ label }) => label)).toEqual(['Ask them', 'We can help', 'Resolved']);
    expect(now).toMatch(/Safe Streets: six people for two mornings\n[^#]+\(#\d+, open for \d days\)\n/);
    expect(quarter).toMatch(/All items: \d+ open at the start, \d+ new since, less 2 dropped\./);

    await post('reset', { seed: 'demo', language: 'ar' });
    const inArabic = await ask('/halqa language العربية');
    expect(inArabic).not.toBe('');
    expect(await ask('/digest show')).toContain('شوارع آمنة · متعثّرة');
    expect(await ask('/digest preview')).toContain('وصل الترخيص بعد 118 يومًا');
    expect(await ask('/digest show quarterly', 'strategic')).toMatch(
      /مجموعات بلا تحديث\n• جيران الكبار، آخر تحديث منها يوم /,
    );
    // Each refused line of it is logged.
    expect(halqa.output()).not.toContain('demo');
  });

  it('does not start twice in one folder, and does again after a kill', patience, async () => {
    const where = folder();
    const first = await start(where);
    const second = await startInVain(where);
    expect(second.code).toBe(1);
    expect(second.output.trim()).toMatch(/^Halqa already runs in this folder \(process \d+\)\. [^\n]+$/);
    await first.kill();
    await start(where);
  });

  it('starts where another process has the number of one that is gone', patience, async () => {
    const where = folder();
    await (await start(where)).kill();
    const claim = join(where, 'data', 'running');
    const [pid, birth] = readFileSync(claim, 'utf8').split(' ');
    expect(Number(pid)).toBeGreaterThan(0);
    if (process.platform === 'linux') expect(birth).toMatch(/^[\da-f-]{36}\.\d+$/);
    writeFileSync(claim, `${process.pid} ${birth}`);
    if (process.platform === 'linux') await start(where);
  });

  it('takes the next port when its own is taken', patience, async () => {
    const first = await start(folder());
    const second = await start(folder(), first.port);
    expect(second.port).toBeGreaterThan(first.port);
    expect((await fetch(`${second.url}/api/state`)).status).toBe(200);
    expect((await fetch(`${first.url}/api/state`)).status).toBe(200);
  });

  it('does not start on a database that a newer program has changed, and says so', patience, async () => {
    const where = folder();
    await (await start(where)).stop();
    const database = new Database(join(where, 'data', 'halqa.sqlite'));
    database
      .prepare(
        `insert into migration (number, name, checksum, applied_at) values (9999, '9999-later.sql', '', 0)`,
      )
      .run();
    database.close();
    const { code, output } = await startInVain(where);
    expect(code).toBe(1);
    expect(output).toMatch(
      /^Halqa cannot start: the database is newer than this program \(it has 9999-later\.sql\): [^\n]+\n$/,
    );
  });
});
