import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Block, Card } from '../src/chat/card.ts';
import { fit as fitInto } from '../src/chat/fit.ts';
import { sandboxLimits } from '../src/chat/limits.ts';
import { plainText } from '../src/chat/text/plain-text.ts';
import { decodeToken } from '../src/chat/token.ts';
import { type Exhibit, gallery } from '../src/demo/gallery/gallery.ts';
import { catalogue } from '../src/words/catalogue.ts';
import { galleryTexts } from './fixtures/gallery-texts.ts';

const src = resolve(import.meta.dirname, '../src');

/** The texts of a card outside its running text. */
const labelsOf = (block: Block): readonly string[] => {
  if (block.kind === 'buttons') return block.buttons.map(({ label }) => label);
  if (block.kind === 'select') return [block.label, ...block.options.map(({ label }) => label)];
  if (block.kind !== 'chart') return [];
  const { chart } = block;
  const labels = chart.kind === 'bars' ? chart.rows.map(({ label }) => label) : chart.labels;
  return [chart.title, chart.note ?? '', ...chart.series.map(({ label }) => label), ...labels];
};

const tokensOf = (block: Block): readonly string[] => {
  if (block.kind === 'buttons') return block.buttons.map(({ token }) => token);
  return block.kind === 'select' ? [block.token] : [];
};

const wordsOf = (card: Card): string => [plainText(card), ...card.blocks.flatMap(labelsOf)].join('\n');

const wrong = (is: (exhibit: Exhibit) => boolean): readonly string[] =>
  gallery.filter(is).map(({ name }) => name);

describe('the gallery', () => {
  it('has every card there is', async () => {
    const folder = join(src, 'cards');
    const helpers = new Set([
      'ofCode',
      'ofGroup',
      'typedName',
      'eraseForm',
      'letterEndForm',
      'letterBarrierForm',
      'postStuckButton',
      'turnoutText',
      'refusalSentence',
      'groupFacts',
      'bodyTitle',
      'answerLine',
      'acceptButtons',
      'sidesNote',
      'partnerBlocks',
      'confirmButton',
      'takeUpButtons',
      'askControls',
      'changeLines',
      'reopenedLine',
    ]);
    const exported: string[] = [];
    for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
      (name) => name.endsWith('.ts') && !name.endsWith('pieces.ts'),
    )) {
      const module = (await import(join(folder, file))) as Record<string, unknown>;
      exported.push(...Object.keys(module).filter((name) => typeof module[name] === 'function'));
    }
    expect(exported.length).toBeGreaterThan(15);
    expect(gallery.length).toBeGreaterThan(1500);
    const shown = new Set(gallery.map(({ name }) => name.split(',')[0]));
    expect(
      exported.filter((name) => !shown.has(name) && !helpers.has(name)),
      'these card functions have no exhibit in src/demo/gallery/; one that draws only a part of a card belongs in helpers above',
    ).toEqual([]);
    expect(
      [...shown].filter((name) => name !== undefined && !exported.includes(name)),
      'these exhibits name no card function: an exhibit is called by its function, a comma, and the state',
    ).toEqual([]);
  });

  it('has no two of one name', () => {
    expect(new Set(gallery.map(({ name }) => name)).size).toBe(gallery.length);
  });

  it.each(galleryTexts)('fits wherever the narrowest platform would show it, with %s texts', (kind) => {
    for (const { name, card } of gallery.filter(({ text }) => text === kind))
      expect(() => fitInto(card, sandboxLimits), name).not.toThrow();
  });

  it('is plain data', () => {
    expect(
      wrong(({ card }) => JSON.stringify(JSON.parse(JSON.stringify(card))) !== JSON.stringify(card)),
    ).toEqual([]);
    for (const { name, card } of gallery.filter(({ name }) => name.includes('believable')))
      expect(JSON.parse(JSON.stringify(card)), name).toEqual(card);
  });

  it('lets no text turn the rest of a card around, or carry what cannot be seen', () => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is looked for.
    const unwanted = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e]|\p{Surrogate}/u;
    expect(wrong(({ card }) => unwanted.test(wordsOf(card)))).toEqual([]);
  });

  it('closes every isolate that it opens, in each line', () => {
    const isLeftOpen = (text: string) => {
      let open = 0;
      for (const character of text) {
        if (/[\u2066-\u2068]/.test(character)) open += 1;
        if (character === '\u2069') open -= 1;
        if (open < 0) return true;
      }
      return open !== 0;
    };
    expect(
      wrong(({ card }) => isLeftOpen(wordsOf(card)) || card.blocks.flatMap(labelsOf).some(isLeftOpen)),
    ).toEqual([]);
  });

  it('carries tokens that can be read back', () => {
    const tokens = gallery.flatMap(({ card }) => card.blocks.flatMap(tokensOf));
    expect(tokens.length).toBeGreaterThan(100);
    expect(tokens.filter((token) => token.length > 100 || decodeToken(token) === undefined)).toEqual([]);
  });

  it('says nothing that only a program says', () => {
    expect(
      wrong(({ card }) => /undefined|null|NaN|\[object|Invalid Date|\{[a-z]+\}/.test(wordsOf(card))),
    ).toEqual([]);
  });

  it('has the same shape in both languages', () => {
    const shape = ({ blocks, tone }: Card) => [
      tone,
      ...blocks.map((block) => {
        if (block.kind === 'list') return `list ${block.entries.length} ${block.hidden}`;
        if (block.kind === 'facts') return `facts ${block.facts.length}`;
        // A button may name the language of its card.
        return [block.kind, ...tokensOf(block).map((token) => token.replace(/:(?:en|ar)$/, ''))].join(' ');
      }),
    ];
    const named = new Map(gallery.map(({ name, card }) => [name, card]));
    const english = gallery.filter(({ name }) => name.endsWith(' in en latn'));
    expect(english.length).toBeGreaterThan(500);
    for (const { name, card } of english) {
      const other = named.get(name.replace(/ in en latn$/, ' in ar arab'));
      expect(other && shape(other), name).toEqual(shape(card));
      expect(other?.language).toBe('ar');
    }
  });

  it('writes every figure of its own in the digits of the coalition', () => {
    // What people wrote, what they would have to type, and international names.
    const theirs =
      /2030|#12|whsec_\w+|halqa_\w+|saturday 10:00|13:00|\b09:00|\b2026-\d\d\b|3f9a1c07|\/[a-z]+ [^\n]*|[a-z]+:[^\n]*/g;
    const arabic = gallery.filter(({ name }) => name.includes('(believable) in ar arab'));
    expect(arabic.length).toBeGreaterThan(100);
    const latin = arabic.filter(
      ({ name, card }) => !name.startsWith('helpCard') && /[0-9]/.test(wordsOf(card).replace(theirs, '')),
    );
    expect(
      latin.map(
        ({ name, card }) =>
          `${name}: ${wordsOf(card)
            .replace(theirs, '')
            .match(/[^\n]*[0-9][^\n]*/)}`,
      ),
    ).toEqual([]);
    const english = gallery.filter(({ name }) => name.endsWith(' in en arab'));
    expect(english.filter(({ card }) => /[٠-٩]/.test(wordsOf(card)))).toEqual([]);
  });
});

describe('the catalogue', () => {
  it('has no sentence that nobody says', () => {
    const sources = readdirSync(src, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name) && (name === 'words/words.ts' || !name.startsWith('words/')))
      .map((name) => readFileSync(join(src, name), 'utf8'))
      .join('\n');
    const literals = new Set([...sources.matchAll(/'([a-zA-Z][\w.-]*)'/g)].map(([, literal]) => literal));
    const begun = [...sources.matchAll(/`([a-z]+\.)\$\{/g)].map(([, beginning]) => beginning ?? '');
    const dead = Object.keys(catalogue).filter(
      (key) => !literals.has(key) && !begun.some((beginning) => key.startsWith(beginning)),
    );
    expect(dead).toEqual([]);
  });
});
