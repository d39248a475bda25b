import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer, Message } from '../src/adapters/sandbox/shapes.ts';
import { recount } from './fixtures/recount.ts';
import { type Started, startHalqa, workingFolder } from './fixtures/started.ts';

/*
 * A year of a coalition, played through the API: a line here, an event there, people coming and going,
 * the clock jumping, and the process killed now and then, also while it is at work. At its end every
 * summary is there once, every poll was closed once, and the figures are those of the record.
 */

const people = ['ana', 'omar', 'layla', 'sam', 'nour', 'yusuf'];
const groups = { 'clean-water': 'Water', general: 'Schools' } as const;
const places = ['clean-water', 'general'] as const;
const day = 24 * 60 * 60 * 1000;
const eventsHeld = 40;

/** The same year each time: a small generator with a seed. */
const random = (() => {
  let state = 20_261_121;
  return (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
})();
const pick = <Value>(values: readonly Value[]): Value => values[random(values.length)] as Value;

const marks = /[\u2066-\u2069\u200e\u200f]/g;
const textOf = ({ text }: Message): string => text.replace(marks, '');

describe('a year', () => {
  const folder = workingFolder();
  let halqa: Started;
  let now = 0;
  const open: number[] = [];
  const difficulties: number[] = [];
  let events = 0;

  const call = async <Body>(path: string, body: object): Promise<Body> => {
    const response = await fetch(`${halqa.url}/api/${path}`, { method: 'POST', body: JSON.stringify(body) });
    const answer = await response.json();
    if (!response.ok) throw new Error(`${path}: ${JSON.stringify(answer)}`);
    return answer as Body;
  };
  const say = async (as: string, place: string, text: string): Promise<string> => {
    const { messages, form } = await call<Answer>('say', { as, in: place, text });
    if (form) throw new Error(`${text} asks for more`);
    return messages.map(textOf).join('\n');
  };
  const restart = async () => {
    await halqa.kill();
    halqa = await startHalqa(folder.path);
  };
  const moveTo = async (to: number) => {
    // Killed on the way, now and then; what was not done then is done after.
    if (random(12) === 0) {
      const moving = call('clock', { to: new Date(to).toISOString() }).catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, random(150)));
      await restart();
      await moving;
    }
    const current = await state();
    if (current < to) await call('clock', { to: new Date(to).toISOString() });
    now = Math.max(now, to);
  };
  const state = async (): Promise<number> => {
    const response = await fetch(`${halqa.url}/api/state`);
    return Date.parse(((await response.json()) as { now: string }).now);
  };
  const messagesIn = async (place: string): Promise<readonly Message[]> => {
    const response = await fetch(`${halqa.url}/api/messages?in=${place}&as=ana`);
    return ((await response.json()) as { messages: readonly Message[] }).messages;
  };
  const numberOf = (text: string): number => Number(/#(\d+)/.exec(text)?.[1]);

  const addItem = async () => {
    const due =
      random(4) === 0 ? '' : ` due:${new Date(now + random(60) * day + day).toISOString().slice(0, 10)}`;
    const text = await say(
      pick(people),
      pick(places),
      `/action add Something to do, no. ${random(1000)}${due}`,
    );
    open.push(numberOf(text));
  };
  const finishItem = async () => {
    const [number] = open.splice(random(open.length), 1);
    if (number !== undefined) await say(pick(people), 'clean-water', `/action done #${number}`);
  };
  const dropItem = async () => {
    const [number] = open.splice(random(open.length), 1);
    if (number !== undefined)
      await say(pick(people), 'clean-water', `/action drop #${number} no longer needed`);
  };
  const raise = async () => {
    const text = await say(
      pick(people),
      pick(places),
      '/progress difficulty No room help:a room from:the town',
    );
    difficulties.push(numberOf(text));
  };
  const resolve = async () => {
    const [number] = difficulties.splice(random(difficulties.length), 1);
    if (number !== undefined)
      await say(pick(people), 'clean-water', `/progress resolve #${number} it was lent`);
  };
  const comeOrGo = () => say(pick(people), 'clean-water', random(2) === 0 ? '/group join' : '/group leave');
  const log = () => say(pick(people), pick(places), '/progress log Something was done');

  /** An event that ends tomorrow, and is rated by some. */
  const hold = async () => {
    events += 1;
    const place = pick(places);
    const starts = new Date(now + day).toISOString().slice(0, 10);
    await say('ana', place, `/event add Event no. ${events} starts:"${starts} 10:00" ends:"${starts} 12:00"`);
    await moveTo(now + day + 12 * 60 * 60 * 1000);
    const poll = (await messagesIn(place)).find((one) =>
      textOf(one).startsWith(`How was “Event no. ${events}”`),
    );
    if (!poll) throw new Error(`no poll for event ${events}`);
    for (const person of people.slice(0, random(people.length + 1))) {
      const action = pick(poll.actions);
      await call('press', { as: person, message: poll.id, token: action.token });
    }
  };

  beforeAll(async () => {
    halqa = await startHalqa(folder.path);
    now = Date.parse((await call<{ now: string }>('reset', { seed: 'empty' })).now);
    const lines = [
      '/coalition setup A year zone:Asia/Beirut executive:#executive strategic:#strategic',
      '/group create Water goal:"Every spring tested"',
      '/group create Schools goal:"A garden in each"',
      '/group bind Water place:#clean-water',
      '/group bind Schools place:#general',
    ];
    for (const line of lines) await say('ana', 'clean-water', line);
  }, 120_000);

  afterAll(async () => {
    await halqa.kill();
    folder.remove();
  });

  it('is told once, and as it was', { timeout: 600_000 }, async () => {
    // To the first of January, so that the year has its four quarters.
    await moveTo(Date.parse('2027-01-02T00:00:00Z'));
    const end = Date.parse('2028-01-02T08:00:00Z');
    const doings = [
      addItem,
      addItem,
      addItem,
      finishItem,
      finishItem,
      log,
      log,
      raise,
      resolve,
      comeOrGo,
      dropItem,
    ];
    while (now < end - 6 * day) {
      for (let line = 0; line < 1 + random(4); line += 1) await pick(doings)();
      const share = (end - now) / (eventsHeld - events + 1);
      if (events < eventsHeld) await hold();
      if (random(10) === 0) await restart();
      await moveTo(
        Math.min(end - 5 * day, now + random(Math.max(1, Math.floor((2 * share) / day) - 2)) * day),
      );
    }
    while (events < eventsHeld) await hold();
    await moveTo(Math.max(end, now + 4 * day));

    const executive = (await messagesIn('executive')).filter(({ card }) => card !== null).map(textOf);
    const months = executive.map((text) => text.split('\n')[0] ?? '');
    const expected = [...Array(14).keys()].map((index) => {
      const month = new Date(Date.UTC(2026, 10 + index, 1));
      return `A year: ${month.toLocaleString('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' })}`;
    });
    expect(months).toEqual(expected.filter((title) => months.includes(title)));
    expect(months.slice(-12)).toEqual(expected.slice(-12));
    const strategic = (await messagesIn('strategic')).filter(({ card }) => card !== null).map(textOf);
    expect(strategic.map((text) => text.split('\n')[0]).slice(-4)).toEqual([
      'A year: January 2027 to March 2027',
      'A year: April 2027 to June 2027',
      'A year: July 2027 to September 2027',
      'A year: October 2027 to December 2027',
    ]);

    const said = [...(await messagesIn('clean-water')), ...(await messagesIn('general'))].map(textOf);
    for (let event = 1; event <= eventsHeld; event += 1) {
      const about = (start: string) =>
        said.filter((text) => text.startsWith(`${start} “Event no. ${event}”`));
      // The poll itself, and the word of the day before where there was one, both closed by now.
      expect([1, 2], `event ${event}`).toContain(about('Closed:').length);
      expect(about('How was'), `event ${event}`).toEqual([]);
      expect(said.filter((text) => text.startsWith(`How “Event no. ${event}” went`))).toHaveLength(1);
    }

    const record = recount(folder.path, 'Asia/Beirut');
    for (const [index, text] of executive.slice(-12).entries())
      for (const group of Object.values(groups)) {
        const counts = record.month(group, 2027, index);
        const line = new RegExp(`^${group} · [^·]+ · (\\d+) done, (\\d+) new, (\\d+) overdue`, 'm').exec(
          text,
        );
        const told = line
          ? { done: Number(line[1]), opened: Number(line[2]), overdue: Number(line[3]) }
          : null;
        expect(told ?? { done: 0, opened: 0, overdue: 0 }, `${group}, month ${index + 1}`).toEqual(counts);
      }
    expect(record.ballots).toBe(0);
  });
});
