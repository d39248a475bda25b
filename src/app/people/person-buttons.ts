import { forgetSureCard, keptCard } from '../../cards/people/privacy-cards.ts';
import { unlinkNotCard } from '../../cards/people/unlink-cards.ts';
import { becomes, type PressHandler } from '../button-handler.ts';
import type { BallotBox } from '../polls/ballot-box.ts';
import { claimPersonLink, confirmPersonLink, refusePersonLink } from './person-links.ts';
import { forgetMe, requireSelf } from './privacy.ts';
import { askUnlinkSure, unlink } from './unlinking.ts';

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
});
