import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { receive } from '../../../src/adapters/slack/receive.ts';
import { render } from '../../../src/adapters/slack/render.ts';
import { withEmoji } from '../../../src/adapters/slack/text/emoji.ts';
import { harmless } from '../../../src/adapters/slack/text/mrkdwn.ts';
import { readSlackText } from '../../../src/adapters/slack/text/slack-text.ts';
import { type Block, plain } from '../../../src/chat/card.ts';
import { splitAddresses } from '../../../src/chat/text/addresses.ts';
import { problemsOfBlocks } from '../../fixtures/slack/block-kit.ts';
import { cardOf } from '../../fixtures/slack/scripted.ts';

describe('emoji', () => {
  it.each([
    ['choices::+1: Yes, :-1: No', 'choices:👍 Yes, 👎 No'],
    [':ocean: day', '🌊 day'],
    [':flag-lb::flag-tn:', '🇱🇧🇹🇳'],
    [':+1::skin-tone-4:', '👍🏽'],
    [':man-shrugging:', '🤷‍♂️'],
    [':heart:', '❤️'],
    ['شكرًا :tada:', 'شكرًا 🎉'],
    // Names that only the workspace knows, times, addresses and mentions stay.
    [':our_logo: and :foo:+1:', ':our_logo: and :foo👍'],
    ['at 10:30:45 or 1:100:2', 'at 10:30:45 or 1:100:2'],
    ['<https://x.org/a:on:b> https://x.org/:heart:', 'https://x.org/a:on:b https://x.org/:heart:'],
    ['due:friday owner:me', 'due:friday owner:me'],
    ['a: b', 'a: b'],
  ])('arrive as Slack names them, and are themselves again: %s', (raw, text) => {
    expect(readSlackText(raw).text).toBe(text);
  });

  it('are themselves again in forms, too', () => {
    const state = { values: { title: { line: { type: 'plain_text_input', value: 'Party :tada:' } } } };
    const body = { type: 'view_submission', user: { id: 'U1' }, view: { id: 'V1', callback_id: 't', state } };
    expect(receive(body)).toMatchObject({ kind: 'form', values: { title: 'Party 🎉' } });
  });
});

const addresses = [
  'https://en.wikipedia.org/wiki/Water_(disambiguation)',
  'https://example.org/_a_/*b*~c~',
  'https://example.org/مياه/ينابيع',
  'https://example.org/é?a=1&b=_2_#x_y',
  'http://example.org:8080/a,b;c',
];

const allText = (blocks: readonly unknown[]): string =>
  JSON.stringify(blocks).replaceAll('&amp;', '&').replaceAll('&lt;', '<').replaceAll('&gt;', '>');

describe('an address in what a person wrote', () => {
  const kinds = (text: string): readonly Block[] => [
    { kind: 'text', body: [plain(text)] },
    { kind: 'note', body: [plain(text)] },
    { kind: 'facts', facts: [{ label: 'Title', value: [plain(text)] }] },
    { kind: 'list', entries: [{ body: [plain(text)] }], hidden: 0, rest: '' },
  ];

  it.each(addresses)('comes out byte for byte, and links: %s', (url) => {
    for (const language of ['en', 'ar'] as const)
      for (const text of [url, `See ${url}.`, `\u2068${url}\u2069`, `(${url})`, `«${url}»`])
        for (const block of kinds(text)) {
          const card = { ...cardOf('x', block), language };
          const { blocks } = render(card, { workspace: 'T1' });
          expect(problemsOfBlocks(blocks)).toEqual([]);
          const drawn = allText(blocks.slice(1));
          const links = [`"url":${JSON.stringify(url)}`, `<${url}>`];
          expect(
            links.some((link) => drawn.includes(link)),
            `${block.kind}: ${drawn}`,
          ).toBe(true);
        }
  });

  it('ends where the sentence goes on, and nothing is lost around it', () => {
    const of = (text: string) =>
      splitAddresses(text).flatMap(({ kind, text: stretch }) => (kind === 'address' ? [stretch] : []));
    expect(of('(see https://a.org/x_(y)), or https://b.org/?')).toEqual([
      'https://a.org/x_(y)',
      'https://b.org/',
    ]);
    expect(of('https://a.org، https://b.org؟')).toEqual(['https://a.org', 'https://b.org']);
    expect(of('http:// https://')).toEqual([]);
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.constantFrom(...addresses, ')', '(', ' '))), (parts) => {
        const text = parts.join('');
        expect(
          splitAddresses(text)
            .map((one) => one.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });
});

describe('hostile length', () => {
  const hostile: Readonly<Record<string, (size: number) => string>> = {
    'line ends': (size) => '\n'.repeat(size),
    'spaces and line ends': (size) => ' \n'.repeat(size / 2),
    'open brackets': (size) => '<'.repeat(size),
    'brackets and bars': (size) => '<|'.repeat(size / 2),
    colons: (size) => ':'.repeat(size),
    'names between colons': (size) => ':a'.repeat(size / 2),
    'long names': (size) => `:${'a'.repeat(63)}`.repeat(size / 64),
    marks: (size) => '*_~`'.repeat(size / 4),
    addresses: (size) => 'https://a.b/'.repeat(size / 12),
    parentheses: (size) => `https://a.b/${')'.repeat(size)}`,
    entities: (size) => '&amp;lt;'.repeat(size / 8),
    'marks of quoting': (size) => '\t>'.repeat(size / 2),
  };
  const work = (text: string): void => {
    readSlackText(text);
    withEmoji(text);
    harmless(text);
    splitAddresses(text);
  };
  const costMs = (text: string): number => {
    // CPU time, so that other processes do not count.
    const before = process.cpuUsage();
    work(text);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };

  it.each(Object.keys(hostile))('costs twice as much when it is twice as long: %s', (name) => {
    const make = hostile[name] ?? (() => '');
    // What takes less than this is noise.
    const floor = 4;
    const runs = [16_384, 32_768, 65_536].map((size) => ({ text: make(size), bestMs: Infinity }));
    const steepest = (): number =>
      Math.max(
        ...runs.slice(1).map(({ bestMs }, at) => {
          const half = runs[at]?.bestMs ?? Infinity;
          return Math.max(bestMs, floor) / Math.max(half, floor);
        }),
      );
    work(make(2_000));
    // Each cost is the least of many rounds, since noise only ever adds to it. The sizes take turns, and the
    // rounds go on as long as they can still change the outcome.
    for (let round = 0; round < 7 || (round < 60 && steepest() > 2.3); round += 1)
      for (const run of runs) run.bestMs = Math.min(run.bestMs, costMs(run.text));
    expect(steepest(), runs.map(({ bestMs }) => bestMs).join(' → ')).toBeLessThanOrEqual(2.3);
    expect(runs.at(-1)?.bestMs).toBeLessThan(200);
  });

  it('is cut before anything is parsed', () => {
    const text = `${'a'.repeat(100_000)} <@U2>`;
    const body = {
      command: '/action',
      text,
      user_id: 'U1',
      channel_id: 'C1',
      team_id: 'T1',
      trigger_id: 't',
    };
    const heard = receive(body);
    if (heard.kind !== 'command' || heard.said.as !== 'text') throw new Error('no command');
    expect(heard.said.text.length).toBeLessThan(8_100);
    expect(heard.people).toEqual([]);
  });
});
