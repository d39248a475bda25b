import type { Block, Card, Line } from '../../chat/card.ts';
import { never } from '../../chat/never.ts';

/** A card as plain text, one line for each thing it says. */
export const plainText = (card: Card): string => [card.title, ...card.blocks.flatMap(blockText)].join('\n');

const blockText = (block: Block): readonly string[] => {
  switch (block.kind) {
    case 'text':
    case 'note':
      return [lineText(block.body)];
    case 'list':
      return [
        ...block.entries.map(
          ({ body, detail }) => `• ${lineText(body)}${detail ? ` (${lineText(detail)})` : ''}`,
        ),
        ...(block.hidden > 0 ? [block.rest.replace('{n}', String(block.hidden))] : []),
      ];
    case 'facts':
      return block.facts.map(({ label, value }) => `${label}: ${lineText(value)}`);
    case 'rule':
    case 'buttons':
    case 'select':
      return [];
    default:
      return never(block);
  }
};

const lineText = (line: Line): string =>
  line
    .map((piece) => {
      if (piece.kind === 'mention') return `@${piece.name}`;
      if (piece.kind === 'link') return `${piece.label} (${piece.url})`;
      return piece.text;
    })
    .join('');
