import type {
  APIActionRowComponent,
  APIButtonComponentWithCustomId,
  APIComponentInContainer,
  APIComponentInMessageActionRow,
  APIContainerComponent,
  APITextDisplayComponent,
} from 'discord.js';
import { ButtonStyle, ComponentType, SeparatorSpacingSize } from 'discord-api-types/v10';
import {
  type Block,
  type Button,
  type Card,
  type Chart,
  type Entry,
  type Fact,
  type Line,
  plain,
  type Tone,
} from '../../chat/card.ts';
import { fit as fitInto } from '../../chat/fit.ts';
import { never } from '../../chat/never.ts';
import { restLine } from '../../chat/text/plain-text.ts';
import { discordLimits, maxComponents } from './limits.ts';
import { directed, escapeMarkdown, markdown } from './text/markdown.ts';

/** A picture that the message shows as `attachment://NAME`. */
export type Picture = Readonly<{ name: string; chart: Chart; language: Card['language']; alt: string }>;

export type Drawn = Readonly<{ components: readonly [APIContainerComponent]; pictures: readonly Picture[] }>;

export type RenderContext = Readonly<{
  /** The server the card is read in. */
  workspace?: string;
  /** A positive 32-bit number by which the message can be found later. */
  mark?: number;
  /** Appended to each token where there is room: what Discord will not say by itself. */
  suffix?: string;
  /** False when no picture can be drawn; the chart's text alternative is shown. */
  pictures?: boolean;
}>;

const colours: Readonly<Record<Tone, number>> = {
  neutral: 0x3b7ea1,
  good: 0x2e8b57,
  warning: 0xd9902f,
  bad: 0xc0392b,
};

const styles: Readonly<Record<Button['look'], APIButtonComponentWithCustomId['style']>> = {
  plain: ButtonStyle.Secondary,
  primary: ButtonStyle.Primary,
  danger: ButtonStyle.Danger,
};

const customIdMax = 100;

/** A card as one container of components. Pure; @throws CardTooLarge when it cannot be made to fit. */
export const render = (card: Card, context: RenderContext = {}): Drawn => {
  const fitted = fitInto(context.pictures === false ? inWords(card) : card, discordLimits);
  const pictures: Picture[] = [];
  const draw: Draw = {
    context,
    direct: (line) => directed(line, card.language),
    picture: (chart, alt) => {
      const name = `chart-${pictures.length + 1}.png`;
      pictures.push({ name, chart, alt, language: card.language });
      return `attachment://${name}`;
    },
  };
  const title = text(`### ${draw.direct(escapeMarkdown(oneLine(fitted.title)))}`);
  return {
    components: [
      {
        type: ComponentType.Container,
        accent_color: colours[card.tone],
        ...(context.mark === undefined ? {} : { id: context.mark }),
        components: withinLimit([title, ...drawBlocks(fitted.blocks, draw)]),
      },
    ],
    pictures,
  };
};

const countOf = (component: APIComponentInContainer): number => {
  if (component.type === ComponentType.Section) return 2 + component.components.length;
  return component.type === ComponentType.ActionRow ? 1 + component.components.length : 1;
};

/** Joins texts in a row, without the space between them, where a card has more parts than a message may have. */
const withinLimit = (components: readonly APIComponentInContainer[]): APIComponentInContainer[] => {
  const total = components.reduce((sum, one) => sum + countOf(one), 1);
  if (total <= maxComponents) return [...components];
  const joined: APIComponentInContainer[] = [];
  for (const one of components) {
    const before = joined.at(-1);
    if (before?.type === ComponentType.TextDisplay && one.type === ComponentType.TextDisplay)
      joined[joined.length - 1] = text(`${before.content}\n${one.content}`);
    else joined.push(one);
  }
  return joined;
};

/** Replaces charts by their text alternatives. */
const inWords = (card: Card): Card => ({
  ...card,
  blocks: card.blocks.map((block) =>
    block.kind === 'chart' ? { kind: 'text', body: [plain(block.alt)] } : block,
  ),
});

type Draw = Readonly<{
  context: RenderContext;
  /** Gives a line the direction of the card's language. */
  direct(line: string): string;
  picture(chart: Chart, alt: string): string;
}>;

const drawBlocks = (blocks: readonly Block[], draw: Draw): APIComponentInContainer[] => {
  const drawn: APIComponentInContainer[] = [];
  for (const block of blocks) {
    const before = drawn.at(-1);
    // A lone button goes beside the text before it.
    if (block.kind === 'buttons' && before?.type === ComponentType.TextDisplay) {
      const [only, ...others] = block.buttons;
      if (only !== undefined && others.length === 0) {
        drawn[drawn.length - 1] = {
          type: ComponentType.Section,
          components: [before],
          accessory: drawButton(only, draw),
        };
        continue;
      }
    }
    drawn.push(...drawBlock(block, draw));
  }
  return drawn;
};

const drawBlock = (block: Block, draw: Draw): readonly APIComponentInContainer[] => {
  switch (block.kind) {
    case 'text':
      return texts(lines(block.body, draw, ''));
    case 'note':
      return texts(lines(block.body, draw, '-# '));
    case 'list': {
      const rest = restLine(block);
      return texts([
        ...block.entries.flatMap((entry) => drawEntry(entry, draw)),
        ...(rest === undefined ? [] : [`-# ${draw.direct(escapeMarkdown(rest))}`]),
      ]);
    }
    case 'facts':
      return texts(block.facts.map((fact) => drawFact(fact, draw)));
    case 'rule':
      return [{ type: ComponentType.Separator, divider: true, spacing: SeparatorSpacingSize.Small }];
    case 'buttons':
      return block.buttons.length === 0 ? [] : [row(block.buttons.map((button) => drawButton(button, draw)))];
    case 'select':
      return block.options.length === 0
        ? []
        : [
            row([
              {
                type: ComponentType.StringSelect,
                custom_id: customId(block.token, draw),
                placeholder: visible(block.label),
                options: block.options.map(({ value, label }) => ({ value, label: visible(label) })),
              },
            ]),
          ];
    case 'chart':
      return [
        {
          type: ComponentType.MediaGallery,
          items: [{ media: { url: draw.picture(block.chart, block.alt) }, description: visible(block.alt) }],
        },
      ];
    default:
      return never(block);
  }
};

const drawEntry = ({ body, detail }: Entry, draw: Draw): readonly string[] => [
  draw.direct(`• ${oneLine(markdown(body, draw.context.workspace))}`),
  ...(detail ? [`-# ${draw.direct(oneLine(markdown(detail, draw.context.workspace)))}`] : []),
];

const drawFact = ({ label, value }: Fact, draw: Draw): string => {
  const [first = '', ...others] = markdown(value, draw.context.workspace).split('\n');
  const named = `**${escapeMarkdown(oneLine(label))}:** ${first}`;
  return [named, ...others].map((line) => (line.trim() === '' ? '' : draw.direct(line))).join('\n');
};

const drawButton = ({ token, label, look }: Button, draw: Draw): APIButtonComponentWithCustomId => ({
  type: ComponentType.Button,
  style: styles[look],
  label: visible(label),
  custom_id: customId(token, draw),
});

const customId = (token: string, { context: { suffix = '' } }: Draw): string =>
  token.length + suffix.length > customIdMax ? token : token + suffix;

/** Discord refuses a blank label. */
const visible = (label: string): string => (/\S/.test(label) ? label : '–');

/** Each line starts with its own marks. */
const lines = (body: Line, draw: Draw, mark: string): readonly string[] =>
  markdown(body, draw.context.workspace)
    .split('\n')
    .map((line) => (line.trim() === '' ? '' : `${mark}${draw.direct(line)}`));

const oneLine = (drawn: string): string => drawn.replace(/\s*\n\s*/g, ' ');

/** Discord refuses an empty text component. */
const texts = (written: readonly string[]): readonly APITextDisplayComponent[] => {
  const content = written.join('\n').trim();
  return content === '' ? [] : [text(content)];
};

const text = (content: string): APITextDisplayComponent => ({ type: ComponentType.TextDisplay, content });

const row = <C extends APIComponentInMessageActionRow>(components: C[]): APIActionRowComponent<C> => ({
  type: ComponentType.ActionRow,
  components,
});
