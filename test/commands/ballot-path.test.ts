import { expect, it } from 'vitest';
import { buttonHandlers, formHandlers } from '../../src/app/buttons.ts';
import type { ButtonHandler } from '../../src/app/handlers/button-handler.ts';
import { createBallotBox } from '../../src/app/polls/ballot-box.ts';

const tap = { pollId: 'p', pseudonym: 'x', tap: '0'.repeat(16) };

/** A second way to vote, written like any other button. The type checker refuses each of these. */
const mistakes: Readonly<Record<string, ButtonHandler>> = {
  'votes in the transaction that stores its delivery': {
    transaction: 'once',
    run: async (repositories) => {
      // @ts-expect-error: an ordinary handler is given no ballots
      await repositories.ballots.answer(tap, 1);
      return { kind: 'redraw', card: { language: 'en', title: '', tone: 'neutral', blocks: [] } };
    },
  },
  'stores its delivery in the transaction that votes': {
    transaction: 'ballot',
    run: async (repositories, caller) => {
      await repositories.ballots.answer(tap, 1);
      // @ts-expect-error: the ballot path stores no delivery
      await repositories.deliveries.keep('d', caller.now, { kind: 'nothing' });
      // @ts-expect-error: the ballot path writes no history
      await repositories.history.record(caller.coalition.id, {});
      // @ts-expect-error: the ballot path creates nobody
      await repositories.people.create(caller.coalition.id, caller.account, caller.now);
      return { kind: 'redraw', card: { language: 'en', title: '', tone: 'neutral', blocks: [] } };
    },
  },
};

it('a second voting verb written the ordinary way does not compile', () => {
  expect(Object.keys(mistakes)).toHaveLength(2);
});

it('votes only in the handlers that are declared as ballots', () => {
  const ballotBox = createBallotBox('a secret that only the tests know, long enough');
  const all = {
    ...buttonHandlers({
      ballotBox,
      commands: [],
      drawChart: async () => new Uint8Array(),
      programs: false,
      feedAddress: () => undefined,
    }),
    ...formHandlers({ ballotBox }),
  };
  const ballots = Object.entries(all).filter(([, { transaction }]) => transaction === 'ballot');
  expect(ballots.map(([verb]) => verb)).toEqual(['rate', 'comment']);
});
