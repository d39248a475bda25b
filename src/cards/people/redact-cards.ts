import { bold, type Card, type Line } from '../../chat/card.ts';
import type { Mentionable } from '../../chat/ids.ts';
import { encodeToken } from '../../chat/token.ts';
import type { NumberedKind } from '../../domain/refusal.ts';
import type { Words } from '../../words/words.ts';
import { button, buttons, card, entry, list, note, text } from '../pieces.ts';

/** A record whose text may be removed. `lines` is the number of progress entries on an item. */
export type RedactView = Readonly<{ number: number; kind: NumberedKind; lines: number }>;

/** Asks before a text is removed, and says what else is removed and what stays. */
export const redactCard = (words: Words, { number, kind, lines }: RedactView): Card => {
  const goes = [
    words.line(`redact.${kind}`),
    ...(lines === 0 ? [] : [words.line('redact.lines', { n: lines })]),
  ];
  const id = String(number);
  const [yes, no] = [encodeToken({ verb: 'redact', id }), encodeToken({ verb: 'redact-not', id })];
  return askCard(words, words.ref(number), goes, yes, no);
};

/** Asks before what is written about a partner is removed. `yes` is the token of the button that does it. */
export const redactPartnerCard = (
  words: Words,
  { partner, yes }: Readonly<{ partner: string; yes: string }>,
): Card =>
  askCard(
    words,
    partner,
    [words.line('redact.partner')],
    yes,
    encodeToken({ verb: 'redact-not', id: 'partner' }),
  );

const askCard = (words: Words, ref: string, what: readonly Line[], yes: string, no: string): Card => {
  const goes = [...what, words.line('redact.stored')];
  const stays = [words.line('redact.record'), words.line('redact.posted')];
  return card(words, words.text('redact.title', { ref }), 'warning', [
    text(bold(words.text('forget.goes'))),
    list(
      words,
      goes.map((line) => entry(line)),
      goes.length,
    ),
    text(bold(words.text('redact.stays'))),
    list(
      words,
      stays.map((line) => entry(line)),
      stays.length,
    ),
    note(words.line('redact.forGood')),
    buttons(button(yes, words.text('redact.yes'), 'danger'), button(no, words.text('redact.keep'))),
  ]);
};

export type RedactedView = Readonly<{ number: number; by: Mentionable; at: number }>;

/** Tells the coordinator and the group that a text was removed, and by whom. */
export const redactedCard = (words: Words, { number, by, at }: RedactedView): Card =>
  card(words, words.text('redact.doneTitle', { ref: words.ref(number) }), 'neutral', [
    text(words.line('redact.done', { person: words.mention(by), when: words.moment(at) })),
  ]);

export const notRedactedCard = (words: Words): Card =>
  card(words, words.text('redact.keptTitle'), 'neutral', [text(words.line('forget.kept'))]);
