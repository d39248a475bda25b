import type * as types from '@slack/types';
import type { Block, Card, Entry, Inline, Line, List } from '../../chat/card.ts';
import { fit } from '../../chat/fit.ts';
import type { Language } from '../../chat/ids.ts';
import { languageTraits } from '../../chat/languages.ts';
import { never } from '../../chat/never.ts';
import { splitAddresses } from '../../chat/text/addresses.ts';
import { shorten } from '../../chat/text/clean.ts';
import { plainText, restLine } from '../../chat/text/plain-text.ts';
import { optionOf } from './form.ts';
import { slackLimits, units } from './limits.ts';
import {
  accountHere,
  address,
  directed,
  escaped,
  harmless,
  momentShape,
  mrkdwn,
  placeHere,
  seconds,
} from './text/mrkdwn.ts';

/** A card as Slack's blocks; `text` is for notifications and screen readers. */
export type SlackMessage = Readonly<{ text: string; blocks: types.KnownBlock[] }>;

/** `pictures`: the uploaded files of the card's charts, in their order. A chart without one becomes its text alternative. */
export type RenderOptions = Readonly<{ workspace: string; pictures?: readonly (string | undefined)[] }>;

const textMax = 3000;

/**
 * Renders a card. A person's text becomes rich text, which has no markup to break; where Slack has no rich
 * text, it is made harmless.
 * @throws CardTooLarge
 */
export const render = (card: Card, options: RenderOptions): SlackMessage => {
  const whole = fit(card, slackLimits);
  const context: RenderContext = {
    ...options,
    language: card.language,
    charts: [...(options.pictures ?? [])],
  };
  // Slack refuses line ends in a header.
  const title = directed(whole.title.replace(/[\n\r\u2028\u2029]+/g, ' '), card.language);
  const header: types.KnownBlock[] =
    title.trim() === '' ? [] : [{ type: 'header', text: plainTextOf(title) }];
  return {
    text: fallbackText(card),
    blocks: [...header, ...whole.blocks.flatMap((block, index) => renderBlock(block, index, context))],
  };
};

/** A card as plain text, for when its blocks are refused. */
export const fallbackText = (card: Card): string =>
  shorten(escaped(plainText(card)).trim(), textMax, units) || escaped(card.title) || '…';

type RenderContext = Readonly<{ workspace: string; language: Language; charts: (string | undefined)[] }>;

const renderBlock = (block: Block, index: number, context: RenderContext): types.KnownBlock[] => {
  const id = `b${index}`;
  switch (block.kind) {
    case 'text': {
      const section = richLine(block.body, context);
      return section.length === 0
        ? []
        : [{ type: 'rich_text', block_id: id, elements: [richSection(section)] }];
    }
    case 'list':
      return renderList(block, id, context);
    case 'facts':
      return renderFacts(block, id, context);
    case 'note':
      return renderNote(block.body, id, context);
    case 'rule':
      return [{ type: 'divider', block_id: id }];
    case 'buttons':
      return renderButtons(block, id);
    case 'select':
      return renderSelect(block, id);
    case 'chart':
      return renderChart(block, id, context);
    default:
      return never(block);
  }
};

type Of<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>;

/** Slack refuses a text of white space. */
const plainTextOf = (text: string): types.PlainTextElement => ({
  type: 'plain_text',
  text: text.trim() === '' ? '…' : text,
  emoji: false,
});

const richSection = (elements: types.RichTextElement[]): types.RichTextSection => ({
  type: 'rich_text_section',
  elements,
});

const renderList = (list: List, id: string, context: RenderContext): types.KnownBlock[] => {
  const items = list.entries.map((entry) => richEntry(entry, context)).filter((item) => item.length > 0);
  const rest = restLine(list);
  const elements = [
    ...(items.length === 0
      ? []
      : [{ type: 'rich_text_list', style: 'bullet', elements: items.map(richSection) } as const]),
    ...(rest === undefined ? [] : [richSection([{ type: 'text', text: directed(rest, context.language) }])]),
  ];
  return elements.length === 0 ? [] : [{ type: 'rich_text', block_id: id, elements }];
};

const richEntry = ({ body, detail }: Entry, context: RenderContext): types.RichTextElement[] => {
  const first = richLine(body, context);
  const second = detail === undefined ? [] : richLine(detail, context);
  return second.length === 0 ? first : [...first, { type: 'text', text: '\n' }, ...second];
};

/** Slack refuses an element without text, and a line without elements. */
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
      return richText(piece.text);
    case 'bold':
      return richText(piece.text, { bold: true });
    case 'code':
      return richText(piece.text, { code: true });
    case 'mention': {
      const id = accountHere(piece, workspace);
      return id === undefined ? richText(piece.name) : [{ type: 'user', user_id: id }];
    }
    case 'place': {
      const id = placeHere(piece, workspace);
      return id === undefined ? richText(`#${piece.name}`) : [{ type: 'channel', channel_id: id }];
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
      return url === undefined ? richText(piece.label) : [{ type: 'link', url, text: piece.label || url }];
    }
    default:
      return never(piece);
  }
};

type TextStyle = Readonly<{ bold?: true; code?: true }>;

const richText = (text: string, style?: TextStyle): types.RichTextElement[] => {
  const styled = style === undefined ? {} : { style };
  if (style?.code) return text === '' ? [] : [{ type: 'text', text, ...styled }];
  return splitAddresses(text).map((stretch) =>
    stretch.kind === 'address'
      ? { type: 'link', url: stretch.text, ...styled }
      : { type: 'text', text: stretch.text, ...styled },
  );
};

const renderFacts = ({ facts }: Of<'facts'>, id: string, context: RenderContext): types.KnownBlock[] => {
  if (facts.length === 0) return [];
  const fields = facts.map(({ label, value }): types.MrkdwnElement => {
    const name = directed(`*${harmless(label.trim()) || '…'}*`, context.language);
    return verbatim(`${name}\n${mrkdwn(value, context.workspace, context.language)}`);
  });
  return [{ type: 'section', block_id: id, fields }];
};

/** Only what is marked up becomes a link or a mention. */
const verbatim = (text: string): types.MrkdwnElement => ({ type: 'mrkdwn', text, verbatim: true });

const renderNote = (body: Line, id: string, { workspace, language }: RenderContext): types.KnownBlock[] => {
  const simple = body.every((piece) => piece.kind === 'plain' && !piece.text.includes('://'));
  const words = simple
    ? directed(body.map((piece) => (piece.kind === 'plain' ? piece.text : '')).join(''), language)
    : mrkdwn(body, workspace, language);
  if (words.trim() === '') return [];
  return [{ type: 'context', block_id: id, elements: [simple ? plainTextOf(words) : verbatim(words)] }];
};

const buttonStyles = { plain: {}, primary: { style: 'primary' }, danger: { style: 'danger' } } as const;

const renderButtons = ({ buttons }: Of<'buttons'>, id: string): types.KnownBlock[] => {
  if (buttons.length === 0) return [];
  const elements = buttons.map(
    ({ token, label, look }, index): types.Button => ({
      type: 'button',
      action_id: `press${index}`,
      value: token,
      text: plainTextOf(label),
      ...buttonStyles[look],
    }),
  );
  return [{ type: 'actions', block_id: id, elements }];
};

const renderSelect = ({ token, label, options }: Of<'select'>, id: string): types.KnownBlock[] => {
  if (options.length === 0) return [];
  const select: types.StaticSelect = {
    type: 'static_select',
    action_id: token,
    placeholder: plainTextOf(label),
    options: options.map(optionOf),
  };
  return [{ type: 'actions', block_id: id, elements: [select] }];
};

const renderChart = ({ alt }: Of<'chart'>, id: string, context: RenderContext): types.KnownBlock[] => {
  const file = context.charts.shift();
  const words = directed(alt, context.language);
  if (file !== undefined)
    return [{ type: 'image', block_id: id, slack_file: { id: file }, alt_text: words || '…' }];
  return words.trim() === '' ? [] : [{ type: 'context', block_id: id, elements: [plainTextOf(words)] }];
};
