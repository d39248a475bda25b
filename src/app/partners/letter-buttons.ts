import {
  barrierHelpMax,
  barrierRaisedCard,
  letterBarrierForm,
  letterCard,
  letterEndForm,
} from '../../cards/partners/letter-card.ts';
import { refusalCard } from '../../cards/refusal-card.ts';
import type { Card } from '../../chat/card.ts';
import type { MessageRef } from '../../chat/ids.ts';
import type { ButtonReply } from '../../chat/incoming.ts';
import { cleanText, length } from '../../chat/text/clean.ts';
import type { Token } from '../../chat/token.ts';
import { lineMax } from '../../domain/item.ts';
import { type Partner, partnerTextMax } from '../../domain/partner.ts';
import type { LetterAnswer, PartnerLetter } from '../../domain/partner-letter.ts';
import { isBlank } from '../../domain/plain-letters.ts';
import { Refusal } from '../../domain/refusal.ts';
import { undoMs } from '../../domain/undo.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { CoalitionCaller } from '../caller/caller.ts';
import { committeeOf } from '../caller/committee-body.ts';
import {
  isOutsider,
  partnerRights,
  requireAnswersFor,
  requireChangesPartner,
} from '../caller/permissions.ts';
import { type ButtonHandler, type FormHandler, once, orStale } from '../handlers/button-handler.ts';
import type { OpenForm } from '../input/forms.ts';
import { raiseDifficulty } from '../items/difficulties.ts';
import { record } from '../notify/history.ts';
import { subjectOf } from '../notify/redraw.ts';
import { currentDetails } from './current-details.ts';
import { redrawLetter, viewLetter } from './partner-letters.ts';
import { editPartner } from './partners.ts';

type Asked = Readonly<{ partner: Partner; letter: PartnerLetter }>;

/**
 * The letter that a button names, if the caller may answer for its partner. @throws Refusal `gone`,
 * `not-delegate`
 */
const letterOf = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  { id, detail }: Token,
): Promise<Asked> => {
  const { coalition } = caller;
  const partner = await repositories.partners.byId(coalition.id, id);
  const letter =
    partner === null ? null : await repositories.partnerLetters.ofDay(coalition.id, partner.id, detail ?? '');
  if (partner === null || letter === null) throw new Refusal({ code: 'gone' });
  await requireAnswersFor(repositories, caller, partner);
  return { partner, letter };
};

/** @throws Refusal `letter-answered`, `letter-over` */
const requireUnanswered = async (
  repositories: Repositories,
  { coalition }: CoalitionCaller,
  { partner, letter: { answer, answeredAt, answeredBy } }: Asked,
): Promise<void> => {
  if (answer !== null && answeredAt !== null) {
    const people = await repositories.people.byIds(coalition.id, [answeredBy]);
    throw new Refusal({
      code: 'letter-answered',
      partner: partner.name,
      person: people.get(answeredBy ?? '')?.name ?? '',
      answer,
      at: answeredAt,
    });
  }
  if (partner.state !== 'joined') throw new Refusal({ code: 'letter-over', partner: partner.name });
};

/**
 * Stores the one answer of a partner to a letter.
 * @throws Refusal `letter-answered`, `letter-over`
 */
const answerLetter = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  asked: Asked,
  answer: LetterAnswer,
  pressed?: MessageRef,
): Promise<void> => {
  await requireUnanswered(repositories, caller, asked);
  const { coalition, person, now } = caller;
  const { partner, letter } = asked;
  await repositories.partnerLetters.answer(coalition.id, letter, { answer, personId: person.id, at: now });
  await record(repositories, caller, {
    subject: subjectOf('partner', partner.id),
    change: 'letter-answered',
    before: null,
    after: { letterOf: letter.day, answer },
  });
  await redrawLetter(repositories, caller, partner, letter.day, pressed);
};

const draw = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  { partner, letter }: Asked,
): Promise<Card> => {
  const { coalition, now } = caller;
  const current = (await repositories.partners.byId(coalition.id, partner.id)) ?? partner;
  const latest = (await repositories.partnerLetters.ofDay(coalition.id, current.id, letter.day)) ?? letter;
  const view = await viewLetter(repositories, coalition, current, latest, now);
  const undo = await ownAnswer(repositories, caller, latest);
  return letterCard(caller.words, undo === undefined ? view : { ...view, undo });
};

/** The change by which the caller answered a letter, as long as it can be taken back. */
const ownAnswer = async (
  repositories: Repositories,
  { coalition, person, now }: CoalitionCaller,
  { partnerId, day, answer, answeredAt, answeredBy }: PartnerLetter,
): Promise<string | undefined> => {
  // A partnership that ended goes on by the state of the partner.
  if (answer === null || answer === 'end' || answeredAt === null || answeredBy !== person.id)
    return undefined;
  if (now - answeredAt > undoMs) return undefined;
  const changes = await repositories.history.of(coalition.id, subjectOf('partner', partnerId));
  return changes.findLast(
    (one) => one.change === 'letter-answered' && one.at === answeredAt && one.after?.letterOf === day,
  )?.id;
};

/** The buttons on a partner's letter. */
export const letterButtons = (openForm: OpenForm): Readonly<Record<string, ButtonHandler>> => {
  /** Answers at once. */
  const answering = (
    answer: LetterAnswer,
    also: (repositories: Repositories, caller: CoalitionCaller, asked: Asked) => Promise<void> = async () =>
      undefined,
  ): ButtonHandler =>
    once(async (repositories, caller, { token, message }) => {
      const asked = await letterOf(repositories, caller, token);
      const current = () => draw(repositories, caller, asked);
      return orStale(
        caller,
        async () => {
          await answerLetter(repositories, caller, asked, answer, message);
          await also(repositories, caller, asked);
          return current();
        },
        current,
      );
    });

  /**
   * Opens a form. The card stays as it is behind the form, so the person who answered with this button may
   * press it again.
   */
  const opening = (
    answer: LetterAnswer,
    open: (repositories: Repositories, caller: CoalitionCaller, asked: Asked) => Promise<ButtonReply>,
  ): ButtonHandler =>
    once(async (repositories, caller, { token, message }) => {
      const asked = await letterOf(repositories, caller, token);
      const { letter } = asked;
      const isAgain = letter.answer === answer && letter.answeredBy === caller.person.id;
      try {
        if (answer === 'end') await requireUnanswered(repositories, caller, asked);
        else if (!isAgain) await answerLetter(repositories, caller, asked, answer, message);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        const card = await draw(repositories, caller, asked);
        return { kind: 'redraw', card, aside: refusalCard(caller.words, error.reason) };
      }
      return open(repositories, caller, asked);
    });

  return {
    'letter-right': answering('right'),

    // An agreement that has reached its end date loses it.
    'letter-go-on': answering('go-on', async (repositories, caller, { partner }) => {
      if (partner.endsOn !== null && partner.endsOn <= caller.today)
        await editPartner(repositories, caller, partner, { endsOn: null, delegates: undefined });
    }),

    'letter-change': opening('change', async (repositories, caller, { partner }) => {
      await requireChangesPartner(repositories, caller, partner);
      const { confidence } = await partnerRights(repositories, caller, partner);
      return openForm(repositories, caller, 'partner edit', currentDetails(partner, confidence));
    }),

    'letter-barrier': opening('barrier', async (repositories, caller, asked) => {
      const { coalition, now } = caller;
      const { late, open } = await viewLetter(repositories, coalition, asked.partner, asked.letter, now);
      const item = late.rows[0] ?? open.rows[0];
      if (item === undefined && isOutsider(caller.speaker))
        return { kind: 'form', form: letterBarrierForm(caller.words, asked.letter) };
      return openForm(
        repositories,
        caller,
        'progress difficulty',
        item === undefined ? {} : { item: `#${item.number}` },
      );
    }),

    'letter-end': opening('end', async (_repositories, caller, { letter }) => ({
      kind: 'form',
      form: letterEndForm(caller.words, letter),
    })),
  };
};

/**
 * Records what holds a partner back and concerns no promise. It reaches the executive committee, of which the
 * delegate may not be a reader. Only people who answer for the partner can record it, and nothing else this
 * way.
 */
export const letterBarrier: FormHandler = {
  transaction: 'once',
  run: async (repositories, caller, { token, values }) => {
    const { partner } = await letterOf(repositories, caller, token);
    if (partner.state === 'ended') throw new Refusal({ code: 'letter-over', partner: partner.name });
    const body = cleanText(values.barrier ?? '');
    const help = cleanText(values.help ?? '');
    const needed = caller.words.text('form.needed');
    const errors = {
      ...(isBlank(body) && { barrier: needed }),
      ...(isBlank(help) && { help: needed }),
    };
    if (Object.keys(errors).length > 0) return { kind: 'errors', language: caller.words.language, errors };
    for (const [name, value, max] of [
      ['barrier', body, lineMax],
      ['help', help, barrierHelpMax],
    ] as const)
      if (length(value) > max) throw tooLong(name, caller.words.text(`letter.${name}Label`), max);
    const group = await committeeOf(repositories, caller.coalition, 'executive', caller.now);
    const given = { body, help, helpFrom: group.name, kind: undefined, group, item: undefined };
    const view = await raiseDifficulty(repositories, caller, given);
    await repositories.involved.add(
      caller.coalition.id,
      subjectOf('difficulty', view.difficulty.id),
      'with',
      partner.id,
      caller.now,
    );
    return {
      kind: 'private',
      card: barrierRaisedCard(caller.words, { number: view.difficulty.number, body, help }),
    };
  },
};

const tooLong = (argument: string, label: string, max: number): Refusal =>
  new Refusal({ code: 'argument', argument, label, problem: 'too-long', value: '', example: String(max) });

/** The form of *End well*: the partnership ends, with what was learned. */
export const letterEnded: FormHandler = {
  transaction: 'once',
  run: async (repositories, caller, { token, values }) => {
    const learned = cleanText(values.learned ?? '');
    const asked = await letterOf(repositories, caller, token);
    if (isBlank(learned))
      return {
        kind: 'errors',
        language: caller.words.language,
        errors: { learned: caller.words.text('letter.endHint') },
      };
    if (length(learned) > partnerTextMax)
      throw tooLong('learned', caller.words.text('partner.learned'), partnerTextMax);
    await answerLetter(repositories, caller, asked, 'end');
    await editPartner(repositories, caller, asked.partner, { state: 'ended', learned, delegates: undefined });
    return { kind: 'private', card: await draw(repositories, caller, asked) };
  },
};
