import { type LetterView, letterCard, letterNotYoursCard } from '../../cards/partners/letter-card.ts';
import type { MessageRef } from '../../chat/ids.ts';
import type { Coalition } from '../../domain/coalition.ts';
import { dayIn, type LocalDate } from '../../domain/dates/calendar.ts';
import type { Partner } from '../../domain/partner.ts';
import { dueLetterDay, isReview, nextLetterAfter, type PartnerLetter } from '../../domain/partner-letter.ts';
import type { Person } from '../../store/people/people.ts';
import type { Repositories } from '../../store/repositories.ts';
import { announce, personRecipients } from '../notify/announce.ts';
import { redraw, subjectOf } from '../notify/redraw.ts';

/** Rows of each kind; the card says how many more there are. */
const rowsKept = 8;

/** When the next letter to the delegates of a partner is due; `null` when none will come. */
export const nextLetterAt = async (
  repositories: Repositories,
  coalition: Coalition,
  partner: Partner,
  now: number,
): Promise<number | null> => {
  const last = await repositories.partnerLetters.last(coalition.id, partner.id);
  return nextLetterAfter(coalition, partner, last?.day ?? null, now);
};

/** Plans the next letter of a partner that joined, changed or ended. One that is due now is sent first. */
export const planPartnerLetter = async (
  repositories: Repositories,
  coalition: Coalition,
  partner: Partner,
  now: number,
): Promise<void> => {
  const planned = await repositories.deadlines.get('partner-letter', partner.id);
  if (planned !== null && planned <= now && partner.state === 'joined') return;
  await setNext(repositories, coalition, partner, now);
};

const setNext = async (
  repositories: Repositories,
  coalition: Coalition,
  partner: Partner,
  now: number,
): Promise<void> => {
  const dueAt = await nextLetterAt(repositories, coalition, partner, now);
  if (dueAt === null) return repositories.deadlines.clear('partner-letter', partner.id);
  await repositories.deadlines.set({
    kind: 'partner-letter',
    subjectId: partner.id,
    coalitionId: coalition.id,
    dueAt,
  });
};

/**
 * Sends the letter of a partner to each delegate who can be reached, if one is due, and plans the next one. After a
 * long sleep it is one letter about the whole time. Without a delegate there is none.
 */
export const sendPartnerLetter = async (
  repositories: Repositories,
  coalition: Coalition,
  partnerId: string,
  now: number,
): Promise<void> => {
  const partner = await repositories.partners.byId(coalition.id, partnerId);
  if (partner === null || partner.id !== partnerId)
    return repositories.deadlines.clear('partner-letter', partnerId);
  const last = await repositories.partnerLetters.last(coalition.id, partner.id);
  const day = dueLetterDay(coalition, partner, last?.day ?? null, now);
  if (day !== null) {
    const ids = await delegateIds(repositories, coalition.id, partner);
    const readers = (await reachable(repositories, coalition.id, ids)).filter(
      ({ accounts }) => accounts.length > 0,
    );
    const review = isReview(coalition, partner, last?.day ?? null, day);
    if (
      readers.length > 0 &&
      (await repositories.partnerLetters.send(coalition.id, { partnerId, day, review, sentAt: now }))
    ) {
      const letter = await repositories.partnerLetters.ofDay(coalition.id, partnerId, day);
      if (letter !== null) {
        const view = await viewLetter(repositories, coalition, partner, letter, now);
        for (const reader of readers)
          await announce(
            repositories,
            { coalition, now },
            `partner-letter:${partnerId}:${day}`,
            personRecipients([reader]),
            (words) => letterCard(words, view),
            { subject: copyOf(letter, reader.id) },
          );
      }
    }
  }
  await setNext(repositories, coalition, partner, now);
};

/** One delegate's copy of a letter. */
const copyOf = ({ partnerId, day }: PartnerLetter, personId: string): string =>
  subjectOf('letter', `${partnerId}~${day}~${personId}`);

/** Who speaks for a partner. */
const delegateIds = async (
  repositories: Repositories,
  coalitionId: string,
  { id }: Pick<Partner, 'id'>,
): Promise<readonly string[]> => (await repositories.partners.delegates(coalitionId, [id])).get(id) ?? [];

/** Everybody who speaks for a partner, or ever did. */
const everDelegates = async (
  repositories: Repositories,
  coalitionId: string,
  partner: Partner,
): Promise<readonly string[]> => {
  const changes = await repositories.history.of(coalitionId, subjectOf('partner', partner.id));
  const named = changes.flatMap(({ before, after }) => [before?.delegateIds ?? [], after?.delegateIds ?? []]);
  const now = await delegateIds(repositories, coalitionId, partner);
  return [...new Set([...now, ...named.flat().map(String)])];
};

/**
 * Redraws the copies of a letter after its one answer, each in the language of its reader. `drawn` is the copy that is
 * redrawn as the reply to a button, or that stays behind a form.
 */
export const redrawLetter = async (
  repositories: Repositories,
  by: Readonly<{ coalition: Coalition; now: number }>,
  partner: Partner,
  day: LocalDate,
  drawn?: MessageRef,
): Promise<void> => {
  const letter = await repositories.partnerLetters.ofDay(by.coalition.id, partner.id, day);
  if (letter === null) return;
  const readers = await everDelegates(repositories, by.coalition.id, partner);
  await redrawCopies(repositories, by, partner, letter, readers, drawn);
};

/** Redraws the latest letter of those who speak for the partner since now, or do not any more. */
export const redrawLatestLetter = async (
  repositories: Repositories,
  by: Readonly<{ coalition: Coalition; now: number }>,
  partner: Partner,
  readers: readonly string[],
): Promise<void> => {
  const last = await repositories.partnerLetters.last(by.coalition.id, partner.id);
  if (last !== null) await redrawCopies(repositories, by, partner, last, readers);
};

/** Who does not speak for the partner reads that, and nothing else. */
const redrawCopies = async (
  repositories: Repositories,
  { coalition, now }: Readonly<{ coalition: Coalition; now: number }>,
  partner: Partner,
  letter: PartnerLetter,
  readers: readonly string[],
  drawn?: MessageRef,
): Promise<void> => {
  const view = await viewLetter(repositories, coalition, partner, letter, now);
  const ids = await delegateIds(repositories, coalition.id, partner);
  for (const { id, language } of await reachable(repositories, coalition.id, readers))
    await redraw(
      repositories,
      coalition,
      copyOf(letter, id),
      now,
      (words) => (ids.includes(id) ? letterCard(words, view) : letterNotYoursCard(words, partner)),
      drawn,
      language,
    );
};

/** Updates a copy that was posted after another delegate had answered, or to one who is none any more. */
export const refreshPostedLetter = async (
  repositories: Repositories,
  coalitionId: string,
  subject: string,
  now: number,
): Promise<void> => {
  const [kind, about = ''] = subject.split(':');
  if (kind !== 'letter') return;
  const [partnerId = '', day = '', reader = ''] = about.split('~');
  const coalition = await repositories.coalitions.byId(coalitionId);
  const partner = await repositories.partners.byId(coalitionId, partnerId);
  const letter = await repositories.partnerLetters.ofDay(coalitionId, partnerId, day);
  if (coalition === null || partner === null || letter === null) return;
  const ids = await delegateIds(repositories, coalitionId, partner);
  if (letter.answer !== null || !ids.includes(reader))
    await redrawLetter(repositories, { coalition, now }, partner, letter.day);
};

const reachable = async (
  repositories: Repositories,
  coalitionId: string,
  ids: readonly string[],
): Promise<readonly Person[]> => {
  const people = await repositories.people.byIds(coalitionId, ids);
  return ids.flatMap((id) => people.get(id) ?? []);
};

/** A letter as it stands at `now`, about the time since the one before it. */
export const viewLetter = async (
  repositories: Repositories,
  { id, timeZone }: Coalition,
  partner: Partner,
  letter: PartnerLetter,
  now: number,
): Promise<LetterView> => {
  const { partnerLetters } = repositories;
  const before = await partnerLetters.before(id, partner.id, letter.day);
  const since = before?.sentAt ?? partner.joinedAt ?? partner.createdAt;
  const today = dayIn(timeZone, now);
  const delegates = await delegateIds(repositories, id, partner);
  const promises = await partnerLetters.promises(id, partner.id, since);
  const ofState = (state: PromiseState) => some(promises.filter((one) => stateOf(one, today) === state));
  const answeredBy = letter.answeredBy ?? '';
  return {
    partner,
    letter,
    answeredBy: (await repositories.people.byIds(id, [answeredBy])).get(answeredBy) ?? null,
    since: dayIn(timeZone, since),
    today,
    given: ofState('given'),
    late: ofState('late'),
    open: ofState('open'),
    asked: some(await partnerLetters.asked(id, partner.id, since)),
    askedFor: some(await partnerLetters.askedFor(id, partner.id, delegates, since)),
  };
};

type PromiseState = 'given' | 'late' | 'open';

const stateOf = (
  { state, dueOn }: Awaited<ReturnType<Repositories['partnerLetters']['promises']>>[number],
  today: string,
): PromiseState => {
  if (state === 'done') return 'given';
  return dueOn !== null && dueOn < today ? 'late' : 'open';
};

const some = <Row>(rows: readonly Row[]) => ({ rows: rows.slice(0, rowsKept), total: rows.length });
