import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { maxComponents } from '../../../src/adapters/discord/limits.ts';
import { bodyOf } from '../../../src/adapters/discord/messages/message.ts';
import { type Drawn, render } from '../../../src/adapters/discord/render.ts';
import {
  escapeMarkdown,
  markdown,
  measure,
  measureText,
  unescapeMarkdown,
} from '../../../src/adapters/discord/text/markdown.ts';
import { type Block, bold, type Card, code, plain } from '../../../src/chat/card.ts';
import { length } from '../../../src/chat/text/clean.ts';
import { gallery } from '../../../src/demo/gallery/gallery.ts';
import { checkMessage } from '../../fixtures/discord/check.ts';
import { componentsOf } from '../../fixtures/discord/people.ts';
import { galleryTexts } from '../../fixtures/gallery-texts.ts';

const v2 = 1 << 15;
const card = (blocks: readonly Block[], more: Partial<Card> = {}): Card => ({
  language: 'en',
  title: 'Title',
  tone: 'neutral',
  blocks,
  ...more,
});
const textsIn = (drawn: ReturnType<typeof render>): string =>
  componentsOf(drawn.components)
    .filter(({ type }) => type === 10)
    .map(({ content }) => content)
    .join('\n');

describe('the gallery', () => {
  const drawn: { name: string; text: string; card: Card; drawn: Drawn }[] = [];

  // Thousands of cards, some of them with very long texts.
  beforeAll(() => {
    for (const { name, text, card: shown } of gallery)
      drawn.push({
        name,
        text,
        card: shown,
        drawn: render(shown, { suffix: '@zzzzzzzzzzzzz', mark: 2 ** 30, workspace: '1' }),
      });
  }, 180_000);

  it.each(galleryTexts)('is drawn within what Discord takes, card by card, with %s texts', (kind) => {
    const some = drawn.filter(({ text }) => text === kind);
    const problems = some.flatMap(({ name, drawn: { components, pictures } }) => {
      const files = pictures.map((picture) => ({ name: picture.name, data: '' }));
      return checkMessage(
        { ...bodyOf({ components, files }), flags: v2 },
        files.map((file) => file.name),
      ).map((problem) => `${name}: ${problem}`);
    });
    expect(some.length).toBeGreaterThan(500);
    expect(problems).toEqual([]);
  });

  it('has no more components than Discord takes', () => {
    for (const { name, drawn: one } of drawn)
      expect(componentsOf(one.components).length, name).toBeLessThanOrEqual(maxComponents);
  });

  it('keeps its words where no picture can be drawn', () => {
    const charts = drawn.filter(({ drawn: { pictures } }) => pictures.length > 0);
    expect(charts.length).toBeGreaterThan(10);
    for (const { name, card: shown } of charts) {
      const { components, pictures } = render(shown, { pictures: false });
      expect(pictures).toEqual([]);
      expect(checkMessage({ ...bodyOf({ components }), flags: v2 }), name).toEqual([]);
    }
  });

  it('mentions nobody whose account is elsewhere', () => {
    for (const { name, drawn: one } of drawn)
      expect(textsIn(one).replace(/\\\\|\\</g, ''), name).not.toMatch(/<[@#&]/);
  });
});

/** The markup that is left in drawn text: an escaped character counts as a letter. */
const meaning = (drawn: string): string => drawn.replace(/\\[\s\S]/g, 'x');

describe('a person’s text', () => {
  it.each([
    ['@everyone and @here', '@\u200beveryone and @\u200bhere'],
    ['<@123> <@&1> <#2> </go:3>', '\\<@123\\> \\<@&1\\> \\<#2\\> \\</go:3\\>'],
    ['<t:0:R> <a:x:1>', '\\<t:0:R\\> \\<a:x:1\\>'],
    ['**bold** _it_ ~~no~~ ||spoiler||', '\\*\\*bold\\*\\* \\_it\\_ \\~\\~no\\~\\~ \\|\\|spoiler\\|\\|'],
    ['`code` ```block```', '\\`code\\` \\`\\`\\`block\\`\\`\\`'],
    ['[the bank](https://evil.example/x)', '\\[the bank\\](https://evil.example/x)'],
    [
      '# a\n## b\n-# c\n- d\n  * e\n1. f\n2) g\n> h',
      '\\# a\n\\## b\n\\-# c\n\\- d\n  \\* e\n1\\. f\n2\\) g\n\\> h',
    ],
    ['\\*twice\\*', '\\\\\\*twice\\\\\\*'],
    ['see https://example.org/a_b_c?q=1', 'see https://example.org/a_b_c?q=1'],
    // Discord reads nothing inside an address.
    ['https://example.org/a_**b**', 'https://example.org/a_**b**'],
  ])('%j means nothing', (text, drawn) => {
    expect(escapeMarkdown(text)).toBe(drawn);
    expect(unescapeMarkdown(drawn)).toBe(text);
  });

  it('means nothing whatever it is, comes back as it was, and is measured at least as long as it is drawn', () => {
    const sign = fc.constantFrom(
      ...'*_~`|<>[]()\\#->+.@:1/ \n',
      'a',
      'ح',
      '👨‍👩‍👧',
      '@everyone',
      'https://x.org/a_b',
      '-# ',
    );
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 60, size: 'max' }), (signs) => {
        const text = signs.join('');
        const drawn = escapeMarkdown(text);
        const open = drawn.replace(/https:\/\/x\.org\/[^\s<>"\\`[\]{}|^\u200b]*[\])]*/g, '');
        const bare = meaning(open);
        expect(bare).not.toMatch(/[*_~`|<>[\]]/);
        expect(meaning(drawn)).not.toMatch(/^[ \t]*(#|-|\+|\d+[.)])/m);
        expect(open).not.toMatch(/@(everyone|here)/);
        expect(unescapeMarkdown(drawn)).toBe(text);
        expect(measureText(text)).toBeGreaterThanOrEqual(drawn.length);
        expect(measureText(text)).toBeGreaterThanOrEqual(length(text));
        expect(measure([bold(text)])).toBeGreaterThanOrEqual(markdown([bold(text)]).length);
        expect(measure([code(text)])).toBeGreaterThanOrEqual(markdown([code(text)]).length);
      }),
      { numRuns: 500, endOnFailure: true },
    );
  });

  it('begins each line of small print anew', () => {
    const { components } = render(card([{ kind: 'note', body: [plain('one\ntwo')] }]));
    expect(components[0].components[1]).toMatchObject({ content: '-# one\n-# two' });
  });

  it('stays on its line in a list', () => {
    const drawn = textsIn(
      render(
        card([
          {
            kind: 'list',
            hidden: 2,
            rest: 'and {n} more',
            entries: [{ body: [plain('a\n# b')], detail: [plain('c\nd')] }],
          },
        ]),
      ),
    );
    expect(drawn).toBe('### Title\n• a \\# b\n-# c d\n-# and 2 more');
  });
});

describe('inline pieces', () => {
  const here = { platform: 'discord', workspace: '10', id: '77' } as const;

  it('mention a person of this server, and name one of another or of another platform', () => {
    const mention = (accounts: readonly { platform: 'discord' | 'slack'; workspace: string; id: string }[]) =>
      markdown([{ kind: 'mention', name: 'Ana*', accounts }], '10');
    expect(mention([{ platform: 'slack', workspace: 'T1', id: 'U1' }, here])).toBe('<@77>');
    expect(mention([{ ...here, workspace: '11' }])).toBe('Ana\\*');
    expect(mention([])).toBe('Ana\\*');
  });

  it('write a time as the reader has it', () => {
    expect(markdown([{ kind: 'time', at: 1_793_000_000_999, text: 'then' }])).toBe('<t:1793000000:f>');
  });

  it('never let a label pose as another address', () => {
    const link = (label: string, url: string) => markdown([{ kind: 'link', label, url }]);
    expect(link('The plan', 'https://example.org/a b(c)')).toBe(
      '[The plan](https://example.org/a%20b%28c%29)',
    );
    expect(link('bank.example', 'https://evil.example/')).toBe('bank.example (https://evil.example/)');
    expect(link('x](https://evil.example)', 'https://example.org/')).toBe(
      'x\\](https://evil.example) (https://example.org/)',
    );
    expect(link('The plan', 'javascript:alert(1)')).toBe('The plan');
  });

  it('do not run into one another', () => {
    expect(markdown([bold('a'), bold('b')])).toBe('**a**\u200b**b**');
    expect(markdown([bold(' a ')])).toBe(' **a** ');
  });
});

describe('a card', () => {
  it('has the colour of its tone, and stands to the right in Arabic', () => {
    const { components } = render(
      card([{ kind: 'text', body: [plain('Ana')] }], { language: 'ar', title: 'مهمة', tone: 'bad' }),
    );
    expect(components[0].accent_color).toBe(0xc0392b);
    expect(textsIn({ components, pictures: [] })).toBe('### \u200f\u2067مهمة\u2069\n\u200f\u2067Ana\u2069');
  });

  it('puts a lone button beside the words before it, and several in a row', () => {
    const button = (id: string) => ({ token: `done:${id}`, label: 'Done', look: 'primary' }) as const;
    const [one] = render(
      card([
        { kind: 'text', body: [plain('Say so when it is done')] },
        { kind: 'buttons', buttons: [button('1')] },
      ]),
    ).components;
    expect(one.components[1]).toMatchObject({ type: 9, accessory: { type: 2, custom_id: 'done:1' } });
    const [two] = render(card([{ kind: 'buttons', buttons: [button('1'), button('2')] }])).components;
    expect(two.components[1]).toMatchObject({
      type: 1,
      components: [{ custom_id: 'done:1' }, { custom_id: 'done:2' }],
    });
  });
});

describe('a card of very many parts', () => {
  const many = Array.from(
    { length: 90 },
    (_, index): Block => ({ kind: 'text', body: [plain(`Part ${index}`)] }),
  );

  it('loses none of them: texts in a row share a component', () => {
    const { components } = render(card([...many, { kind: 'rule' }, ...many]));
    expect(componentsOf(components).length).toBeLessThanOrEqual(40);
    const written = textsIn({ components, pictures: [] });
    for (let index = 0; index < 90; index += 1) expect(written).toContain(`Part ${index}\n`);
  });

  it('keeps its parts apart where there is room', () => {
    expect(componentsOf(render(card(many.slice(0, 30))).components)).toHaveLength(32);
  });
});
