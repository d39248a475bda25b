import { type RedactedView, type RedactView, redactedCard } from '../../cards/people/redact-cards.ts';
import { showLine, showText } from '../../chat/text/clean.ts';
import { redactedText } from '../../chat/text/redacted.ts';
import type { Partner } from '../../domain/partner.ts';
import type { Difficulty } from '../../domain/progress.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { CoalitionCaller, CoalitionVisitor } from '../caller/caller.ts';
import { requireCoordinator } from '../caller/permissions.ts';
import { groupIdOf, type NumberedRecord, numbered, recordOf } from '../input/numbered.ts';
import { redrawDifficulty } from '../items/difficulties.ts';
import { redrawItem } from '../items/items.ts';
import { announce, placeRecipient } from '../notify/announce.ts';
import { record } from '../notify/history.ts';
import { redrawHomes, subjectOf } from '../notify/redraw.ts';
import { redrawOffer } from '../partners/offers.ts';
import { countSoon, redrawClosed } from '../polls/count.ts';
import { redrawEvent } from '../polls/event-view.ts';
import { withoutTexts } from './without-text.ts';

/** What a redaction would remove. @throws Refusal `only-coordinator`, `unknown-number`, `already-redacted` */
export const viewRedaction = async (
  repositories: Repositories,
  caller: CoalitionVisitor,
  number: number,
): Promise<RedactView> => {
  const found = await redactable(repositories, caller, number);
  return {
    number,
    kind: found.kind,
    lines:
      found.kind === 'item' ? await repositories.redaction.linesOn(caller.coalition.id, found.item.id) : 0,
  };
};

/**
 * Removes the text of a record, with its history and wherever a stored card, answer or summary holds it. What
 * happened, when and by whom stays. The group is told, and its cards are redrawn.
 */
export const redactRecord = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  number: number,
): Promise<RedactedView> => {
  const { coalition, person, now } = caller;
  const found = await redactable(repositories, caller, number);
  const { kind } = found;
  const { id } = recordOf(found);
  const { texts, choices } = await removableOf(repositories, coalition.id, found);
  await repositories.redaction.redact(coalition.id, kind, id, redactedText);
  await removeStored(repositories, coalition, texts, choices);
  await record(repositories, caller, {
    subject: subjectOf(kind, id),
    change: 'redacted',
    before: null,
    after: null,
  });
  const current = await numbered(repositories, coalition.id, number, kind);
  await redrawRecord(repositories, caller, current);
  const view = { number, by: person, at: now };
  const groupId = groupIdOf(current);
  const places = groupId === null ? [] : await repositories.places.ofGroup(coalition.id, groupId);
  await announce(repositories, caller, `redacted:${id}:${now}`, places.map(placeRecipient), (theirs) =>
    redactedCard(theirs, view),
  );
  return view;
};

/**
 * What is written about a partner, as it is and as it was. Its names are no secret.
 * @throws Refusal `only-coordinator`, `partner-redacted`
 */
export const partnerTextsToRedact = async (
  repositories: Repositories,
  caller: CoalitionVisitor,
  partner: Partner,
): Promise<readonly string[]> => {
  await requireCoordinator(repositories, caller);
  const { wants, gets, learned, limits, decides, contact } = partner;
  const earlier = await repositories.redaction.partnerTexts(caller.coalition.id, partner.id);
  const texts = [wants, gets, learned, limits, decides, contact, ...earlier].flatMap((text) =>
    text === null || text === redactedText || text.trim() === '' ? [] : [text],
  );
  if (texts.length === 0) throw new Refusal({ code: 'partner-redacted', partner: partner.name });
  return texts;
};

/** Removes what is written about a partner, wherever it is stored. Who it is, and what it did, stays. */
export const redactPartner = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  partner: Partner,
): Promise<void> => {
  const { coalition } = caller;
  const texts = await partnerTextsToRedact(repositories, caller, partner);
  await repositories.partners.redact(coalition.id, partner.id, redactedText);
  await repositories.redaction.redactPartner(coalition.id, partner.id, redactedText);
  await removeStored(repositories, coalition, texts, []);
  await record(repositories, caller, {
    subject: subjectOf('partner', partner.id),
    change: 'redacted',
    before: null,
    after: null,
  });
};

const redactable = async (
  repositories: Repositories,
  caller: CoalitionVisitor,
  number: number,
): Promise<NumberedRecord> => {
  await requireCoordinator(repositories, caller);
  const { id } = caller.coalition;
  const found = await numbered(repositories, id, number, 'item');
  const { texts, choices } = await removableOf(repositories, id, found);
  if (texts.length + choices.length === 0) throw new Refusal({ code: 'already-redacted', number });
  return found;
};

/** A redacted poll keeps the numbers of its choices; a difficulty the name of the committee that it asks. */
const removableOf = async (repositories: Repositories, coalitionId: string, found: NumberedRecord) => {
  const { texts, choices } = await repositories.redaction.textsOf(
    coalitionId,
    found.kind,
    recordOf(found).id,
  );
  const asked = found.kind === 'difficulty' && found.difficulty.askedOf !== null;
  const stays = asked ? found.difficulty.helpFrom : null;
  const isText = (text: string): boolean => text.trim() !== '' && text !== redactedText && text !== stays;
  return {
    texts: texts.filter(isText),
    choices: choices.filter((choice) => isText(choice) && !/^\d$/.test(choice)),
  };
};

/** The name of the coalition or of a group is no secret, and cards that show it must stay readable. */
const removeStored = async (
  repositories: Repositories,
  coalition: CoalitionCaller['coalition'],
  texts: readonly string[],
  choices: readonly string[],
): Promise<void> => {
  const bodies = await repositories.groups.bodies(coalition.id);
  const names = new Set([coalition.name, ...bodies.map(({ name }) => name)].map(showLine));
  const shownAs = (stored: readonly string[]): readonly string[] => [
    ...new Set(
      stored
        .flatMap((text) => [text, showLine(text), showText(text)])
        .filter((text) => text.trim() !== '' && !names.has(showLine(text))),
    ),
  ];
  const [found, alone] = [shownAs(texts), shownAs(choices)];
  for (const text of [...found, ...alone])
    await repositories.personRecords.rewriteWhereNamed(coalition.id, text, (json) =>
      withoutTexts(json, found, alone),
    );
};

const redrawRecord = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  found: NumberedRecord,
): Promise<void> => {
  const { coalition, now } = caller;
  switch (found.kind) {
    case 'item': {
      await redrawItem(repositories, caller, found.item);
      // The cards of difficulties name the item that they block, and the items that answer them.
      const about = await repositories.difficulties.openOnItem(coalition.id, found.item.id);
      const answered = found.item.answers;
      const other = answered === null ? null : await repositories.difficulties.byId(coalition.id, answered);
      const difficulties: readonly (Difficulty | null)[] = [...about, other];
      for (const one of difficulties) if (one !== null) await redrawDifficulty(repositories, caller, one);
      return;
    }
    case 'difficulty':
      await redrawDifficulty(repositories, caller, found.difficulty);
      return;
    case 'event': {
      const { event } = found;
      await redrawEvent(repositories, caller, event);
      await redrawHomes(repositories, caller, await repositories.groups.members(coalition.id, event.groupId));
      const poll = await repositories.polls.byNumber(coalition.id, event.number);
      if (poll !== null) await redrawRecord(repositories, caller, { kind: 'poll', poll });
      return;
    }
    case 'offer':
      await redrawOffer(repositories, caller, found.offer);
      return;
    case 'poll': {
      const { poll } = found;
      if (poll.sealedAt === null) return countSoon(repositories, coalition.id, poll.id, now);
      for (const kind of ['poll', 'poll-nudge'] as const)
        await redrawClosed(repositories, coalition, poll, kind, now);
    }
  }
};
