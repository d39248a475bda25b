import type { types } from '@slack/bolt';
import type { Block, Card, Entry, Inline, Line, List } from '../../chat/card.ts';
import { fit as fitted } from '../../chat/fit.ts';
import type { Language } from '../../chat/ids.ts';
import { languageTraits } from '../../chat/languages.ts';
import { never } from '../../chat/never.ts';
import { splitAddresses } from '../../chat/text/addresses.ts';
import { shorten } from '../../chat/text/clean.ts';
import { plainText, restLine } from '../../chat/text/plain-text.ts';
import { optionOf } from './form.ts';
import { slackLimits, units } from './limits.ts';
import { accountHere, address, directed, escaped, harmless, momentShape, mrkdwn, seconds } from './mrkdwn.ts';

/** A card as Slack's blocks; `text` is what notifications and screen readers say. */
export type SlackMessage = Readonly<{ text: string; blocks: types.KnownBlock[] }>;

/** `pictures` are the uploaded files of the card's charts, in order; one that is missing is told in words. */
export type RenderOptions = Readonly<{ workspace: string; pictures?: readonly (string | undefined)[] }>;

const textMax = 3000;

/**
 * Draws a card. A person's words go out as rich text, which has no markup that they could break;
 * where Slack knows no rich text, they are made harmless.
 * @throws CardTooLarge
 */
export const render = (card: Card, options: RenderOptions): SlackMessage => {
  const whole = fitted(card, slackLimits);
  const context: RenderContext = {
    ...options,
    language: card.language,
    charts: [...(options.pictures ?? [])],
  };
  const title = directed(whole.title, card.language);
  const header: types.KnownBlock[] = title.trim() === '' ? [] : [{ type: 'header', text: plainly(title) }];
  return {
    text: fallbackText(card),
    blocks: [...header, ...whole.blocks.flatMap((block, index) => draw(block, index, context))],
  };
};

/** A card in words alone, for when its blocks are refused. */
export const fallbackText = (card: Card): string =>
  shorten(escaped(plainText(card)).trim(), textMax, units) || escaped(card.title) || '…';

type RenderContext = Readonly<{ workspace: string; language: Language; charts: (string | undefined)[] }>;

const draw = (block: Block, index: number, context: RenderContext): types.KnownBlock[] => {
  const id = `b${index}`;
  switch (block.kind) {
    case 'text': {
      const section = richLine(block.body, context);
      return section.length === 0 ? [] : [{ type: 'rich_text', block_id: id, elements: [rich(section)] }];
    }
    case 'list':
      return drawList(block, id, context);
    case 'facts':
      return drawFacts(block, id, context);
    case 'note':
      return drawNote(block.body, id, context);
    case 'rule':
      return [{ type: 'divider', block_id: id }];
    case 'buttons':
      return drawButtons(block, id);
    case 'select':
      return drawSelect(block, id);
    case 'chart':
      return drawChart(block, id, context);
    default:
      return never(block);
  }
};

type Of<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>;

const plainly = (text: string): types.PlainTextElement => ({ type: 'plain_text', text, emoji: false });

const rich = (elements: types.RichTextElement[]): types.RichTextSection => ({
  type: 'rich_text_section',
  elements,
});

const drawList = (list: List, id: string, context: RenderContext): types.KnownBlock[] => {
  const items = list.entries.map((entry) => richEntry(entry, context)).filter((item) => item.length > 0);
  const rest = restLine(list);
  const elements = [
    ...(items.length === 0
      ? []
      : [{ type: 'rich_text_list', style: 'bullet', elements: items.map(rich) } as const]),
    ...(rest === undefined ? [] : [rich([{ type: 'text', text: directed(rest, context.language) }])]),
  ];
  return elements.length === 0 ? [] : [{ type: 'rich_text', block_id: id, elements }];
};

const richEntry = ({ body, detail }: Entry, context: RenderContext): types.RichTextElement[] => {
  const first = richLine(body, context);
  const second = detail === undefined ? [] : richLine(detail, context);
  return second.length === 0 ? first : [...first, { type: 'text', text: '\n' }, ...second];
};

/** Slack refuses an element without words, and a line without elements. */
const richLine = (line: Line, context: RenderContext): types.RichTextElement[] => {
  const elements = line.flatMap((piece) => richPiece(piece, context));
  const [first, ...others] = elements;
  if (first === undefined || languageTraits[context.language].mark === '') return elements;
  if (first.type !== 'text')
    return [{ type: 'text', text: languageTraits[context.language].mark }, ...elements];
  return [{ ...first, text: directed(first.text, context.language) }, ...others];
};

const richPiece = (piece: Inline, { workspace, language }: RenderContext): types.RichTextElement[] => {
  switch (piece.kind) {
    case 'plain':
      return richWords(piece.text);
    case 'bold':
      return richWords(piece.text, { bold: true });
    case 'code':
      return richWords(piece.text, { code: true });
    case 'mention': {
      const id = accountHere(piece, workspace);
      return id === undefined ? richWords(piece.name) : [{ type: 'user', user_id: id }];
    }
    case 'time':
      return [
        {
          type: 'date',
          timestamp: seconds(piece.at),
          format: momentShape(language),
          fallback: piece.text,
        },
      ];
    case 'link': {
      const url = address(piece.url);
      return url === undefined ? richWords(piece.label) : [{ type: 'link', url, text: piece.label || url }];
    }
    default:
      return never(piece);
  }
};

type TextStyle = Readonly<{ bold?: true; code?: true }>;

const richWords = (text: string, style?: TextStyle): types.RichTextElement[] => {
  const styled = style === undefined ? {} : { style };
  if (style?.code) return text === '' ? [] : [{ type: 'text', text, ...styled }];
  return splitAddresses(text).map((stretch) =>
    stretch.kind === 'address'
      ? { type: 'link', url: stretch.text, ...styled }
      : { type: 'text', text: stretch.text, ...styled },
  );
};

const drawFacts = ({ facts }: Of<'facts'>, id: string, context: RenderContext): types.KnownBlock[] => {
  if (facts.length === 0) return [];
  const fields = facts.map(({ label, value }): types.MrkdwnElement => {
    const name = directed(`*${harmless(label.trim()) || '…'}*`, context.language);
    return verbatim(`${name}\n${mrkdwn(value, context.workspace, context.language)}`);
  });
  return [{ type: 'section', block_id: id, fields }];
};

/** Nothing in it is made a link or a mention but what is written as one. */
const verbatim = (text: string): types.MrkdwnElement => ({ type: 'mrkdwn', text, verbatim: true });

const drawNote = (body: Line, id: string, { workspace, language }: RenderContext): types.KnownBlock[] => {
  const simple = body.every((piece) => piece.kind === 'plain' && !piece.text.includes('://'));
  const words = simple
    ? directed(body.map((piece) => (piece.kind === 'plain' ? piece.text : '')).join(''), language)
    : mrkdwn(body, workspace, language);
  if (words.trim() === '') return [];
  return [{ type: 'context', block_id: id, elements: [simple ? plainly(words) : verbatim(words)] }];
};

const looks = { plain: {}, primary: { style: 'primary' }, danger: { style: 'danger' } } as const;

const drawButtons = ({ buttons }: Of<'buttons'>, id: string): types.KnownBlock[] => {
  if (buttons.length === 0) return [];
  const elements = buttons.map(
    ({ token, label, look }, index): types.Button => ({
      type: 'button',
      action_id: `press${index}`,
      value: token,
      text: plainly(label || '…'),
      ...looks[look],
    }),
  );
  return [{ type: 'actions', block_id: id, elements }];
};

const drawSelect = ({ token, label, options }: Of<'select'>, id: string): types.KnownBlock[] => {
  if (options.length === 0) return [];
  const select: types.StaticSelect = {
    type: 'static_select',
    action_id: token,
    placeholder: plainly(label || '…'),
    options: options.map(optionOf),
  };
  return [{ type: 'actions', block_id: id, elements: [select] }];
};

const drawChart = ({ alt }: Of<'chart'>, id: string, context: RenderContext): types.KnownBlock[] => {
  const file = context.charts.shift();
  const words = directed(alt, context.language);
  if (file !== undefined)
    return [{ type: 'image', block_id: id, slack_file: { id: file }, alt_text: words || '…' }];
  return words.trim() === '' ? [] : [{ type: 'context', block_id: id, elements: [plainly(words)] }];
};
