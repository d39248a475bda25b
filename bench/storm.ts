import { setTimeout as sleep } from 'node:timers/promises';
import type { Chat } from '../test/fixtures/chat.ts';
import { readable } from '../test/fixtures/chat.ts';
import { openCoalition } from './coalition.ts';
import { cpuOf, type Measure } from './measure.ts';
import { addCrowd, openPollIn, tapBy } from './poll.ts';

/** More often than the real heartbeat: the rate of redraws must not depend on it. */
const beatEveryMs = 100;
/** How long an edit takes on a platform. */
const editMs = 80;
/** One place in English, the other in Arabic. */
const places = ['water', 'general'] as const;

/** Many people tap a poll that is shown in two places while it is redrawn: the bot, its clock and its outbox. */
export const storm: Measure = {
  name: 'a storm of taps',
  goal: '10,000 taps in 30 s redraw a card at most 35 times in a place, and the last one is exact',
  run: async ({ sizes, path }) => {
    const { chat, bare, close } = await openCoalition(path('storm.db'));
    await chat.say('layla', 'general', '/group bind Water language:ar');
    const token = await openPollIn(chat);
    const crowd = addCrowd(bare, sizes.taps);
    const edits = slowEdits(chat);
    const answers: number[] = [];
    let settledMs = 0;
    const cpu = await cpuOf(async () => {
      const clock = followWall(chat);
      let over = false;
      const beating = (async () => {
        while (!over || (await chat.store.read.deadlines.next(0, 'poll-count')) !== null) {
          clock();
          await chat.beat();
          await sleep(beatEveryMs);
        }
      })();
      await spread(crowd, sizes.stormMs, async (who) => {
        clock();
        const from = performance.now();
        await chat.bot(tapBy(chat, who, token));
        answers.push(performance.now() - from);
      });
      over = true;
      const from = performance.now();
      await beating;
      await chat.beat();
      settledMs = performance.now() - from;
    });
    const counted = bare.prepare<[], { n: number }>('select count(*) as n from ballot').get()?.n ?? 0;
    await close();
    if (counted !== crowd.length) throw new Error(`${counted} answers were kept of ${crowd.length}`);
    const drawn = places.map((place) => edits.filter(({ where }) => where === place));
    return [
      {
        what: `${crowd.length} taps in ${sizes.stormMs / 1000} s: redraws in a place`,
        unit: 'edits',
        values: drawn.map((all) => all.length),
        // One per second, and a few for the beginning and the end.
        bound: { atMost: Math.ceil(sizes.stormMs / 1000) + 5 },
      },
      {
        what: 'the number on the last card against the number of answers',
        unit: 'differences',
        values: drawn.map((all) => Math.abs((all.at(-1)?.answers ?? 0) - counted)),
        bound: { atMost: 0 },
      },
      { what: 'from the last tap to the last card', unit: 'ms', values: [settledMs] },
      {
        what: 'the longest answer to a tap',
        unit: 'ms',
        values: [Math.max(...answers)],
        bound: { atMost: 2_500 },
      },
      {
        what: 'CPU of a tap, with all that draws the cards',
        unit: 'µs',
        values: [(cpu * 1000) / crowd.length],
      },
    ];
  },
};

/** A slow platform that counts what it gets. */
const slowEdits = (chat: Chat) => {
  const edits: { where: string; answers: number }[] = [];
  const { port } = chat.platform;
  const { edit } = port;
  port.edit = async (message, card) => {
    await sleep(editMs);
    await edit(message, card);
    const [counted] = /^.*(?:so far|حتى الآن).*$/m.exec(readable(card)) ?? [];
    edits.push({ where: message.place.id, answers: Number(counted?.replace(/\D/g, '')) });
  };
  return edits;
};

/** From now on the clock of the chat follows the wall clock. */
const followWall = ({ clock }: Chat): (() => void) => {
  const [from, wall] = [clock.now(), performance.now()];
  return () => clock.moveTo(from + Math.floor(performance.now() - wall));
};

/** Spreads the taps evenly over a time, without waiting for answers. */
const spread = async (
  crowd: readonly string[],
  overMs: number,
  act: (who: string) => Promise<void>,
): Promise<void> => {
  const acts: Promise<void>[] = [];
  const from = performance.now();
  while (acts.length < crowd.length) {
    const due = Math.ceil(((performance.now() - from) / overMs) * crowd.length);
    for (const who of crowd.slice(acts.length, due)) acts.push(act(who));
    await sleep(5);
  }
  await Promise.all(acts);
};
