import { describe, expect, it } from 'vitest';
import { fallbackText, render } from '../../../src/adapters/slack/render.ts';
import { type Block, type Card, type Chart, plain } from '../../../src/chat/card.ts';
import { gallery } from '../../../src/demo/gallery/gallery.ts';
import { galleryTexts } from '../../fixtures/gallery-texts.ts';
import { problemsOfBlocks } from '../../fixtures/slack/block-kit.ts';

const canvas = { workspace: 'T1' };

const card = (blocks: readonly Block[], given: Partial<Card> = {}): Card => ({
  language: 'en',
  title: 'A card',
  tone: 'neutral',
  blocks,
  ...given,
});

const draw = (...blocks: Block[]) => render(card(blocks), canvas).blocks.slice(1);
const fact = (text: string): Block => ({ kind: 'facts', facts: [{ label: 'Title', value: [plain(text)] }] });
const fieldOf = (text: string): string => JSON.parse(JSON.stringify(draw(fact(text))))[0].fields[0].text;

const chart: Chart = { kind: 'lines', title: 'Scores', labels: ['a'], series: [] };

describe('a card on Slack', () => {
  it.each(galleryTexts)('is within the limits of Slack, every one of the gallery with %s texts', (kind) => {
    const exhibits = gallery.filter(({ text }) => text === kind);
    expect(exhibits.length).toBeGreaterThan(500);
    const wrong = exhibits.flatMap(({ name, card: shown }) => {
      const { text, blocks } = render(shown, { workspace: 'T1', pictures: ['F1', 'F2', 'F3'] });
      const problems = problemsOfBlocks(blocks);
      if (text === '' || text.length > 4000 || /<(?!\/)/.test(text)) return [`${name}: its text`];
      return problems.map((problem) => `${name}: ${problem}`);
    });
    expect(wrong).toEqual([]);
  });

  it('shows what a person wrote as it is, and as nothing but text', () => {
    const typed = '<!channel> <@U1> <#C1> <https://evil.example|paypal> @here *bold* & "so"';
    expect(draw({ kind: 'text', body: [plain(typed)] })).toEqual([
      {
        type: 'rich_text',
        block_id: 'b0',
        elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: typed }] }],
      },
    ]);
    expect(fieldOf(typed)).toBe(
      '*Title*\n&lt;!channel&gt; &lt;@U1&gt; &lt;#C1&gt; &lt;https://evil.example|paypal&gt; @here ∗bold∗ &amp; "so"',
    );
  });

  it('makes marks harmless where they could mark something, and leaves them within words', () => {
    expect(fieldOf('budget_2026_v2.xlsx and 3*4')).toContain('budget_2026_v2.xlsx and 3*4');
    expect(fieldOf('_so_ ~no~ `code`')).toContain('ˍsoˍ ∼no∼ ˋcodeˋ');
    expect(fieldOf('> quoted')).toContain('› quoted');
  });

  it('mentions an account of this workspace, and names everybody else', () => {
    const person = (workspace: string) =>
      ({
        kind: 'mention',
        name: 'Ana & co',
        accounts: [{ platform: 'slack', workspace, id: 'U7' }],
      }) as const;
    const body = (workspace: string) => JSON.stringify(draw({ kind: 'text', body: [person(workspace)] }));
    expect(body('T1')).toContain('{"type":"user","user_id":"U7"}');
    expect(body('T2')).toContain('{"type":"text","text":"Ana & co"}');
    const value = (workspace: string) =>
      JSON.stringify(draw({ kind: 'facts', facts: [{ label: 'Owner', value: [person(workspace)] }] }));
    expect(value('T1')).toContain('<@U7>');
    expect(value('T2')).toContain('Ana &amp; co');
  });

  it('writes an instant for each reader, in figures where the card is Arabic', () => {
    const time = { kind: 'time', at: 1_700_000_000_123, text: 'Tue 14 Nov' } as const;
    const both = (language: 'en' | 'ar') =>
      JSON.stringify(
        render(
          card(
            [
              { kind: 'text', body: [time] },
              { kind: 'note', body: [time] },
            ],
            { language },
          ),
          canvas,
        ),
      );
    expect(both('en')).toContain('"timestamp":1700000000,"format":"{date_short_pretty}, {time}"');
    expect(both('en')).toContain('<!date^1700000000^{date_short_pretty}, {time}|Tue 14 Nov>');
    expect(both('ar')).toContain('{date_num} {time}');
  });

  it('links only where a link may lead', () => {
    const link = (url: string) =>
      JSON.stringify(draw({ kind: 'text', body: [{ kind: 'link', label: 'Minutes', url }] }));
    expect(link('https://example.org/a?b=1&c=2')).toContain('"url":"https://example.org/a?b=1&c=2"');
    expect(link('javascript:alert(1)')).toContain('{"type":"text","text":"Minutes"}');
    const noted = JSON.stringify(
      draw({ kind: 'note', body: [{ kind: 'link', label: 'a>b', url: 'https://example.org/|<!channel>' }] }),
    );
    expect(noted).not.toContain('<!channel>');
  });

  it('begins every line of an Arabic card from the right', () => {
    const drawn = JSON.stringify(
      render(
        card(
          [
            { kind: 'text', body: [plain('#12 Hall')] },
            { kind: 'list', entries: [{ body: [plain('Water')] }], hidden: 2, rest: '{n} more' },
            { kind: 'facts', facts: [{ label: 'المسؤول', value: [plain('Ana')] }] },
          ],
          { language: 'ar', title: 'Halqa' },
        ),
        canvas,
      ).blocks,
    );
    for (const text of ['\u200fHalqa', '\u200f#12 Hall', '\u200fWater', '\u200f2 more', '\\n\u200fAna'])
      expect(drawn).toContain(text);
  });

  it('shows a chart as its uploaded picture, and in words where there is none', () => {
    const shown = card([
      { kind: 'chart', chart, alt: 'Rising' },
      { kind: 'chart', chart, alt: 'Falling' },
    ]);
    const { blocks } = render(shown, { workspace: 'T1', pictures: ['F9'] });
    expect(blocks.slice(1)).toEqual([
      { type: 'image', block_id: 'b0', slack_file: { id: 'F9' }, alt_text: 'Rising' },
      {
        type: 'context',
        block_id: 'b1',
        elements: [{ type: 'plain_text', text: 'Falling', emoji: false }],
      },
    ]);
  });

  it('keeps a press apart from its neighbours, and its token whole', () => {
    const [block] = draw(
      {
        kind: 'buttons',
        buttons: [
          { token: 'done:1', label: 'Done', look: 'primary' },
          { token: 'done:1', label: 'Done again', look: 'plain' },
        ],
      },
      { kind: 'select', token: 'pick-done:g', label: 'Choose', options: [{ value: 'i1', label: 'One' }] },
    );
    expect(JSON.stringify(block)).toContain('"action_id":"press0","value":"done:1"');
    expect(problemsOfBlocks([block])).toEqual([]);
  });

  it('draws nothing that Slack refuses: line ends in a title, labels of white space, links without a label', () => {
    const blank = { token: 'done:1', label: ' ', look: 'plain' } as const;
    const drawn = render(
      card(
        [
          { kind: 'buttons', buttons: [blank] },
          { kind: 'note', body: [{ kind: 'link', label: '', url: 'https://a.org/' }] },
        ],
        { title: 'One\n\ntwo' },
      ),
      canvas,
    );
    expect(problemsOfBlocks(drawn.blocks)).toEqual([]);
    expect(JSON.stringify(drawn.blocks)).toContain('One two');
    expect(JSON.stringify(drawn.blocks)).toContain('<https://a.org/>');
  });

  it('says the card aloud, escaped', () => {
    expect(fallbackText(card([{ kind: 'text', body: [plain('<!here> & there')] }]))).toBe(
      'A card\n&lt;!here&gt; &amp; there',
    );
  });
});

describe('the checker', () => {
  it('finds what Slack would refuse', () => {
    const problems = (...blocks: unknown[]) => problemsOfBlocks(blocks).join('; ');
    const button = { type: 'button', action_id: 'a', value: 'v', text: { type: 'plain_text', text: 'x' } };
    expect(problems({ type: 'header', text: { type: 'mrkdwn', text: 'x' } })).toContain('text type mrkdwn');
    expect(problems({ type: 'header', text: { type: 'plain_text', text: 'x'.repeat(151) } })).toContain(
      '151',
    );
    expect(problems({ type: 'actions', elements: [button, button] })).toContain('action_id a twice');
    expect(problems({ type: 'actions', elements: Array(26).fill(button) })).toContain('26 elements');
    expect(problems({ type: 'divider', block_id: 'b' }, { type: 'divider', block_id: 'b' })).toContain(
      'twice',
    );
    expect(problems({ type: 'video' })).toContain('unknown type video');
    expect(problems({ type: 'section', text: { type: 'mrkdwn', text: '<!channel>' } })).toContain('markup');
    expect(problems({ type: 'section', text: { type: 'mrkdwn', text: 'a & b' } })).toContain('ampersand');
    const places = (inside: string, channel_id: string) =>
      problems(
        { type: 'section', text: { type: 'mrkdwn', text: `<${inside}>` } },
        {
          type: 'rich_text',
          elements: [{ type: 'rich_text_section', elements: [{ type: 'channel', channel_id }] }],
        },
      );
    expect(places('#C1', 'C1')).toBe('');
    expect(places('#G1', 'G1')).toBe('');
    // A direct conversation, a person, a name, and what people's own clients write.
    for (const inside of ['#D1', '#U1', '#water', '#C1|water', '#'])
      expect(places(inside, inside.slice(1))).toMatch(/markup .*; .*channel/);
    expect(problems(...Array(51).fill({ type: 'divider' }))).toContain('51 of at most 50');
  });
});
