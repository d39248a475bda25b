import { itemCard } from '../../cards/items/item-cards.ts';
import { talkCard, talkThereCard } from '../../cards/items/talk-cards.ts';
import type { Draw } from './draw.ts';
import { finished, item, threadLink, view } from './items.ts';
import { today } from './people.ts';

const discordLink =
  'https://discord.com/channels/1100000000000000001/1100000000000000002/1100000000000000003';

/** The thread of an item. */
export const talkCards = (draw: Draw): void => {
  draw('talkCard', 'open', (words, hand) => talkCard(words, view(hand, 12)));
  draw('talkCard', 'nobody has it', (words, hand) => talkCard(words, view(hand, 12, { ownerIds: [] })));
  draw('talkCard', 'done', (words, hand) => talkCard(words, view(hand, 12, finished)));
  draw('talkCard', 'dropped', (words, hand) => talkCard(words, view(hand, 12, { state: 'dropped' })));
  draw('talkThereCard', 'there already', (words, hand) =>
    talkThereCard(words, { item: item(hand, 12) }, { platform: 'slack', link: threadLink }, true),
  );
  draw('talkThereCard', 'in private', (words, hand) =>
    talkThereCard(words, { item: item(hand, 12) }, { platform: 'discord', link: discordLink }, false),
  );
  draw('itemCard', 'talked about on one platform', (words, hand) =>
    itemCard(words, { ...view(hand, 12), talks: [{ platform: 'discord', link: discordLink }] }, today),
  );
  draw('itemCard', 'talked about on both platforms', (words, hand) =>
    itemCard(
      words,
      {
        ...view(hand, 12),
        talks: [
          { platform: 'discord', link: discordLink },
          { platform: 'slack', link: threadLink },
        ],
      },
      today,
    ),
  );
};
