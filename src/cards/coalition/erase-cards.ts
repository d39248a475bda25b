import { type Card, code } from '../../chat/card.ts';
import type { Form } from '../../chat/form.ts';
import type { Mentionable } from '../../chat/ids.ts';
import { encodeToken } from '../../chat/token.ts';
import type { Coalition } from '../../domain/coalition.ts';
import type { Words } from '../../words/words.ts';
import { button, buttons, card, note, text } from '../pieces.ts';

type Erased = Pick<Coalition, 'id' | 'name'>;

/** The first question, with the file of everything that would be erased. `others` are the other coordinators. */
export const eraseCard = (
  words: Words,
  { coalition, file, others }: Readonly<{ coalition: Erased; file: string; others: number }>,
): Card =>
  card(words, words.text('erase.title', { coalition: coalition.name }), 'bad', [
    text(words.line('erase.goes')),
    text(words.line('erase.file', { file: code(file) })),
    ...(others === 0 ? [] : [text(words.line('erase.others', { n: others }))]),
    note(words.line('redact.forGood')),
    buttons(
      button(encodeToken({ verb: 'erase', id: coalition.id }), words.text('erase.next'), 'danger'),
      button(encodeToken({ verb: 'erase-not', id: coalition.id }), words.text('forget.keep')),
    ),
  ]);

/** The second question: the name of the coalition has to be typed. */
export const eraseForm = (words: Words, { id, name }: Erased): Form => ({
  token: encodeToken({ verb: 'erase', id }),
  language: words.language,
  title: words.text('erase.form'),
  submit: words.text('erase.yes'),
  fields: [
    {
      name: 'name',
      label: words.text('erase.name'),
      kind: 'line',
      required: true,
      hint: words.text('erase.hint', { coalition: name }),
      max: 100,
    },
  ],
});

/** Tells the other coordinators who is about to erase the coalition. */
export const eraseAskedCard = (
  words: Words,
  { coalition, by }: Readonly<{ coalition: string; by: Mentionable }>,
): Card =>
  card(words, words.text('erase.askedTitle', { coalition }), 'bad', [
    text(words.line('erase.asked', { person: words.mention(by), command: code('/coalition erase') })),
  ]);

export const erasedCard = (words: Words, coalition: string): Card =>
  card(words, words.text('erase.doneTitle', { coalition }), 'neutral', [text(words.line('erase.done'))]);
