import { bold, type Card, code } from '../../chat/card.ts';
import type { Platform } from '../../chat/ids.ts';
import { encodeToken } from '../../chat/token.ts';
import type { Words } from '../../words/words.ts';
import { button, buttons, card, entry, list, note, platformName, text } from '../pieces.ts';
import { ofCode } from '../typed-lines.ts';

/** A code and its expiry. */
export type CodeView = Readonly<{ code: string; until: number }>;

export const linkCodeCard = (words: Words, view: CodeView): Card =>
  card(words, words.text('link.codeTitle'), 'neutral', [
    text(words.line('link.code', { command: code(`/halqa link ${ofCode(words, view.code)}`) })),
    note(words.line('link.codeNote', { when: words.countdown(view.until) })),
  ]);

export const joinCodeCard = (words: Words, view: CodeView): Card =>
  card(words, words.text('join.codeTitle'), 'neutral', [
    text(words.line('join.code', { command: code(`/coalition link ${ofCode(words, view.code)}`) })),
    note(words.line('join.codeNote', { when: words.countdown(view.until) })),
  ]);

/** The person who holds the other account. */
export type Other = Readonly<{ name: string; platform: Platform }>;

const named = (words: Words, { name, platform }: Other) => ({
  name,
  platform: platformName(words, platform),
});

/** Asks the person who typed a code whether they made it. */
export const isThisYouCard = (words: Words, linkId: string, maker: Other): Card =>
  card(words, words.text('link.mineTitle'), 'warning', [
    text(words.line('link.mineText', named(words, maker))),
    buttons(
      button(encodeToken({ verb: 'link-mine', id: linkId }), words.text('link.mine'), 'primary'),
      button(encodeToken({ verb: 'link-refuse', id: linkId }), words.text('link.notMine')),
    ),
  ]);

export const confirmThereCard = (words: Words, maker: Other): Card =>
  card(words, words.text('link.askedTitle'), 'neutral', [
    text(words.line('link.askedText', named(words, maker))),
  ]);

/** Asks the person who made the code whether the account that used it is theirs. */
export const confirmLinkCard = (words: Words, linkId: string, asked: Other): Card =>
  card(words, words.text('link.confirmTitle'), 'warning', [
    text(words.line('link.confirmText', named(words, asked))),
    buttons(
      button(encodeToken({ verb: 'link-confirm', id: linkId }), words.text('link.confirm'), 'primary'),
      button(encodeToken({ verb: 'link-refuse', id: linkId }), words.text('link.refuse')),
    ),
  ]);

export type LinkedView = Readonly<{
  platforms: readonly Platform[];
  /** Where private messages go. */
  writesTo: Platform;
  /** Open polls that were answered from both accounts, and which answer counts. */
  twice?: Readonly<{ polls: number; kept: Platform }>;
}>;

export const linkedCard = (words: Words, view: LinkedView): Card => {
  const { twice } = view;
  const platforms = [...new Set(view.platforms)].map((platform) => platformName(words, platform));
  return card(words, words.text('link.doneTitle'), 'good', [
    text(words.line('link.done', { platforms: platforms.join(' · ') })),
    ...(twice === undefined || twice.polls === 0
      ? []
      : [text(words.line('link.twice', { n: twice.polls, platform: platformName(words, twice.kept) }))]),
    note(
      words.line('link.where', {
        platform: platformName(words, view.writesTo),
        command: code('/halqa here'),
      }),
    ),
  ]);
};

export const notLinkedCard = (words: Words): Card =>
  card(words, words.text('link.refusedTitle'), 'neutral', [
    text(words.line('link.refused', { command: code('/halqa link') })),
  ]);

export const writesHereCard = (words: Words, platform: Platform): Card =>
  card(words, words.text('here.title'), 'good', [
    text(words.line('here.text', { platform: platformName(words, platform) })),
  ]);

/** Tells the person who used a coalition's code that its coordinators were asked. */
export const joinAskedCard = (words: Words, coalition: string): Card =>
  card(words, words.text('join.askedTitle'), 'neutral', [text(words.line('join.asked', { coalition }))]);

/** Asks a coordinator to let a workspace join. */
export const confirmJoinCard = (
  words: Words,
  view: Readonly<{ linkId: string; asked: Other; coalition: string }>,
): Card =>
  card(words, words.text('join.confirmTitle'), 'warning', [
    text(words.line('join.confirm', { ...named(words, view.asked), coalition: view.coalition })),
    buttons(
      button(encodeToken({ verb: 'join-confirm', id: view.linkId }), words.text('link.confirm'), 'primary'),
      button(encodeToken({ verb: 'join-refuse', id: view.linkId }), words.text('link.refuse')),
    ),
  ]);

/** A coalition, and the platform of the workspace that joined it. */
export type JoinedView = Readonly<{ coalition: string; platform: Platform }>;

/** The workspace has joined, with the next steps. */
export const joinedWorkspaceCard = (words: Words, view: JoinedView): Card => {
  const steps = [
    words.line('join.nextPeople', { command: code('/halqa link') }),
    words.line('join.nextGroups', { command: code('/group bind') }),
    words.line('join.nextCommittees', { command: code('/coalition setup') }),
  ];
  return card(words, words.text('join.doneTitle'), 'good', [
    text(
      words.line('join.done', {
        coalition: view.coalition,
        platform: platformName(words, view.platform),
      }),
    ),
    text(bold(words.text('join.nextHead'))),
    list(
      words,
      steps.map((step) => entry(step)),
      steps.length,
    ),
  ]);
};

export const notJoinedCard = (words: Words, coalition: string): Card =>
  card(words, words.text('join.refusedTitle'), 'neutral', [text(words.line('join.refused', { coalition }))]);
