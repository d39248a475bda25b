import { forgetSureCard, keptCard } from '../../cards/people/privacy-cards.ts';
import { notRedactedCard } from '../../cards/people/redact-cards.ts';
import { unlinkNotCard } from '../../cards/people/unlink-cards.ts';
import { type ButtonHandler, replaceCard } from '../button-handler.ts';
import type { BallotBox } from '../polls/ballot-box.ts';
import { claimPersonLink, confirmPersonLink, refusePersonLink } from './person-links.ts';
import { forgetMe, requireSelf } from './privacy.ts';
import { redactRecord } from './redaction.ts';
import { askUnlinkSure, unlink } from './unlinking.ts';

/** The buttons about people themselves: forgetting and linking. */
export const personButtons = (ballotBox: BallotBox): Readonly<Record<string, ButtonHandler>> => ({
  forget: replaceCard(async (_repositories, caller, id) => {
    requireSelf(caller, id);
    return forgetSureCard(caller.words, id);
  }),
  'forget-not': replaceCard(async (_repositories, caller, id) => {
    requireSelf(caller, id);
    return keptCard(caller.words);
  }),
  'forget-sure': replaceCard(async (repositories, caller, id) => {
    requireSelf(caller, id);
    return (await forgetMe(repositories, caller, ballotBox)).card;
  }),

  unlink: replaceCard(async (_repositories, caller, id, mark) => {
    requireSelf(caller, id);
    return askUnlinkSure(caller, mark);
  }),
  'unlink-not': replaceCard(async (_repositories, caller, id) => {
    requireSelf(caller, id);
    return unlinkNotCard(caller.words);
  }),
  'unlink-sure': replaceCard(async (repositories, caller, id, mark) => {
    requireSelf(caller, id);
    return unlink(repositories, caller, mark, ballotBox);
  }),

  redact: replaceCard((repositories, caller, id) => redactRecord(repositories, caller, Number(id))),
  'redact-not': replaceCard(async (_repositories, caller) => notRedactedCard(caller.words)),

  'link-mine': replaceCard(claimPersonLink),
  'link-confirm': replaceCard((repositories, caller, id) =>
    confirmPersonLink(repositories, caller, id, ballotBox),
  ),
  'link-refuse': replaceCard(refusePersonLink),
});
