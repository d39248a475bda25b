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

/** The month of 2027 in Beirut, counted from 0; of another year, none of its quarters. */
const monthOf = (at: number): number => {
  const local = new Date(at + 3 * 60 * 60 * 1000);
  return (local.getUTCFullYear() - 2027) * 12 + local.getUTCMonth();
};

/** The scores in a summary: none while fewer than five of those who gave them are members. */
const resultOf = (scores: readonly number[], ofMembers: number): string => {
  if (scores.length === 0) return 'no answers';
  if (ofMembers < 5) return 'result hidden, too few answers';
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  return `${Math.round(mean * 10) / 10} of 5`;
};

const marks = /[\u2066-\u2069\u200e\u200f]/g;
const textOf = ({ text }: Message): string => text.replace(marks, '');

describe('a year', () => {
  const folder = workingFolder();
  let halqa: Started;
  let now = 0;
  const open: number[] = [];
  const difficulties: number[] = [];
  let events = 0;
  /** Polls asked by hand: of whom, when each closed, and the scores that were given last, by person. */
  const asked: { question: string; group: string; closedAt: number; scores: ReadonlyMap<string, number> }[] =
    [];
  /** Who came to a group and who left it, in the order in which it happened. */
  const moves: { person: string; group: string; at: number; in: boolean }[] = [];
  const isMember = (person: string, group: string, at: number): boolean =>
    moves.findLast((move) => move.person === person && move.group === group && move.at < at)?.in === true;

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
    // Killed on the way, now and then; unfinished work is done afterwards.
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
  /** The convener cannot leave. */
  const comeOrGo = async () => {
    const [person, comes] = [pick(people), random(2) === 0];
    await say(person, 'clean-water', comes ? '/group join' : '/group leave');
    if (comes || person !== 'ana') moves.push({ person, group: groups['clean-water'], at: now, in: comes });
  };
  const log = () => say(pick(people), pick(places), '/progress log Something was done');

  /** Somebody asks for a score, and some give one, a few of them twice. */
  const ask = async () => {
    const question = `How ready are we, no. ${asked.length + 1}?`;
    const closes = new Date(now + 4 * day).toISOString().slice(0, 10);
    const closedAt = Date.parse(`${closes}T10:00:00Z`);
    // No two at once, so that their order is known.
    if (asked.at(-1)?.closedAt === closedAt) return;
    const place = pick(places);
    await say(pick(people), place, `/poll ask ${question} closes:"${closes} 12:00"`);
    const poll = (await messagesIn(place)).find((one) => textOf(one).includes(question));
    if (!poll) throw new Error(`nothing was asked: ${question}`);
    const given = new Map<string, number>();
    for (let tap = random(20); tap > 0; tap -= 1) {
      const person = pick(people);
      const score = 1 + random(5);
      const action = poll.actions[score - 1];
      await call('press', { as: person, message: poll.id, token: action?.token });
      given.set(person, score);
    }
    asked.push({ question, group: groups[place], closedAt, scores: given });
  };

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
    // Only members count towards the threshold.
    for (const person of people)
      for (const group of Object.values(groups)) {
        await say(person, 'clean-water', `/group join ${group}`);
        moves.push({ person, group, at: now, in: true });
      }
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
      if (random(3) === 0) await ask();
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
        // A group in need states its status; zeros are left out.
        const line = new RegExp(`^(?:• )?${group} · .*`, 'm').exec(text)?.[0] ?? '';
        const figure = (of: string) => Number(new RegExp(`(\\d+) ${of}\\b`).exec(line)?.[1] ?? 0);
        const told = { done: figure('done'), opened: figure('new'), overdue: figure('overdue') };
        expect(told, `${group}, month ${index + 1}`).toEqual(counts);
      }
    for (const [index, text] of strategic.slice(-4).entries()) {
      const { before, opened, dropped, ends } = record.quarter(2027, index);
      const less = dropped === 0 ? 'none dropped' : `less ${dropped} dropped`;
      expect(text).toContain(`All items: ${before} open at the start, ${opened} new since, ${less}.`);
      for (const [month, { done, all, overdue }] of ends.entries()) {
        const name = new Date(Date.UTC(2027, 3 * index + month, 1)).toLocaleString('en-GB', {
          month: 'long',
          year: 'numeric',
          timeZone: 'UTC',
        });
        expect(text).toContain(`By the end of ${name}: ${done} of ${all} done, ${overdue} overdue.`);
        expect(done).toBeLessThanOrEqual(all);
      }
      const told = [...text.matchAll(/: “(How ready are we, no\. \d+\?)”: (.+?)(?: \((\d+) answer.*\))?$/gm)];
      const closed = asked
        .filter(({ closedAt }) => monthOf(closedAt) >= 3 * index && monthOf(closedAt) < 3 * index + 3)
        .sort((one, other) => one.closedAt - other.closedAt);
      expect(told.length).toBe(Math.min(closed.length, 10));
      expect(
        told.map(([, question, result, count]) => ({ question, result, count: Number(count ?? 0) })),
      ).toEqual(
        closed.slice(0, 10).map(({ question, group, closedAt, scores }) => ({
          question,
          result: resultOf(
            [...scores.values()],
            [...scores.keys()].filter((person) => isMember(person, group, closedAt)).length,
          ),
          count: scores.size,
        })),
      );
    }
    expect(asked.filter(({ scores }) => scores.size >= 5).length).toBeGreaterThan(3);
    expect(record.ballots).toBe(0);
  });
});
