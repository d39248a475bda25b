import { refusalCard } from '../../cards/refusal-card.ts';
import type { Incoming, Notice, PrivateReply } from '../../chat/incoming.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Words } from '../../words/words.ts';
import { privately } from '../input/subcommand.ts';
import { createRateLimit, keyOfAccount, type Rate } from './rate-limit.ts';

/** How many people's words are kept while they are refused. */
const wordsKept = 1_000;

/**
 * How often one account may ask for anything, reads included. Suggestions, which come at each key, are free.
 * @returns the refusal; null for somebody who may ask. Only the first in a row reads the database, so that somebody
 * who asks in a loop holds up nobody else
 */
export const createAskLimit = (
  clock: Clock,
  rate: Rate,
  wordsOf: (incoming: Incoming) => Promise<Words>,
): ((incoming: Incoming | Notice) => Promise<PrivateReply> | null) => {
  const limit = createRateLimit(clock, rate);
  const refused = new Map<string, Promise<Words>>();
  return (incoming) => {
    if (incoming.kind !== 'command' && incoming.kind !== 'button' && incoming.kind !== 'form') return null;
    const key = keyOfAccount(incoming.account);
    const seconds = limit.take(key);
    if (seconds === 0) {
      refused.delete(key);
      return null;
    }
    const known = refused.get(key) ?? wordsOf(incoming);
    if (refused.size >= wordsKept) refused.clear();
    refused.set(key, known);
    return known.then((words) => privately(refusalCard(words, { code: 'too-fast', seconds })));
  };
};
