import { bold, type Card } from '../../chat/card.ts';
import type { Mentionable } from '../../chat/ids.ts';
import { redactedText } from '../../chat/text/redacted.ts';
import { encodeToken } from '../../chat/token.ts';
import type { Item } from '../../domain/item.ts';
import type { Words } from '../../words/words.ts';
import { button, buttons, card, facts, mentions, note, text } from '../pieces.ts';
import { openItemButtons } from './item-pieces.ts';
import { type TalkLink, talkNote, talkTitle } from './talk-pieces.ts';

type TalkView = Readonly<{
  item: Pick<Item, 'id' | 'number' | 'title' | 'ownerIds' | 'state'>;
  owners: readonly Mentionable[];
  /** The titles that it had before. */
  formerTitles?: readonly string[];
}>;

const threadName = (words: Words, { item, formerTitles = [] }: TalkView): Pick<Card, 'thread'> => {
  const name = talkTitle(words, item);
  if (item.title === redactedText) return { thread: { name, was: 'anything' } };
  if (formerTitles.length === 0) return {};
  return { thread: { name, was: formerTitles.map((title) => talkTitle(words, { ...item, title })) } };
};

/** The first card in the thread of an item. What happens to the item shows on it. */
export const talkCard = (words: Words, view: TalkView): Card => ({
  ...drawTalk(words, view),
  ...threadName(words, view),
});

const drawTalk = (words: Words, { item, owners }: TalkView): Card => {
  const ref = words.ref(item.number);
  const head = [
    text(bold(words.show(item.title))),
    facts([words.text('item.owner'), mentions(words, owners)]),
  ];
  if (item.state === 'done') return card(words, words.text('item.doneTitle', { ref }), 'good', head);
  if (item.state === 'dropped') return card(words, words.text('item.droppedTitle', { ref }), 'neutral', head);
  return card(words, words.text('talk.title', { ref }), 'neutral', [
    ...head,
    note(words.line('talk.how')),
    openItemButtons(words, item),
  ]);
};

/** The item already has a thread. `mayOpen`: another thread can be opened here. */
export const talkThereCard = (
  words: Words,
  { item }: Pick<TalkView, 'item'>,
  there: TalkLink,
  mayOpen: boolean,
): Card =>
  card(words, words.text('talk.thereTitle', { ref: words.ref(item.number) }), 'neutral', [
    text(bold(words.show(item.title))),
    ...talkNote(words, [there]),
    ...(mayOpen
      ? [
          note(words.line('talk.ifGone')),
          buttons(button(encodeToken({ verb: 'talk-another', id: item.id }), words.text('talk.another'))),
        ]
      : []),
  ]);
