import type { Block, Card, Line } from '../../chat/card.ts';
import type { Words } from '../../words/words.ts';
import type { DigestView } from './digest-pieces.ts';
import { digestCard } from './monthly-card.ts';
import { type SectionView, sectionCard } from './section-card.ts';

/** A summary as a page to read outside the chat: the summary itself, then each section whole. */
export type DigestPages = Readonly<{ head: Card; sections: readonly Card[] }>;

export const digestPages = (words: Words, view: DigestView): DigestPages => {
  const { digest, timeZone } = view;
  const sections =
    digest.kind === 'monthly'
      ? [...digest.groups, ...(digest.committee === null ? [] : [digest.committee])]
      : [];
  return {
    head: outsideChat(words, digestCard(words, { ...view, whole: true })),
    sections: sections.map((section) => ({
      ...outsideChat(words, sectionCard(words, { section, period: digest.period, timeZone, posted: true })),
      title: words.show(section.group),
    })),
  };
};

export const sectionPages = (words: Words, view: SectionView): DigestPages => ({
  head: outsideChat(words, sectionCard(words, view)),
  sections: [],
});

/** A card without controls and without the commands that lead on. */
const outsideChat = (words: Words, card: Card): Card => ({
  ...card,
  blocks: card.blocks.flatMap((block): readonly Block[] => {
    if (block.kind === 'buttons' || block.kind === 'select') return [];
    if ((block.kind === 'note' || block.kind === 'text') && hasCommand(block.body)) return [];
    const n = words.number(0) === '0' ? '{n}' : '{ن}';
    return block.kind === 'list' ? [{ ...block, rest: words.text('list.rest', { n }) }] : [block];
  }),
});

const hasCommand = (line: Line): boolean => line.some(({ kind }) => kind === 'code');
