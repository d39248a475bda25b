import { type Card, code } from '../chat/card.ts';
import { languages } from '../chat/languages.ts';
import { encodeToken } from '../chat/token.ts';
import type { Reason } from '../domain/refusal.ts';
import type { Words } from '../words/words.ts';
import { button, buttons, card, text } from './pieces.ts';
import { refusalSentence } from './refusal-sentence.ts';

export const refusalCard = (words: Words, reason: Reason): Card =>
  card(words, words.text('refusal.title'), 'warning', [
    text({ kind: 'plain', text: refusalSentence(words, reason) }),
  ]);

/** There is no coalition here. `waiting` names the command that continues afterwards. */
export const noCoalitionCard = (words: Words, waiting?: string): Card =>
  card(words, words.text('setup.title'), 'warning', [
    text(words.line('refusal.no-coalition')),
    ...(waiting === undefined ? [] : [text(words.line('setup.goesOn'))]),
    buttons(setUpButton(words, waiting)),
  ]);

/** Opens the form in the language of the card: a press shows no language of somebody who is not on record. */
const setUpButton = (words: Words, waiting?: string) =>
  button(
    encodeToken({ verb: 'set-up', id: waiting ?? 'new', detail: words.language }),
    words.text('setup.button'),
    'primary',
  );

/** The coalition was set up since the card that offers it. `mine` is set for a coordinator. */
export const alreadySetUpCard = (words: Words, coalition: string, mine: boolean): Card =>
  card(words, words.text('setup.helloTitle'), 'neutral', [
    text(words.line('setup.already', { coalition, command: code('/halqa help') })),
    ...(mine
      ? [buttons(button(encodeToken({ verb: 'set-up', id: 'change' }), words.text('setup.change')))]
      : []),
  ]);

/** The settings were saved, but what waited for them was refused. */
export const withoutWaiting = (words: Words, saved: Card, reason: Reason): Card => ({
  ...saved,
  blocks: [text(words.line('setup.notDone', { why: refusalSentence(words, reason) })), ...saved.blocks],
});

/** The same order in every language. */
const byLanguage = (one: Words, other: Words): number =>
  languages.indexOf(one.language) - languages.indexOf(other.language);

/**
 * To the person who let Halqa into a workspace that has no coalition yet. Slack and Discord have no Arabic
 * setting that would tell the language, so it is said in each, and each button opens the form in its own.
 */
export const greetingCard = (words: Words, others: readonly Words[]): Card =>
  card(words, words.text('setup.helloTitle'), 'neutral', [
    ...[words, ...others].flatMap((each) => [text(each.line('setup.hello')), text(each.line('setup.next'))]),
    buttons(...[words, ...others].toSorted(byLanguage).map((each) => setUpButton(each))),
  ]);

/** A bug: the incident number is also in the log. */
export const incidentCard = (words: Words, incident: string): Card =>
  card(words, words.text('incident.title'), 'bad', [
    text(words.line('incident.text', { incident: { kind: 'code', text: incident } })),
  ]);
