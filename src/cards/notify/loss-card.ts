import type { Block, Card } from '../../chat/card.ts';
import type { Platform } from '../../chat/ids.ts';
import type { Loss } from '../../chat/platform.ts';
import type { Words } from '../../words/words.ts';
import { card, entry, list, platformName, text } from '../pieces.ts';

export type LossView = Readonly<{
  why: Loss['why'];
  platform: Platform;
  /** The names of the places that can no longer be posted to. */
  places: readonly string[];
  /** Where the bot can be installed again. */
  link: string | undefined;
}>;

/** Longer lists do not help. */
const shown = 10;

/** Tells a coordinator which places can no longer be posted to, and what to do. */
export const lossCard = (words: Words, { why, platform, places, link }: LossView): Card => {
  const where = platformName(words, platform);
  const named: readonly Block[] =
    places.length === 0
      ? []
      : [
          list(
            words,
            places.slice(0, shown).map((name) => entry([words.quote(`#${name}`)])),
            places.length,
            '/group list',
          ),
        ];
  const again: readonly Block[] =
    link === undefined ? [] : [text({ kind: 'link', label: words.text('lost.again'), url: link })];
  return card(words, words.text(`lost.${why}.title`, { platform: where }), 'bad', [
    text(words.line(`lost.${why}.text`)),
    ...named,
    text(words.line(`lost.${why}.next`)),
    ...again,
  ]);
};
