import { stillOpenCard } from '../../cards/items/answer-cards.ts';
import { difficultyCard } from '../../cards/items/difficulty-card.ts';
import { refusalCard } from '../../cards/refusal-card.ts';
import type { Difficulty } from '../../domain/progress.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { CoalitionCaller, CoalitionVisitor } from '../caller/caller.ts';
import { ownPartners, requireReadsInvolved } from '../caller/permissions.ts';
import { type ButtonHandler, once, orStale } from '../handlers/button-handler.ts';
import type { OpenForm } from '../input/forms.ts';
import { subjectOf } from '../notify/redraw.ts';
import { acceptAnswer, declineAnswer } from './asks.ts';
import { alreadyClosed } from './difficulties.ts';
import { itemOf } from './item-buttons.ts';
import { viewDifficulty } from './view-difficulty.ts';

/** The difficulty that a button names. @throws Refusal `gone` */
export const difficultyOf = async (
  repositories: Repositories,
  caller: CoalitionVisitor,
  id: string | null | undefined,
): Promise<Difficulty> => {
  const difficulty = id ? await repositories.difficulties.byId(caller.coalition.id, id) : null;
  if (difficulty === null) throw new Refusal({ code: 'gone' });
  await requireReadsInvolved(repositories, caller, 'difficulty', difficulty);
  return difficulty;
};

const current = async (repositories: Repositories, caller: CoalitionCaller, difficulty: Difficulty) =>
  difficultyCard(caller.placeWords, await viewDifficulty(repositories, caller, difficulty));

/** What a form about a difficulty is filled with. */
type FormValues = (
  repositories: Repositories,
  caller: CoalitionCaller,
  difficulty: Difficulty,
) => Promise<Readonly<Record<string, string>>>;

/**
 * The help that was asked for, and for which partner it is given: the one that was asked, or the only one that the
 * caller speaks for. In a committee's place it is the committee that helps.
 */
const helpOf: FormValues = async (repositories, caller, { id, help: text }) => {
  const own = await ownPartners(repositories, caller);
  const involved = await repositories.involved.of(caller.coalition.id, [subjectOf('difficulty', id)]);
  const asked = own.find((partner) => involved.some(({ partnerId }) => partnerId === partner.id));
  const [only, ...others] = caller.here?.committee ? [] : own;
  const partner = asked ?? (others.length === 0 ? only : undefined);
  return partner === undefined ? { text } : { text, organisation: partner.name };
};

/** The buttons on difficulties and on their answers. */
export const difficultyButtons = (openForm: OpenForm): Readonly<Record<string, ButtonHandler>> => {
  /**
   * Opens the form of a subcommand about a difficulty. When the difficulty is closed by now, its current card
   * is shown instead: it replaces its own card, or is private when the button was on another card.
   */
  const formAbout = (
    path: string,
    on: 'its own card' | 'another card',
    more: FormValues = async () => ({}),
  ): ButtonHandler =>
    once(async (repositories, caller, { token, value }) => {
      const difficulty = await difficultyOf(repositories, caller, value ?? token.id);
      if (difficulty.resolvedAt === null)
        return openForm(repositories, caller, path, {
          difficulty: `#${difficulty.number}`,
          ...(await more(repositories, caller, difficulty)),
        });
      const card = await current(repositories, caller, difficulty);
      if (on === 'another card') return { kind: 'private', card };
      const { reason } = await alreadyClosed(repositories, caller, difficulty);
      return { kind: 'redraw', card, aside: refusalCard(caller.words, reason) };
    });
  return {
    'take-up': formAbout('progress take', 'its own card', helpOf),
    'take-one': formAbout('progress take', 'another card', helpOf),
    'pass-on': formAbout('progress pass-on', 'another card'),
    resolve: formAbout('progress resolve', 'its own card'),
    'resolve-too': formAbout('progress resolve', 'another card'),

    'answer-yes': once(async (repositories, caller, { token, message }) => {
      const item = await itemOf(repositories, caller, token.id);
      return orStale(
        caller,
        async () => difficultyCard(caller.words, await acceptAnswer(repositories, caller, item, message)),
        async () => current(repositories, caller, await difficultyOf(repositories, caller, item.answers)),
      );
    }),

    'answer-not': once(async (repositories, caller, { token, message }) => {
      const item = await itemOf(repositories, caller, token.id);
      const difficulty = await difficultyOf(repositories, caller, item.answers);
      const undo = await declineAnswer(repositories, caller, item, difficulty, message);
      const card =
        difficulty.resolvedAt === null
          ? stillOpenCard(caller.words, difficulty, undo)
          : await current(repositories, caller, difficulty);
      return { kind: 'redraw', card };
    }),
  };
};
