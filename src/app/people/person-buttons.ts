import { confirmThereCard, linkedCard, notLinkedCard } from '../../cards/people/link-cards.ts';
import { forgetSureCard, keptCard } from '../../cards/people/privacy-cards.ts';
import { notRedactedCard, redactedCard } from '../../cards/people/redact-cards.ts';
import { unlinkedCard, unlinkNotCard, unlinkSureCard } from '../../cards/people/unlink-cards.ts';
import { type ButtonHandler, replaceCard } from '../handlers/button-handler.ts';
import type { BallotBox } from '../polls/ballot-box.ts';
import { claimPersonLink, confirmPersonLink, refusePersonLink } from './person-links.ts';
import { forgetMe, requireSelf } from './privacy.ts';
import { redactRecord } from './redaction.ts';
import { unlink, viewUnlinkChoice } from './unlinking.ts';

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
    return unlinkSureCard(caller.words, id, viewUnlinkChoice(caller, mark));
  }),
  'unlink-not': replaceCard(async (_repositories, caller, id) => {
    requireSelf(caller, id);
    return unlinkNotCard(caller.words);
  }),
  'unlink-sure': replaceCard(async (repositories, caller, id, mark) => {
    requireSelf(caller, id);
    return unlinkedCard(caller.words, await unlink(repositories, caller, mark, ballotBox));
  }),

  redact: replaceCard(async (repositories, caller, id) =>
    redactedCard(caller.words, await redactRecord(repositories, caller, Number(id))),
  ),
  'redact-not': replaceCard(async (_repositories, caller) => notRedactedCard(caller.words)),

  'link-mine': replaceCard(async (repositories, caller, id) =>
    confirmThereCard(caller.words, await claimPersonLink(repositories, caller, id)),
  ),
  'link-confirm': replaceCard(async (repositories, caller, id) =>
    linkedCard(caller.words, await confirmPersonLink(repositories, caller, id, ballotBox)),
  ),
  'link-refuse': replaceCard(async (repositories, caller, id) => {
    await refusePersonLink(repositories, caller, id);
    return notLinkedCard(caller.words);
  }),
});
