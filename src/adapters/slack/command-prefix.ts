import type { Block, Card, Inline, Line } from '../../chat/card.ts';
import type { Form } from '../../chat/form.ts';
import { never } from '../../chat/never.ts';

/** Puts the prefix of commands into cards and forms: "/action" becomes "/halqa-action". */
export type CommandPrefix = Readonly<{ card(card: Card): Card; form(form: Form): Form }>;

export const createCommandPrefix = (names: readonly string[], prefix: string): CommandPrefix => {
  if (prefix === '' || names.length === 0) return { card: (card) => card, form: (form) => form };
  // Not inside a word or a path, and not before more letters of a word.
  const commands = new RegExp(`(?<![\\w/.-])/(?=(?:${names.join('|')})(?![\\w-]))`, 'g');
  const words = (text: string): string => text.replace(commands, `/${prefix}`);
  const line = (pieces: Line): Line => pieces.map((piece) => inline(piece, words));
  return {
    card: (card) => ({
      ...card,
      title: words(card.title),
      blocks: card.blocks.map((block) => inBlock(block, words, line)),
    }),
    form: (form) => ({
      ...form,
      fields: form.fields.map((field) =>
        field.hint === undefined ? field : { ...field, hint: words(field.hint) },
      ),
    }),
  };
};

const inline = (piece: Inline, words: (text: string) => string): Inline => {
  switch (piece.kind) {
    case 'plain':
    case 'bold':
    case 'code':
      return { ...piece, text: words(piece.text) };
    case 'mention':
    case 'place':
    case 'time':
    case 'link':
      return piece;
    default:
      return never(piece);
  }
};

const inBlock = (block: Block, words: (text: string) => string, line: (pieces: Line) => Line): Block => {
  switch (block.kind) {
    case 'text':
    case 'note':
      return { ...block, body: line(block.body) };
    case 'list':
      return {
        ...block,
        rest: words(block.rest),
        entries: block.entries.map(({ body, detail }) =>
          detail === undefined ? { body: line(body) } : { body: line(body), detail: line(detail) },
        ),
      };
    case 'facts':
      return { ...block, facts: block.facts.map(({ label, value }) => ({ label, value: line(value) })) };
    case 'rule':
    case 'buttons':
    case 'select':
    case 'chart':
      return block;
    default:
      return never(block);
  }
};
