import { type Block, type Button, plain } from '../../chat/card.ts';
import type { Platform } from '../../chat/ids.ts';
import { encodeToken } from '../../chat/token.ts';
import type { Item } from '../../domain/item.ts';
import type { Words } from '../../words/words.ts';
import { button, note, platformName } from '../pieces.ts';

/** Parts that lead to the thread of an item. */

/** A thread in which an item is talked about. */
export type TalkLink = Readonly<{ platform: Platform; link: string }>;

/** What the thread of an item is called. */
export const talkTitle = (words: Words, { number, title }: Pick<Item, 'number' | 'title'>): string =>
  `#${number} ${words.show(title)}`;

export const talkButton = (words: Words, { id }: Pick<Item, 'id'>): Button =>
  button(encodeToken({ verb: 'talk', id }), words.text('talk.button'));

/** Links to the threads of an item; with several, each names its platform. */
export const talkNote = (words: Words, talks: readonly TalkLink[]): readonly Block[] =>
  talks.length === 0
    ? []
    : [
        note(
          talks.flatMap(({ platform, link }, index) => [
            ...(index === 0 ? [] : [plain(' · ')]),
            {
              kind: 'link' as const,
              label:
                talks.length === 1
                  ? words.text('talk.link')
                  : words.text('talk.linkOn', { platform: platformName(words, platform) }),
              url: link,
            },
          ]),
        ),
      ];
