import { describe, expect, it } from 'vitest';
import { render } from '../../../src/adapters/discord/render.ts';
import { escapeMarkdown, markdown, unescapeMarkdown } from '../../../src/adapters/discord/text/markdown.ts';
import { bold, type Card, code, type Inline, plain } from '../../../src/chat/card.ts';
import type { Language } from '../../../src/chat/ids.ts';
import { componentsOf } from '../../fixtures/discord/people.ts';

/** What Discord's clients link: to the next space or `<`, without punctuation or an odd bracket at the end. */
const linked = (text: string): readonly string[] =>
  [...text.matchAll(/\[(?:\\.|[^\]])*\]\((\S+?)\)(?=\s|$|[^)])|https?:\/\/[^\s<]+[^<.,:;"'\]\s]/g)].map(
    ({ 0: found, 1: masked }) => {
      if (masked !== undefined) return masked;
      let address = found;
      while (address.endsWith(')') && address.split(')').length > address.split('(').length)
        address = address.slice(0, -1);
      return address;
    },
  );

const addresses = [
  'https://en.wikipedia.org/wiki/Water_(disambiguation)',
  'https://ar.wikipedia.org/wiki/ماء_(توضيح)',
  'https://example.org/Année_2026/été',
  'https://example.org/a_b_c/~ana/*all*',
  'http://xn--mgbh0fb.example/?q=a+b&c=%D9%85#part-2',
  'https://example.org/@everyone',
  'https://example.org:8443/x;y=1,2/',
  'https://مثال.example/طريق',
  'https://example.org',
];
const before = ['', 'See ', '(', '«', '“', 'و', '1. ', '- ', '**', '_'];
const after = [
  '',
  ' then',
  '.',
  ', and',
  ')',
  '».',
  '”',
  '، ثم',
  '؟',
  '\u2069',
  '.\u2069',
  '\u200f',
  '> no',
  '[x]',
  '<@1>',
  '|',
  '`a`',
  '…',
  ']',
  '\n_next_',
];

const textsOf = (card: Card): readonly string[] =>
  componentsOf(render(card).components).flatMap(({ content }) =>
    typeof content === 'string' ? [content] : [],
  );

const cardWith = (language: Language, line: readonly Inline[]): Card => ({
  language,
  title: 'A card',
  tone: 'neutral',
  blocks: [
    { kind: 'text', body: line },
    { kind: 'note', body: line },
    { kind: 'list', entries: [{ body: line, detail: line }], hidden: 0, rest: '' },
    { kind: 'facts', facts: [{ label: 'Where', value: line }] },
  ],
});

describe('an address in a text', () => {
  it.each(addresses)('comes out byte for byte, and is what Discord links: %s', (address) => {
    for (const [language] of [['en'], ['ar']] as const)
      for (const start of before)
        for (const end of after)
          for (const text of textsOf(cardWith(language, [plain(`${start}${address}${end}`)])).slice(1))
            for (const one of linked(text)) expect([start, end, one]).toEqual([start, end, address]);
  });

  it('is there each time it was written', () => {
    for (const address of addresses)
      for (const language of ['en', 'ar'] as const)
        expect(
          textsOf(cardWith(language, [plain(`${address} ${address}\n${address}`)])).flatMap(linked),
        ).toEqual(Array.from({ length: 15 }, () => address));
  });

  it('is not continued by the piece that follows it', () => {
    const pieces: readonly Inline[] = [
      bold('*bold*'),
      code('a'),
      plain('_x'),
      plain('\u2069.'),
      plain('، و'),
    ];
    for (const address of addresses)
      for (const next of pieces) expect(linked(markdown([plain(address), next]))).toEqual([address]);
  });

  it('stays whole in bold, and behind a label', () => {
    for (const address of addresses) {
      expect(markdown([bold(`See ${address}`)])).toContain(address);
      expect(linked(markdown([{ kind: 'link', label: 'The page', url: address }]))).toEqual([address]);
      expect(linked(markdown([{ kind: 'link', label: address, url: address }]))).toEqual([address]);
    }
  });

  it('lends no meaning to what stands beside it', () => {
    expect(escapeMarkdown('https://a.example/x[click](https://b.example) *b*')).toBe(
      'https://a.example/x \u200b\\[click\\](https://b.example) \\*b\\*',
    );
    expect(escapeMarkdown('https://a.example/<@1> <#2>')).toBe('https://a.example/ \u200b\\<@1\\> \\<#2\\>');
  });

  it('is read back as it was written', () => {
    for (const address of addresses)
      for (const start of before)
        for (const end of after)
          expect(unescapeMarkdown(escapeMarkdown(`${start}${address}${end}`))).toBe(
            `${start}${address}${end}`,
          );
  });
});

describe('the direction of a card', () => {
  const lines = (language: Language) =>
    textsOf(cardWith(language, [plain('Ana Costa سألت\nhttps://example.org')])).flatMap((text) =>
      text.split('\n'),
    );

  it('each Arabic line stands in U+200F U+2067 … U+2069, behind the marks that begin it', () => {
    for (const line of lines('ar')) expect(line).toMatch(/^(?:### |-# )?\u200f\u2067[^\u2067\u2069]+\u2069$/);
  });

  it('an English line has no mark', () => {
    expect(lines('en').join('')).not.toMatch(/[\u200e\u200f\u2066-\u2069]/);
  });
});
