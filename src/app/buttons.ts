import { stuckPostedCard } from '../cards/notify/deliveries-card.ts';
import { postedAgainCard } from '../cards/notify/undelivered-card.ts';
import { joinedWorkspaceCard, notJoinedCard } from '../cards/people/link-cards.ts';
import { keptCard } from '../cards/people/privacy-cards.ts';
import { confirmErase, eraseCoalition } from './coalition/erasing.ts';
import { groupButtons } from './coalition/group-buttons.ts';
import { confirmCoalitionLink, refuseCoalitionLink } from './coalition/workspace-links.ts';
import { sectionButtons } from './digests/section-buttons.ts';
import { type ButtonHandler, type FormHandler, once, replaceCard } from './handlers/button-handler.ts';
import { type WaitingOptions, waitingButtons } from './input/ask-first.ts';
import { formOpener } from './input/forms.ts';
import { openFormButtons } from './input/open-form-buttons.ts';
import { difficultyButtons } from './items/difficulty-buttons.ts';
import { importButtons } from './items/import.ts';
import { itemButtons } from './items/item-buttons.ts';
import { postAgain, postStuck } from './notify/undelivered-announcements.ts';
import { openOneButtons } from './open-one-buttons.ts';
import { pageButtons } from './page-buttons.ts';
import { confirmButtons } from './partners/confirm-buttons.ts';
import { letterBarrier, letterButtons, letterEnded } from './partners/letter-buttons.ts';
import { partnerButtons } from './partners/partner-buttons.ts';
import { homeButtons } from './people/home.ts';
import { personButtons } from './people/person-buttons.ts';
import { weekButtons } from './people/week.ts';
import type { BallotBox } from './polls/ballot-box.ts';
import { commentSubmitted, pollButtons } from './polls/poll-buttons.ts';
import { undoButtons } from './undo/undo-buttons.ts';

type HandlerOptions = WaitingOptions & Readonly<{ ballotBox: BallotBox }>;

/**
 * Every button, by the verb of its token. A handler reads state and permission again at the press: an
 * outdated card is replaced, and the person is told why.
 */
export const buttonHandlers = (options: HandlerOptions): Readonly<Record<string, ButtonHandler>> => {
  const { ballotBox, commands } = options;
  const openForm = formOpener(commands);
  return {
    ...pageButtons,
    ...openOneButtons,
    ...itemButtons(openForm),
    ...importButtons(openForm),
    ...difficultyButtons(openForm),
    ...partnerButtons(openForm),
    ...confirmButtons(openForm),
    ...letterButtons(openForm),
    ...pollButtons(ballotBox, (repositories, caller, values) =>
      openForm(repositories, caller, 'event edit', values),
    ),
    ...groupButtons,
    ...openFormButtons(openForm, commands),
    ...undoButtons,
    ...waitingButtons(options),
    ...sectionButtons(openForm, options.drawChart),
    ...homeButtons,
    ...personButtons(ballotBox),
    ...weekButtons,
    'post-stuck': once(async (repositories, caller) => ({
      kind: 'private',
      card: stuckPostedCard(caller.words, await postStuck(repositories, caller)),
    })),

    'post-again': replaceCard(async (repositories, caller, id) => {
      await postAgain(repositories, caller, id);
      return postedAgainCard(caller.words);
    }),
    erase: once(async (repositories, caller, { token }) => ({
      kind: 'form',
      form: await confirmErase(repositories, caller, token.id),
    })),
    'erase-not': replaceCard(async (_repositories, caller) => keptCard(caller.words)),
    'join-confirm': replaceCard(async (repositories, caller, id) =>
      joinedWorkspaceCard(caller.words, await confirmCoalitionLink(repositories, caller, id)),
    ),
    'join-refuse': replaceCard(async (repositories, caller, id) => {
      await refuseCoalitionLink(repositories, caller, id);
      return notJoinedCard(caller.words, caller.coalition.name);
    }),
  };
};

/** Every form that a button opens and that belongs to no command, by the verb of its token. */
export const formHandlers = ({
  ballotBox,
}: Pick<HandlerOptions, 'ballotBox'>): Readonly<Record<string, FormHandler>> => ({
  comment: commentSubmitted(ballotBox),
  'letter-end': letterEnded,
  'letter-barrier': letterBarrier,
  erase: {
    transaction: 'once',
    run: (repositories, caller, { token, values }) =>
      eraseCoalition(repositories, caller, token.id, values.name ?? ''),
  },
});
