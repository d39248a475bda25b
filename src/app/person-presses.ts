import { forgetSureCard, keptCard } from '../cards/privacy-cards.ts';
import { unlinkNotCard } from '../cards/unlink-cards.ts';
import type { Card } from '../chat/card.ts';
import type { Memory } from '../store/memory.ts';
import type { BallotBox } from './ballot-box.ts';
import { confirmCoalitionLink, refuseCoalitionLink } from './coalition-links.ts';
import { claimPersonLink, confirmPersonLink, refusePersonLink } from './person-links.ts';
import type { PressHandler } from './press.ts';
import { forgetMe, requireSelf } from './privacy.ts';
import type { Member } from './speaker.ts';
import { askUnlinkSure, unlink } from './unlinking.ts';

type Answer = (memory: Memory, member: Member, id: string, detail: string | undefined) => Promise<Card>;

/** The card that was pressed becomes the answer. */
const becomes =
  (answer: Answer): PressHandler =>
  async (memory, member, { token }) => ({
    kind: 'redraw',
    card: await answer(memory, member, token.id, token.detail),
  });

/** What the buttons do that are about people themselves: being forgotten, tying two sides together. */
export const personPresses = (ballotBox: BallotBox): Readonly<Record<string, PressHandler>> => ({
  forget: becomes(async (_memory, member, id) => {
    requireSelf(member, id);
    return forgetSureCard(member.words, id);
  }),
  'forget-not': becomes(async (_memory, member, id) => {
    requireSelf(member, id);
    return keptCard(member.words);
  }),
  'forget-sure': becomes(async (memory, member, id) => {
    requireSelf(member, id);
    return (await forgetMe(memory, member, ballotBox)).card;
  }),

  unlink: becomes(async (_memory, member, id, mark) => {
    requireSelf(member, id);
    return askUnlinkSure(member, mark);
  }),
  'unlink-not': becomes(async (_memory, member, id) => {
    requireSelf(member, id);
    return unlinkNotCard(member.words);
  }),
  'unlink-sure': becomes(async (memory, member, id, mark) => {
    requireSelf(member, id);
    return unlink(memory, member, mark, ballotBox);
  }),

  'link-mine': becomes(claimPersonLink),
  'link-confirm': becomes((memory, member, id) => confirmPersonLink(memory, member, id, ballotBox)),
  'link-refuse': becomes(refusePersonLink),

  'join-confirm': becomes(confirmCoalitionLink),
  'join-refuse': becomes(refuseCoalitionLink),
});
