import { type Block, type Card, type Entry, type List, plain } from './card.ts';
import type { Limits } from './limits.ts';
import { never } from './never.ts';
import { restLine } from './text/plain-text.ts';

/** The size of a card, by the measure of its platform. */
export const sizeOfCard = (card: Card, limits: Limits): number =>
  limits.measureLabel(card.title) +
  limits.perLine +
  card.blocks.reduce((sum, block) => sum + sizeOfBlock(block, limits), 0);

/** The size of its text; a rule, buttons, a select and a chart have none. */
export const sizeOfBlock = (block: Block, limits: Limits): number => {
  switch (block.kind) {
    case 'text':
    case 'note':
      return limits.measure(block.body) + limits.perLine;
    case 'list':
      return block.entries.reduce(
        (sum, entry) => sum + sizeOfEntry(entry, limits),
        sizeOfRest(block, limits),
      );
    case 'facts':
      return block.facts.reduce(
        (sum, { label, value }) => sum + limits.measure([plain(`${label}: `), ...value]) + limits.perLine,
        0,
      );
    case 'rule':
    case 'buttons':
    case 'select':
    case 'chart':
      return 0;
    default:
      return never(block);
  }
};

export const sizeOfEntry = ({ body, detail }: Entry, { measure, perLine }: Limits): number =>
  measure(body) + perLine + (detail ? measure(detail) + perLine : 0);

/** The size of the line that says how many entries are not shown; 0 when all are. */
export const sizeOfRest = (list: Pick<List, 'hidden' | 'rest'>, { measure, perLine }: Limits): number => {
  const rest = restLine(list);
  return rest === undefined ? 0 : measure([plain(rest)]) + perLine;
};

/** The first part of a card that exceeds a limit, in words for a developer; `undefined` when it fits. */
export const tooLarge = (card: Card, limits: Limits): string | undefined => {
  const blocks = card.blocks.reduce((sum, block) => sum + limits.weigh(block), 0);
  if (blocks > limits.blocks) return `${blocks} blocks (at most ${limits.blocks})`;
  if (limits.measureLabel(card.title) > limits.title) return 'its title';
  for (const [index, block] of card.blocks.entries()) {
    const what = tooLargeIn(block, limits);
    if (what !== undefined) return `block ${index + 1} (${block.kind}): ${what}`;
  }
  const total = sizeOfCard(card, limits);
  return total > limits.total ? `all of it: ${total} (at most ${limits.total})` : undefined;
};

const tooLargeIn = (block: Block, limits: Limits): string | undefined => {
  switch (block.kind) {
    case 'text':
    case 'note':
      return sizeOfBlock(block, limits) > limits.text ? 'its text' : undefined;
    case 'list':
      return tooLargeInList(block, limits);
    case 'facts':
      return tooLargeInFacts(block, limits);
    case 'rule':
      return undefined;
    case 'buttons':
      return tooLargeInButtons(block, limits);
    case 'select':
      return tooLargeInSelect(block, limits);
    case 'chart':
      return limits.measureLabel(block.alt) > limits.alt ? 'what it says in words' : undefined;
    default:
      return never(block);
  }
};

type Of<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>;

const tooLargeInList = (block: List, limits: Limits): string | undefined => {
  const { entries, entry, total } = limits.list;
  if (block.entries.length > entries) return `${block.entries.length} entries`;
  if (block.entries.some((each) => sizeOfEntry(each, limits) > entry)) return 'an entry';
  return sizeOfBlock(block, limits) > total ? 'all of its entries' : undefined;
};

const tooLargeInFacts = ({ facts }: Of<'facts'>, { measure, facts: { count, label, value } }: Limits) => {
  if (facts.length > count) return `${facts.length} facts`;
  if (facts.some((fact) => measure([plain(fact.label)]) > label)) return 'a label';
  return facts.some((fact) => measure(fact.value) > value) ? 'a value' : undefined;
};

const tooLargeInButtons = ({ buttons }: Of<'buttons'>, limits: Limits): string | undefined => {
  if (buttons.length > limits.buttons.count) return `${buttons.length} buttons`;
  if (buttons.some(({ token }) => token.length > limits.token)) return 'a token';
  return buttons.some(({ label }) => limits.measureLabel(label) > limits.buttons.label)
    ? 'a label'
    : undefined;
};

const tooLargeInSelect = (
  block: Of<'select'>,
  { measureLabel, select, token }: Limits,
): string | undefined => {
  if (block.options.length > select.options) return `${block.options.length} options`;
  if (block.token.length > token) return 'its token';
  if (block.options.some(({ value }) => value.length > select.value)) return 'the value of an option';
  if (measureLabel(block.label) > select.label) return 'its label';
  return block.options.some(({ label }) => measureLabel(label) > select.option) ? 'a label' : undefined;
};
