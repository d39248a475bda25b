import { openCoalition } from './coalition.ts';
import { compared, type Measure } from './measure.ts';
import { bareTap, openPollIn, tapBy } from './poll.ts';

export const pollTap: Measure = {
  name: 'a poll tap, whole',
  goal: '≤ 4× the bare SQL',
  run: async ({ sizes, path }) => {
    const { chat, bare, close } = await openCoalition(path('poll-tap.db'));
    const token = await openPollIn(chat);
    const first = await chat.bot(tapBy(chat, 'sam', token));
    if (first.kind !== 'private') throw new Error('a tap was not counted');
    const tap = bareTap(bare, chat, token);
    const { operations, rounds } = sizes;
    const figures = await compared(
      rounds,
      'a poll tap',
      { atMost: 4 },
      {
        operations,
        work: () => {
          for (let n = 0; n < operations; n += 1) tap('sam');
        },
      },
      {
        operations,
        work: async () => {
          for (let n = 0; n < operations; n += 1) await chat.bot(tapBy(chat, 'sam', token));
        },
      },
    );
    await close();
    return figures;
  },
};
