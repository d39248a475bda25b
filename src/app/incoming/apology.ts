import { randomUUID } from 'node:crypto';
import { incidentCard, noCoalitionCard, refusalCard } from '../../cards/refusal-card.ts';
import { refusalSentence } from '../../cards/refusal-sentence.ts';
import type { Incoming, Notice, PrivateReply, Reply } from '../../chat/incoming.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Log } from '../../runtime/log.ts';
import { StoreAway, StoreBusy, StoreUnwritable } from '../../store/store.ts';
import type { Words } from '../../words/words.ts';
import { privately } from '../input/subcommand.ts';

type ApologyParts = Readonly<{
  log: Log;
  /** The words for the reader, as far as they can be found out after a failure. */
  wordsOf(incoming: Incoming): Promise<Words>;
}>;

/** How something that was received ended: a rule said no, the database was busy, or a bug. */
export const outcomeOf = (error: unknown): 'refused' | 'busy' | 'failed' => {
  if (error instanceof Refusal) return 'refused';
  return error instanceof StoreBusy ? 'busy' : 'failed';
};

/** The reply after a failure: the rule that refused, or the incident number. */
export const apologise = async (
  { log, wordsOf }: ApologyParts,
  incoming: Incoming | Notice,
  error: unknown,
): Promise<Reply> => {
  if (isNotice(incoming)) {
    log.error({ err: error, kind: incoming.kind }, 'a notice could not be processed');
    return incoming.kind === 'event' ? { kind: 'event', here: 'none' } : { kind: 'nothing' };
  }
  if (incoming.kind === 'suggest') {
    if (!(error instanceof Refusal)) log.error({ err: error }, 'suggestions failed');
    return { kind: 'suggestions', suggestions: [] };
  }
  const words = await wordsOf(incoming);
  if (error instanceof StoreUnwritable || error instanceof StoreAway)
    log.error({ err: error, kind: incoming.kind }, 'nothing can be recorded');
  const reason = reasonOf(error);
  if (reason === null) {
    const incident = randomUUID().slice(0, 8);
    log.error({ err: error, incident, kind: incoming.kind }, 'an incoming could not be answered');
    return incoming.kind === 'shown' ? { kind: 'nothing' } : privately(incidentCard(words, incident));
  }
  if (incoming.kind === 'shown') return { kind: 'nothing' };
  if (incoming.kind === 'form' && reason.code === 'argument')
    return {
      kind: 'errors',
      language: words.language,
      errors: { [reason.argument]: refusalSentence(words, reason) },
    };
  if (reason.code === 'no-coalition') return privately(noCoalitionCard(words));
  return refused(words, reason);
};

const noticeKinds: Readonly<Record<Notice['kind'], true>> = {
  account: true,
  event: true,
  interest: true,
  interested: true,
};

const isNotice = (incoming: Incoming | Notice): incoming is Notice =>
  Object.hasOwn(noticeKinds, incoming.kind);

const reasonOf = (error: unknown): Refusal['reason'] | null => {
  if (error instanceof StoreBusy) return { code: 'busy' };
  if (error instanceof StoreUnwritable) return { code: 'unwritable' };
  if (error instanceof StoreAway) return { code: error.inDoubt ? 'in-doubt' : 'away' };
  return error instanceof Refusal ? error.reason : null;
};

const refused = (words: Words, reason: Refusal['reason']): PrivateReply =>
  privately(refusalCard(words, reason));
