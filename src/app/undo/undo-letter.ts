import { type LetterView, letterCard } from '../../cards/partners/letter-card.ts';
import type { LocalDate } from '../../domain/dates/calendar.ts';
import type { Partner } from '../../domain/partner.ts';
import type { PartnerLetter } from '../../domain/partner-letter.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Change } from '../../store/items/history.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { CoalitionCaller } from '../caller/caller.ts';
import { record } from '../notify/history.ts';
import { subjectOf } from '../notify/redraw.ts';
import { redrawLetter, viewLetter } from '../partners/partner-letters.ts';
import { editPartner } from '../partners/partners.ts';
import { type Undoable, type Undoing, undoableClosing } from './undoable.ts';

/** An answer to the letter of a partner: the letter is unanswered, on the copy of each delegate. */
export const undoablePartner = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  id: string,
  { change, pressed }: Undoing,
): Promise<Undoable> => {
  const { coalition, now } = caller;
  const partner = await repositories.partners.byId(coalition.id, id);
  const day = String(change.after?.letterOf ?? '');
  const letter =
    partner === null ? null : await repositories.partnerLetters.ofDay(coalition.id, partner.id, day);
  if (partner === null || letter === null || change.change !== 'letter-answered')
    throw new Refusal({ code: 'gone' });
  const view = async (of: PartnerLetter): Promise<LetterView> =>
    viewLetter(
      repositories,
      coalition,
      (await repositories.partners.byId(coalition.id, id)) ?? partner,
      of,
      now,
    );
  return undoableClosing(repositories, caller, change, {
    groupId: null,
    instead: 'partner edit',
    stands: isAnswer(letter, change) && partner.state === 'joined',
    openAgain: async () => {
      const unanswered = { ...letter, answer: null, answeredBy: null, answeredAt: null };
      await repositories.partnerLetters.unanswer(coalition.id, letter, change.at);
      await record(repositories, caller, {
        subject: subjectOf('partner', partner.id),
        change: 'undone',
        before: change.after,
        after: null,
      });
      await restoreEnd(repositories, caller, partner, change);
      await redrawLetter(repositories, caller, partner, letter.day, pressed);
      return view(unanswered);
    },
    view: () => view(letter),
    draw: letterCard,
  });
};

/** An agreement that came to its end and ends no more is taken back by the state of the partner. */
const isAnswer = ({ answer, answeredAt, answeredBy }: PartnerLetter, { at, personId }: Change): boolean =>
  answer !== null && answer !== 'end' && answeredAt === at && answeredBy === personId;

/** *Go on* took away the end of the agreement: it is there again, unless somebody changed it since. */
const restoreEnd = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  partner: Partner,
  { subject, at, personId }: Change,
): Promise<void> => {
  const changes = await repositories.history.of(caller.coalition.id, subject);
  const edited = changes.findLast(
    (one) =>
      one.change === 'edited' && one.at === at && one.personId === personId && one.after?.endsOn === null,
  );
  const endsOn = edited?.before?.endsOn;
  if (typeof endsOn === 'string' && partner.endsOn === null)
    await editPartner(repositories, caller, partner, { endsOn: endsOn as LocalDate, delegates: undefined });
};
