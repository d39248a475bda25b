import type { Block, Card, Inline, Line, List } from '../card.ts';
import { never } from '../never.ts';
import { arabicDigits } from './numerals.ts';

/**
 * A card as plain text: what a notification says, and what a program reads. Title first, then every
 * block on lines of its own. Buttons and selects are omitted: they can only be pressed.
 */
export const plainText = (card: Card): string => [card.title, ...card.blocks.flatMap(linesOf)].join('\n');

export const plainLine = (line: Line): string => line.map(plainInline).join('');

/** The line about hidden entries; `undefined` when all are shown. */
export const restLine = (list: Pick<List, 'hidden' | 'rest'>): string | undefined =>
  list.hidden > 0
    ? list.rest.replaceAll('{n}', String(list.hidden)).replaceAll('{ن}', arabicDigits(list.hidden))
    : undefined;

const linesOf = (block: Block): readonly string[] => {
  switch (block.kind) {
    case 'text':
    case 'note':
      return [plainLine(block.body)];
    case 'list':
      return [...block.entries.flatMap(({ body, detail }) => entryLines(body, detail)), ...restLines(block)];
    case 'facts':
      return block.facts.map(({ label, value }) => `${label}: ${plainLine(value)}`);
    case 'chart':
      return [block.alt];
    case 'rule':
    case 'buttons':
    case 'select':
      return [];
    default:
      return never(block);
  }
};

const entryLines = (body: Line, detail: Line | undefined): readonly string[] => [
  `• ${plainLine(body)}`,
  ...(detail ? [`  ${plainLine(detail)}`] : []),
];

const restLines = (list: List): readonly string[] => {
  const rest = restLine(list);
  return rest === undefined ? [] : [rest];
};

const plainInline = (piece: Inline): string => {
  switch (piece.kind) {
    case 'plain':
    case 'bold':
    case 'code':
    case 'time':
      return piece.text;
    case 'mention':
      return piece.name;
    case 'place':
      return `#${piece.name}`;
    case 'link':
      return piece.label === piece.url ? piece.url : `${piece.label} (${piece.url})`;
    default:
      return never(piece);
  }
};
