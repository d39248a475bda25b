import { bold, type Card, code } from '../../chat/card.ts';
import type { Platform } from '../../chat/ids.ts';
import { encodeToken } from '../../chat/token.ts';
import type { Words } from '../../words/words.ts';
import { button, buttons, card, entry, list, note, platformName, text } from '../pieces.ts';

/** One of a person's accounts; `here` marks the one that asked. */
export type UnlinkChoice = Readonly<{ mark: string; platform: Platform; here: boolean }>;

/** A person, and the accounts of which one can be removed. */
export type UnlinkView = Readonly<{ personId: string; choices: readonly UnlinkChoice[] }>;

const labelOf = (words: Words, { platform, here }: UnlinkChoice): string =>
  words.text(here ? 'unlink.thisOne' : 'unlink.otherOne', { platform: platformName(words, platform) });

const no = (words: Words, personId: string) =>
  button(encodeToken({ verb: 'unlink-not', id: personId }), words.text('unlink.keep'));

/** Asks which account to unlink, and explains what stays. */
export const unlinkCard = (words: Words, { personId, choices }: UnlinkView): Card => {
  const what = [words.line('unlink.stays'), words.line('unlink.begins'), words.line('unlink.polls')];
  return card(words, words.text('unlink.title'), 'warning', [
    list(
      words,
      what.map((line) => entry(line)),
      what.length,
    ),
    text(bold(words.text('unlink.which'))),
    ...choices.map((choice) =>
      buttons(
        button(
          encodeToken({ verb: 'unlink', id: personId, detail: choice.mark }),
          labelOf(words, choice),
          'danger',
        ),
      ),
    ),
    buttons(no(words, personId)),
  ]);
};

/** The second confirmation. */
export const unlinkSureCard = (words: Words, personId: string, choice: UnlinkChoice): Card =>
  card(words, words.text('unlink.sureTitle'), 'bad', [
    text(words.line('unlink.sure', { account: labelOf(words, choice) })),
    buttons(
      button(
        encodeToken({ verb: 'unlink-sure', id: personId, detail: choice.mark }),
        words.text('unlink.yes'),
        'danger',
      ),
      no(words, personId),
    ),
  ]);

export const unlinkedCard = (words: Words, choice: UnlinkChoice): Card =>
  card(words, words.text('unlink.doneTitle'), 'neutral', [
    text(words.line('unlink.done', { account: labelOf(words, choice) })),
    note(words.line('unlink.back', { command: code('/halqa link') })),
  ]);

export const unlinkNotCard = (words: Words): Card =>
  card(words, words.text('unlink.keptTitle'), 'neutral', [text(words.line('unlink.kept'))]);
