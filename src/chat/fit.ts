import { type Block, type Card, type Entry, type Line, type List, plain } from './card.ts';
import { CardTooLarge, type Limits } from './limits.ts';
import { never } from './never.ts';
import { sizeOfBlock, sizeOfCard, sizeOfEntry, sizeOfRest, tooLarge } from './size.ts';
import { type Measure, shorten } from './text/clean.ts';

/**
 * Shortens a card to the limits of a platform. A card within the limits is returned unchanged. Otherwise
 * lists lose entries from the end, counted in `hidden`, and texts and labels end in `…`, which never splits a
 * mention, a link or a character. When the whole card is too long, the longest lists are cut first, then the
 * longest texts, then the rest of the lists. Idempotent.
 * @throws CardTooLarge naming the block, when no shortening helps.
 */
export const fit = (card: Card, given: Limits): Card => {
  const limits = { ...given, measure: remembered(given.measure) };
  if (tooLarge(card, limits) === undefined) return card;
  const each = {
    ...card,
    title: shorten(card.title, limits.title, limits.measureLabel),
    blocks: card.blocks.map((block) => fitBlock(block, limits)),
  };
  const fitted = fitTotal(each, limits);
  const where = tooLarge(fitted, limits);
  if (where !== undefined) throw new CardTooLarge(where);
  return fitted;
};

/**
 * Caches the measure: each line is measured alone, with its block and with the card, before and after a cut.
 */
const remembered = (measure: Limits['measure']): Limits['measure'] => {
  const sizes = new Map<Line, number>();
  return (line) => {
    const known = sizes.get(line);
    if (known !== undefined) return known;
    const size = measure(line);
    sizes.set(line, size);
    return size;
  };
};

/**
 * The longest beginning of a line that measures at most `max` including its `…`. Words are cut between
 * characters; a mention, a place, a time or a link is kept whole or removed.
 */
export const shortenLine = (line: Line, max: number, measure: Limits['measure']): Line => {
  if (measure(line) <= max) return line;
  const ellipsis = plain('…');
  const kept = greatest(0, line.length, (count) => measure([...line.slice(0, count), ellipsis]) <= max);
  const before = line.slice(0, kept);
  const next = line[kept];
  if (
    next === undefined ||
    next.kind === 'mention' ||
    next.kind === 'place' ||
    next.kind === 'time' ||
    next.kind === 'link'
  )
    return [...before, ellipsis];
  const room: Measure = (text) => measure([...before, { ...next, text }]);
  // The `…` is needed even if this whole piece fits, because the next one does not.
  const text = shorten(`${next.text}…`, max, room);
  return [...before, text === '' || text === '…' ? ellipsis : { ...next, text }];
};

const fitBlock = (block: Block, limits: Limits): Block => {
  const label = (text: string, max: number) => shorten(text, max, limits.measureLabel);
  switch (block.kind) {
    case 'text':
    case 'note':
      return { ...block, body: shortenLine(block.body, limits.text - limits.perLine, limits.measure) };
    case 'list':
      return fitList(block, limits);
    case 'facts':
      return {
        ...block,
        facts: block.facts.map((fact) => ({
          label: shortenWords(fact.label, limits.facts.label, limits),
          value: shortenLine(fact.value, limits.facts.value, limits.measure),
        })),
      };
    case 'rule':
      return block;
    case 'buttons':
      return {
        ...block,
        buttons: block.buttons.map((button) => ({
          ...button,
          label: label(button.label, limits.buttons.label),
        })),
      };
    case 'select':
      return {
        ...block,
        label: label(block.label, limits.select.label),
        options: block.options.map((option) => ({
          ...option,
          label: label(option.label, limits.select.option),
        })),
      };
    case 'chart':
      return { ...block, alt: label(block.alt, limits.alt) };
    default:
      return never(block);
  }
};

const shortenWords = (text: string, max: number, { measure }: Limits): string =>
  shorten(text, max, (words) => measure([plain(words)]));

const fitList = (list: List, limits: Limits): List => {
  const entries = list.entries.slice(0, limits.list.entries).map((entry) => fitEntry(entry, limits));
  const hidden = list.hidden + list.entries.length - entries.length;
  return cutList({ ...list, entries, hidden }, limits.list.total, 0, limits);
};

/** The body has priority over the detail, but leaves it up to a quarter of the room. */
const fitEntry = (entry: Entry, limits: Limits): Entry => {
  if (sizeOfEntry(entry, limits) <= limits.list.entry) return entry;
  const { measure, perLine } = limits;
  const room = limits.list.entry - perLine;
  if (!entry.detail) return { body: shortenLine(entry.body, room, measure) };
  const both = room - perLine;
  const body = shortenLine(entry.body, both - Math.min(measure(entry.detail), Math.floor(both / 4)), measure);
  return { body, detail: shortenLine(entry.detail, both - measure(body), measure) };
};

/** The entries of a page, each as short as is needed for all of them to fit in `max`. */
const shortenEntries = (list: List, max: number, limits: Limits): List => {
  if (sizeOfBlock(list, limits) <= max) return list;
  const within = (entry: number): List => ({
    ...list,
    entries: list.entries.map((each) => fitEntry(each, { ...limits, list: { ...limits.list, entry } })),
  });
  const smallest = 2 * limits.perLine + 2;
  return within(greatest(smallest, limits.list.entry, (entry) => sizeOfBlock(within(entry), limits) <= max));
};

/** The list with as many entries as fit in `max`, and at least `least`. */
const cutList = (list: List, max: number, least: number, limits: Limits): List => {
  if (list.whole) return shortenEntries(list, max, limits);
  const sizes = list.entries.map((entry) => sizeOfEntry(entry, limits));
  let size = sizes.reduce((sum, each) => sum + each, 0);
  let count = sizes.length;
  const rest = () => sizeOfRest({ ...list, hidden: list.hidden + sizes.length - count }, limits);
  const whole = size + rest();
  while (count > least && size + rest() > max) {
    count -= 1;
    size -= sizes[count] ?? 0;
  }
  // The line about one hidden entry may take more room than the entry.
  if (size + rest() >= whole) return list;
  return { ...list, entries: list.entries.slice(0, count), hidden: list.hidden + sizes.length - count };
};

/** How many entries a list keeps while there are texts to shorten. */
const fewEntries = 3;
/** How many characters a text keeps while there are lists to cut. */
const fewWords = 80;

const fitTotal = (card: Card, limits: Limits): Card => {
  const steps: readonly ((card: Card, most: number) => Card)[] = [
    (before, most) => withLists(before, most, fewEntries, limits),
    (before, most) => withTexts(before, Math.max(most, fewWords), limits),
    (before, most) => withLists(before, most, 0, limits),
    (before, most) => withTexts(before, most, limits),
  ];
  return steps.reduce((before, step) => levelled(before, step, limits), card);
};

/**
 * Brings the card within its total by one kind of cut. It uses the highest level at which everything fits, so
 * the longest parts are cut first. If no level fits, it cuts as far as it can.
 */
const levelled = (card: Card, step: (card: Card, most: number) => Card, limits: Limits): Card => {
  if (sizeOfCard(card, limits) <= limits.total) return card;
  const longest = Math.max(0, ...card.blocks.map((block) => Math.ceil(sizeOfBlock(block, limits))));
  return step(
    card,
    greatest(0, longest, (most) => sizeOfCard(step(card, most), limits) <= limits.total),
  );
};

const withLists = (card: Card, most: number, least: number, limits: Limits): Card => ({
  ...card,
  blocks: card.blocks.map((block) => (block.kind === 'list' ? cutList(block, most, least, limits) : block)),
});

const withTexts = (card: Card, most: number, limits: Limits): Card => {
  const cut = (line: Line) => shortenLine(line, Math.max(most, 1), limits.measure);
  return {
    ...card,
    blocks: card.blocks.map((block) => {
      if (block.kind === 'text' || block.kind === 'note') return { ...block, body: cut(block.body) };
      if (block.kind !== 'facts') return block;
      return { ...block, facts: block.facts.map((fact) => ({ ...fact, value: cut(fact.value) })) };
    }),
  };
};

/**
 * The greatest whole number from `low` to `high` for which `holds` is true, if it is true for all smaller
 * ones; otherwise `low`.
 */
const greatest = (low: number, high: number, holds: (value: number) => boolean): number => {
  let from = low;
  let to = high;
  while (from < to) {
    const middle = Math.ceil((from + to) / 2);
    if (holds(middle)) from = middle;
    else to = middle - 1;
  }
  return from;
};
