import { eraseAskedCard, eraseCard, erasedCard } from '../../cards/coalition/erase-cards.ts';
import {
  confirmJoinCard,
  confirmLinkCard,
  confirmThereCard,
  isThisYouCard,
  joinAskedCard,
  joinCodeCard,
  joinedWorkspaceCard,
  linkCodeCard,
  linkedCard,
  notJoinedCard,
  notLinkedCard,
  writesHereCard,
} from '../../cards/people/link-cards.ts';
import {
  forgetCard,
  forgetSureCard,
  forgottenCard,
  keptCard,
  myDataCard,
  retentionCard,
} from '../../cards/people/privacy-cards.ts';
import { notRedactedCard, redactCard, redactedCard } from '../../cards/people/redact-cards.ts';
import { unlinkCard, unlinkedCard, unlinkNotCard, unlinkSureCard } from '../../cards/people/unlink-cards.ts';
import type { Platform } from '../../chat/ids.ts';
import type { Draw } from './draw.ts';
import { dayMs, hourMs, idOf, now } from './people.ts';

const nothing = {
  items: 0,
  progress: 0,
  difficulties: 0,
  events: 0,
  attendance: 0,
  polls: 0,
  partners: 0,
  offers: 0,
  signed: 0,
  changes: 0,
  changesByOthers: 0,
  textsNamingYou: 0,
};
const much = {
  items: 31,
  progress: 120,
  difficulties: 2,
  events: 1,
  attendance: 1,
  polls: 3,
  partners: 2,
  offers: 1,
  signed: 3,
  changes: 240,
  changesByOthers: 31,
  textsNamingYou: 2,
};
const platforms = ['slack', 'discord', 'sandbox'] as const satisfies readonly Platform[];

export const privacyCards = (draw: Draw): void => {
  draw('myDataCard', 'someone new', (words) => myDataCard(words, { file: 'my-data.json', ...nothing }));
  draw('myDataCard', 'someone busy', (words) => myDataCard(words, { file: 'my-data.json', ...much }));
  for (const openItems of [0, 1, 12])
    draw('forgetCard', `${openItems} open items`, (words) =>
      forgetCard(words, { personId: idOf(2), accounts: openItems % 3, groups: openItems, openItems }),
    );
  const choice = (platform: Platform) => ({
    mark: platform.padEnd(16, 'a'),
    platform,
    here: platform === 'slack',
  });
  draw('unlinkCard', 'two accounts', (words) =>
    unlinkCard(words, { personId: idOf(2), choices: platforms.slice(0, 2).map(choice) }),
  );
  draw('unlinkCard', 'three accounts', (words) =>
    unlinkCard(words, { personId: idOf(2), choices: platforms.map(choice) }),
  );
  for (const platform of platforms) {
    draw('unlinkSureCard', platform, (words) => unlinkSureCard(words, idOf(2), choice(platform)));
    draw('unlinkedCard', platform, (words) => unlinkedCard(words, choice(platform)));
  }
  draw('unlinkNotCard', 'after all', (words) => unlinkNotCard(words));
  draw('forgetSureCard', 'asked twice', (words) => forgetSureCard(words, idOf(2)));
  draw('keptCard', 'after all', (words) => keptCard(words));
  draw('forgottenCard', 'a farewell', (words) => forgottenCard(words));
  for (const kind of ['item', 'difficulty', 'event', 'poll'] as const)
    draw('redactCard', kind, (words) => redactCard(words, { number: 12, kind, lines: 0 }));
  for (const lines of [1, 2, 3, 12])
    draw('redactCard', `an item with ${lines} lines`, (words) =>
      redactCard(words, { number: 12, kind: 'item', lines }),
    );
  draw('redactedCard', 'removed', (words, hand) =>
    redactedCard(words, { number: 12, by: { name: hand.write('person'), accounts: [] }, at: now }),
  );
  for (const others of [0, 1, 2, 3])
    draw('eraseCard', `${others} other coordinators`, (words, hand) =>
      eraseCard(words, {
        coalition: { id: idOf(1), name: hand.write('coalition') },
        file: 'halqa-coalition.json',
        others,
      }),
    );
  draw('eraseAskedCard', 'asked', (words, hand) =>
    eraseAskedCard(words, {
      coalition: hand.write('coalition'),
      by: { name: hand.write('person'), accounts: [] },
    }),
  );
  draw('erasedCard', 'gone', (words, hand) => erasedCard(words, hand.write('coalition')));
  draw('notRedactedCard', 'after all', (words) => notRedactedCard(words));
  draw('retentionCard', 'for ever', (words) => retentionCard(words, { months: null, nextAt: null }));
  draw('retentionCard', 'for ever, to a coordinator', (words) =>
    retentionCard(words, { months: null, nextAt: null }, true),
  );
  for (const months of [6, 12, 24, 60])
    draw('retentionCard', `${months} months`, (words) =>
      retentionCard(words, { months, nextAt: now + 16 * hourMs }),
    );
};

export const linkCards = (draw: Draw): void => {
  const code = { code: 'ABCD-EFGH', until: now + dayMs / 144 };
  draw('linkCodeCard', 'a code', (words) => linkCodeCard(words, code));
  draw('joinCodeCard', 'a code', (words) => joinCodeCard(words, code));
  for (const platform of platforms) {
    draw('isThisYouCard', platform, (words, hand) =>
      isThisYouCard(words, idOf(3), { name: hand.write('person'), platform }),
    );
    draw('confirmThereCard', platform, (words, hand) =>
      confirmThereCard(words, { name: hand.write('person'), platform }),
    );
    draw('confirmLinkCard', platform, (words, hand) =>
      confirmLinkCard(words, idOf(3), { name: hand.write('person'), platform }),
    );
    draw('confirmJoinCard', platform, (words, hand) =>
      confirmJoinCard(words, {
        linkId: idOf(3),
        asked: { name: hand.write('person'), platform },
        coalition: hand.write('coalition'),
      }),
    );
    draw('joinedWorkspaceCard', platform, (words, hand) =>
      joinedWorkspaceCard(words, { coalition: hand.write('coalition'), platform }),
    );
    draw('writesHereCard', platform, (words) => writesHereCard(words, platform));
  }
  draw('linkedCard', 'no polls', (words) =>
    linkedCard(words, { platforms: ['slack', 'discord'], writesTo: 'slack' }),
  );
  for (const polls of [0, 1, 2, 3])
    draw('linkedCard', `${polls} polls answered twice`, (words) =>
      linkedCard(words, { platforms, writesTo: 'slack', twice: { polls, kept: 'slack' } }),
    );
  draw('notLinkedCard', 'refused', (words) => notLinkedCard(words));
  draw('joinAskedCard', 'asked', (words, hand) => joinAskedCard(words, hand.write('coalition')));
  draw('notJoinedCard', 'refused', (words, hand) => notJoinedCard(words, hand.write('coalition')));
};
