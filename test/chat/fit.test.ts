import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Block, bold, type Card, type Inline, type Line, plain } from '../../src/chat/card.ts';
import { fit as fitted, shortenLine } from '../../src/chat/fit.ts';
import { CardTooLarge, type Limits, sandboxLimits } from '../../src/chat/limits.ts';
import { tooLarge } from '../../src/chat/size.ts';
import { length } from '../../src/chat/text/clean.ts';
import { plainText } from '../../src/chat/text/plain-text.ts';

const card = (...blocks: readonly Block[]): Card => ({
  language: 'en',
  title: 'Water',
  tone: 'neutral',
  blocks,
});
const list = (count: number, text = 'Book the hall'): Block => ({
  kind: 'list',
  entries: Array.from({ length: count }, (_, index) => ({ body: [plain(`${index} ${text}`)] })),
  hidden: 0,
  rest: 'and {n} more: /action list',
});
const text = (words: string): Block => ({ kind: 'text', body: [plain(words)] });
const textOf = (block: Block | undefined) =>
  block?.kind === 'text' ? block.body.map((piece) => ('text' in piece ? piece.text : '')).join('') : '';
const mention: Inline = { kind: 'mention', name: 'Ana Haddad', accounts: [] };
const link: Inline = { kind: 'link', label: 'notes', url: 'https://example.org/notes' };

describe('shortenLine', () => {
  const measure = sandboxLimits.measure;

  it('cuts words, and keeps what is no word whole', () => {
    expect(shortenLine([plain('Book the hall')], 10, measure)).toEqual([plain('Book the…')]);
    expect(shortenLine([plain('By '), mention, plain(' today')], 15, measure)).toEqual([
      plain('By '),
      mention,
      plain('…'),
    ]);
    expect(shortenLine([plain('By '), mention], 8, measure)).toEqual([plain('By '), plain('…')]);
    expect(shortenLine([plain('By'), link], 3, measure)).toEqual([plain('By'), plain('…')]);
    expect(shortenLine([plain('By'), link], 2, measure)).toEqual([plain('B…')]);
    expect(shortenLine([link], 20, measure)).toEqual([plain('…')]);
    expect(shortenLine([plain('see '), bold('all of it')], 8, measure)).toEqual([
      plain('see '),
      bold('all…'),
    ]);
  });
});

describe('fit', () => {
  it('counts what a list does not show', () => {
    const after = fitted(card(list(60)), sandboxLimits);
    const [block] = after.blocks;
    expect(block).toMatchObject({ kind: 'list', hidden: 10 });
    expect(plainText(after)).toContain('and 10 more: /action list');
  });

  it('shortens the longest list first, and lists before texts', () => {
    const words = 'x'.repeat(500);
    const after = fitted(
      card(text(words), list(50, 'y'.repeat(52)), list(3, 'short'), list(40, 'z'.repeat(20))),
      sandboxLimits,
    );
    const [first, long, short, middle] = after.blocks;
    expect(textOf(first)).toBe(words);
    expect(short).toEqual(list(3, 'short'));
    expect(middle).toEqual(list(40, 'z'.repeat(20)));
    expect(long?.kind === 'list' && long.hidden + long.entries.length).toBe(50);
    expect(long?.kind === 'list' && long.hidden > 0 && long.entries.length > 20).toBe(true);
  });

  it('shortens texts when lists are not enough, the longest first', () => {
    const after = fitted(
      card(text('a'.repeat(2900)), text('b'.repeat(2900)), text('c'.repeat(300)), list(5)),
      sandboxLimits,
    );
    const [a, b, c] = after.blocks.map(textOf);
    expect(a?.length).toBe(b?.length);
    expect(a).toMatch(/^a{1600,}…$/);
    expect(c).toBe('c'.repeat(300));
    expect(after.blocks[3]).toMatchObject({ hidden: 2 });
  });

  it('hides no entry where saying so would take more room', () => {
    const few = { ...list(4), entries: Array(4).fill({ body: [plain('a')] }) };
    const after = fitted(card(few, text('b'.repeat(2990)), text('c'.repeat(2990))), sandboxLimits);
    expect(after.blocks[0]).toEqual(few);
  });

  it('shortens titles and labels', () => {
    const buttons: Block = {
      kind: 'buttons',
      buttons: [{ token: 'a:b', label: 'Done '.repeat(30), look: 'plain' }],
    };
    const after = fitted({ ...card(buttons), title: 'Water '.repeat(40) }, sandboxLimits);
    expect(length(after.title)).toBeLessThanOrEqual(150);
    expect(after.blocks[0]).toMatchObject({ buttons: [{ label: expect.stringMatching(/Done…$/) }] });
  });

  it('measures as the platform does', () => {
    const escaping: Limits = {
      ...sandboxLimits,
      measure: (line) =>
        line.reduce(
          (sum, piece) => sum + ('text' in piece ? piece.text.replaceAll('&', '&amp;').length : 20),
          0,
        ),
    };
    const [block] = fitted(card(text('&'.repeat(2000))), escaping).blocks;
    expect(textOf(block)).toBe(`${'&'.repeat(599)}…`);
  });

  it('refuses what it could only drop in silence', () => {
    const button = { token: 'a:b', label: 'x', look: 'plain' } as const;
    const option = { value: 'x', label: 'x' };
    const select = { kind: 'select', token: 'a:b', label: 'x' } as const;
    const fact = { label: 'x', value: [plain('x')] };
    const refused = (block: Block) => () => fitted(card({ kind: 'rule' }, block), sandboxLimits);
    expect(refused({ kind: 'buttons', buttons: Array(6).fill(button) })).toThrow(
      'block 2 (buttons): 6 buttons',
    );
    expect(refused({ kind: 'buttons', buttons: [{ ...button, token: 'x'.repeat(101) }] })).toThrow('a token');
    expect(refused({ ...select, options: Array(26).fill(option) })).toThrow('26 options');
    expect(refused({ kind: 'facts', facts: Array(11).fill(fact) })).toThrow('11 facts');
    expect(() => fitted(card(...Array(41).fill({ kind: 'rule' })), sandboxLimits)).toThrow(CardTooLarge);
    expect(() => fitted(card(list(5)), { ...sandboxLimits, total: 12 })).toThrow('all of it');
  });
});

const words = fc.oneof(
  fc.string({ unit: 'binary', size: 'max', maxLength: 40 }),
  fc.string({ unit: 'grapheme', size: 'max', maxLength: 3500 }),
  fc.constantFrom('', 'احجز القاعة ', '&'.repeat(900), '👩‍👩‍👧‍👦'.repeat(300)),
);
const inline: fc.Arbitrary<Inline> = fc.oneof(
  fc.record({ kind: fc.constantFrom('plain' as const, 'bold' as const, 'code' as const), text: words }),
  fc.record({ kind: fc.constant('mention' as const), name: words, accounts: fc.constant([]) }),
  fc.record({ kind: fc.constant('time' as const), at: fc.nat(), text: fc.string() }),
  fc.record({ kind: fc.constant('link' as const), label: words, url: fc.webUrl() }),
);
const line: fc.Arbitrary<Line> = fc.array(inline, { maxLength: 4 });
const short = fc.string({ minLength: 1, maxLength: 20 });
const entry = fc.record({ body: line, detail: line }, { requiredKeys: ['body'] });
const entries = fc
  .tuple(fc.array(entry, { minLength: 1, maxLength: 6 }), fc.constantFrom(1, 1, 30, 1000))
  .map(([some, times]) => Array.from({ length: times }, () => some).flat());
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constantFrom('text' as const, 'note' as const), body: line }),
  fc.record({
    kind: fc.constant('list' as const),
    entries,
    hidden: fc.nat(20),
    rest: fc.constant('and {n} more'),
  }),
  fc.record({
    kind: fc.constant('facts' as const),
    facts: fc.array(fc.record({ label: words, value: line }), { maxLength: 3 }),
  }),
  fc.constant({ kind: 'rule' as const }),
  fc.record({
    kind: fc.constant('chart' as const),
    chart: fc.constant({ kind: 'bars' as const, title: '', series: [], rows: [] }),
    alt: words,
  }),
  fc.record({
    kind: fc.constant('buttons' as const),
    buttons: fc.array(fc.record({ token: short, label: words, look: fc.constant('plain' as const) }), {
      maxLength: 3,
    }),
  }),
  fc.record({
    kind: fc.constant('select' as const),
    token: short,
    label: words,
    options: fc.array(fc.record({ value: short, label: words }), { maxLength: 25 }),
  }),
);
const hostile: fc.Arbitrary<Card> = fc.record({
  language: fc.constantFrom('en' as const, 'ar' as const),
  title: words,
  tone: fc.constant('neutral' as const),
  blocks: fc.array(block, { maxLength: 10, size: 'max' }),
});

const wide: Limits = {
  ...sandboxLimits,
  blocks: 50,
  total: Number.POSITIVE_INFINITY,
  measure: (each) => sandboxLimits.measure(each) * 5,
};

describe.each([
  ['the sandbox', sandboxLimits],
  ['no total, and everything five times as long', wide],
])('a hostile card, with the limits of %s', (_, limits) => {
  const shown = (line: Line) => line.map((piece) => JSON.stringify(piece)).join('');

  it('comes out within them, and says what it left out', () => {
    fc.assert(
      fc.property(hostile, (before) => {
        const after = fitted(before, limits);
        expect(tooLarge(after, limits)).toBeUndefined();
        expect(fitted(after, limits)).toEqual(after);
        if (tooLarge(before, limits) === undefined) expect(after).toEqual(before);
        const honest = (was: Line, is: Line) => shown(is) === shown(was) || /…"}$/.test(shown(is.slice(-1)));
        expect(after.blocks).toHaveLength(before.blocks.length);
        for (const [index, is] of after.blocks.entries()) {
          const was = before.blocks[index];
          if (is.kind === 'list' && was?.kind === 'list') {
            expect(is.entries.length + is.hidden).toBe(was.entries.length + was.hidden);
            for (const [at, { body, detail }] of is.entries.entries()) {
              expect(honest(was.entries[at]?.body ?? [], body)).toBe(true);
              expect(honest(was.entries[at]?.detail ?? [], detail ?? [])).toBe(true);
            }
          } else if ((is.kind === 'text' || is.kind === 'note') && was?.kind === is.kind)
            expect(honest(was.body, is.body)).toBe(true);
          else if (is.kind === 'facts' && was?.kind === 'facts')
            for (const [at, { value }] of is.facts.entries())
              expect(honest(was.facts[at]?.value ?? [], value)).toBe(true);
        }
      }),
      { endOnFailure: true, numRuns: 150 },
    );
  }, 60_000);
});
