import { welcomeBlocks, welcomeCard } from '../../cards/people/welcome-card.ts';
import { alreadySetUpCard, greetingCard, noCoalitionCard, withoutWaiting } from '../../cards/refusal-card.ts';
import { languageAfter } from '../../chat/languages.ts';
import { wordsFor } from '../../words/words.ts';
import type { Draw } from './draw.ts';
import { idOf } from './people.ts';

/** The first steps of a workspace and of a person. */
export const firstStepCards = (draw: Draw): void => {
  draw('greetingCard', 'a new workspace', (words) =>
    greetingCard(words, [
      wordsFor({ language: languageAfter(words.language), digits: 'latn', timeZone: 'UTC' }),
    ]),
  );
  draw('noCoalitionCard', 'nothing typed', (words) => noCoalitionCard(words));
  draw('noCoalitionCard', 'a command waits', (words) => noCoalitionCard(words, idOf(90)));
  for (const mine of [false, true])
    draw('alreadySetUpCard', mine ? 'to a coordinator' : 'to anybody else', (words, hand) =>
      alreadySetUpCard(words, hand.write('coalition'), mine),
    );
  draw('welcomeCard', 'beside a public reply', (words, hand) => welcomeCard(words, hand.write('coalition')));
  draw('welcomeBlocks', 'below a private reply', (words, hand) => {
    const card = noCoalitionCard(words);
    return { ...card, blocks: [...card.blocks, ...welcomeBlocks(words, hand.write('coalition'))] };
  });
  draw('withoutWaiting', 'the name was taken', (words, hand) =>
    withoutWaiting(words, welcomeCard(words, hand.write('coalition')), {
      code: 'group-exists',
      name: hand.write('group'),
    }),
  );
};
