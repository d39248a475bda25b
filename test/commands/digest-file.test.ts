import { createHash } from 'node:crypto';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { expect, it } from 'vitest';
import type { Card } from '../../src/chat/card.ts';
import { type Chat, openChat, setUp } from '../fixtures/chat.ts';
import { eachStore } from '../fixtures/store.ts';

type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.ChildNode;

const elementsOf = (html: string): readonly Element[] => {
  const found: Element[] = [];
  const walk = (nodes: readonly Node[]): void => {
    for (const node of nodes)
      if ('tagName' in node) {
        found.push(node);
        walk(node.childNodes);
      }
  };
  const errors: string[] = [];
  walk(parse(html, { onParseError: ({ code }) => errors.push(code) }).childNodes);
  expect(errors).toEqual([]);
  return found;
};

const attribute = ({ attrs }: Element, name: string): string | undefined =>
  attrs.find((one) => one.name === name)?.value;

const textOf = (element: Element): string =>
  element.childNodes
    .map((node) => ('value' in node ? node.value : 'tagName' in node ? textOf(node) : ''))
    .join('');

const allowed = new Set(
  `html head body main section h1 h2 p small ul li span dl dt dd hr figure img strong code time br meta title style`.split(
    ' ',
  ),
);

/** All that may be in such a page, whatever people wrote. */
const expectHarmless = (html: string): readonly Element[] => {
  const elements = elementsOf(html);
  expect(elements.map(({ tagName }) => tagName).filter((name) => !allowed.has(name))).toEqual([]);
  for (const element of elements)
    for (const { name, value } of element.attrs) {
      expect(name).toMatch(/^(lang|dir|charset|http-equiv|content|name|src|alt|class|datetime)$/);
      if (name === 'src') expect(value).toMatch(/^data:image\/png;base64,[A-Za-z0-9+/=]+$/);
    }
  const named = (tag: string) => elements.filter(({ tagName }) => tagName === tag);
  const policy = named('meta').find((meta) => attribute(meta, 'http-equiv') === 'Content-Security-Policy');
  const [style] = named('style');
  if (style === undefined || policy === undefined) throw new Error('no style or no policy');
  const hash = createHash('sha256').update(textOf(style)).digest('base64');
  expect(attribute(policy, 'content')).toBe(
    `default-src 'none'; img-src data:; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`,
  );
  expect(named('h1')).toHaveLength(1);
  expect(named('img').every((img) => (attribute(img, 'alt') ?? '').length > 20)).toBe(true);
  return elements;
};

const hostile = [
  '</title></style><script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><a href="javascript:alert(1)">x</a>',
  "' onmouseover='alert(1)",
  '&lt;b&gt; &amp;amp; ]]> <!-- -->',
  'https://example.org/?a=1&b=2',
  'nul\u0000 bell\u0007 \ud800 \u202e',
];

eachStore('a summary as a file', (openTestStore) => {
  it.each(['en', 'ar'] as const)(
    'is one page that needs nothing and holds no controls (%s)',
    async (language) => {
      const chat = openChat({ store: await openTestStore() });
      await setUp(chat);
      await chat.say('ana', 'private', `/halqa language ${language}`);
      for (const title of hostile) {
        await chat.tell('sam', 'water', 'action add', { title, owner: '@Sam Okoye' });
        await chat.tell('sam', 'water', 'progress difficulty', { what: title, help: title, from: title });
      }
      await chat.say('sam', 'water', '/action add Test the spring');
      await chat.pass('2026-12-01T08:00:00Z');
      const shown = await chat.say('ana', 'private', '/digest show 2026-11 as:file');
      expect(shown.kind).toBe('private');
      expect(shown.file).toMatchObject({ name: 'halqa-summary-2026-11.html', mime: 'text/html' });
      const html = shown.file?.text ?? '';
      const elements = expectHarmless(html);
      const [root] = elements;
      expect(attribute(root as Element, 'lang')).toBe(language);
      expect(attribute(root as Element, 'dir')).toBe(language === 'ar' ? 'rtl' : 'ltr');
      const text = elements
        .filter(({ tagName }) => tagName === 'main')
        .map(textOf)
        .join();
      expect(text).toContain('Test the spring');
      expect(text).toContain('<img src=x onerror=alert(1)>');
      expect(text).not.toMatch(/\/(digest|action|group|poll) /);
      // A section of its own for the group, below its name.
      expect(elements.filter(({ tagName }) => tagName === 'section')).toHaveLength(1);
      expect(elements.filter(({ tagName }) => tagName === 'img')).toHaveLength(1);
      // No account of anybody.
      expect(html).not.toContain('sandbox');
    },
  );

  it('is one tap from each summary, posted or not, for those who may read it', async () => {
    const chat = openChat({ store: await openTestStore() });
    await setUp(chat);
    await chat.say('sam', 'water', '/action add Test the spring');
    await chat.pass('2027-01-02T00:00:00Z');
    const posted = (where: string) => {
      const digest = chat.posted(where).find(({ key }) => key.startsWith('digest:'));
      if (digest === undefined) throw new Error(`no summary in ${where}`);
      return digest;
    };
    const press = (who: string, on: Parameters<Chat['press']>[1]) =>
      chat.press(who, on, 'A page to print or forward');
    const monthly = await press('ana', posted('executive'));
    expect(monthly.kind).toBe('private');
    expect(monthly.file?.name).toBe('halqa-summary-2026-11.html');
    expect((await press('ana', posted('strategic'))).file?.name).toBe('halqa-summary-2026-Q4.html');
    const refused = await press('sam', { card: posted('strategic').card });
    expect(refused.file).toBeUndefined();
    for (const kind of ['monthly', 'quarterly']) {
      const preview = await chat.say('ana', 'private', `/digest preview ${kind}`);
      const page = await press('ana', { card: preview.card as Card });
      expect(page.file?.name).toMatch(kind === 'monthly' ? '2027-01' : '2027-Q1');
    }
  });

  it('is for those who may read summaries, and one section for those who may read the group', async () => {
    const chat = openChat({ store: await openTestStore() });
    await setUp(chat);
    await chat.say('sam', 'water', '/action add Test the spring');
    await chat.pass('2027-01-02T00:00:00Z');
    const refused = await chat.say('sam', 'private', '/digest show as:file');
    expect(refused.file).toBeUndefined();
    expect(refused.text).toContain('That didn’t work');
    const section = await chat.say('sam', 'water', '/digest show 2026-11 group:Water as:file');
    expect(section.file?.text).toContain('<h1>Water in the summary of November 2026</h1>');
    const quarter = await chat.say('ana', 'private', '/digest show quarterly as:file');
    expect(quarter.file?.name).toBe('halqa-summary-2026-Q4.html');
    expectHarmless(quarter.file?.text ?? '');
    expect((await chat.say('ana', 'private', '/digest show as:spreadsheet')).kind).not.toBe('public');
  });
});
