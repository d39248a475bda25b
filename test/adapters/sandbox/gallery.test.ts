import { expect, it } from 'vitest';
import type { Exhibit } from '../../../src/adapters/sandbox/gallery.ts';
import type { GalleryPage } from '../../../src/adapters/sandbox/shapes.ts';
import { gallery } from '../../../src/demo/gallery/gallery.ts';
import { card, openSandbox, scriptedBot } from './fixture.ts';

const silent = scriptedBot(() => ({ kind: 'private', card: card('Nothing') })).handle;

const exhibit = (state: string, text: string, language: 'en' | 'ar', title: string): Exhibit => ({
  name: `itemCard, ${state} (${text}) in ${language} latn`,
  made: 'itemCard',
  state,
  text,
  digits: 'latn',
  card: {
    ...card(title, [
      { kind: 'note', body: [] },
      { kind: 'chart', chart: { kind: 'bars', title, series: [], rows: [] }, alt: 'nothing' },
    ]),
    language,
  },
});

const exhibits = [
  exhibit('open', 'believable', 'en', 'Book the hall'),
  exhibit('open', 'believable', 'ar', 'حجز القاعة'),
  exhibit('open', 'markup', 'en', '*b*'),
  exhibit('done', 'believable', 'en', 'Print the posters'),
];

const open = (given: readonly Exhibit[] = exhibits) =>
  openSandbox(silent, {
    exhibits: given,
    renderings: {
      slack: ({ title }) => ({ blocks: [title] }),
      discord: () => {
        throw new Error('too large');
      },
    },
  });

const pageAt = async (url: string, query = ''): Promise<GalleryPage> =>
  (await fetch(`${url}/api/gallery${query}`)).json() as Promise<GalleryPage>;

const namesOf = ({ cards }: GalleryPage): readonly string[] =>
  cards.flatMap((one) => one.exhibits.map(({ name }) => name));

it('shows each card in every language, as each platform draws it, an error in the place of a drawing', async () => {
  const { url } = await open();
  const page = await pageAt(url);
  expect(page).toMatchObject({ texts: ['believable', 'markup'], text: 'believable', total: 2, next: null });
  expect(page.cards.map(({ state, exhibits: shown }) => [state, shown.length])).toEqual([
    ['open', 2],
    ['done', 1],
  ]);
  expect(page.cards[0]?.exhibits[0]).toMatchObject({
    renderings: { slack: { blocks: ['Book the hall'] }, discord: { error: 'too large' } },
    pictures: [{ block: 1, width: 900, height: 400 }],
  });
});

it('shows hostile texts on request, and names the kinds there are where one is unknown', async () => {
  const { url, call } = await open();
  expect(namesOf(await pageAt(url, '?text=markup'))).toEqual(['itemCard, open (markup) in en latn']);
  const { status, body } = await call('/api/gallery?text=kind');
  expect(status).toBe(400);
  expect(body.error).toBe('There are no cards with "kind" texts. There are: believable, markup.');
});

it('is searched by name and by text, in every language and in any case', async () => {
  const { url } = await open();
  const found = async (search: string) =>
    namesOf(await pageAt(url, `?search=${encodeURIComponent(search)}`)).length;
  expect(await found('ITEMCARD done')).toBe(1);
  expect(await found('القاعة')).toBe(2);
  expect(await found('hall open')).toBe(2);
  expect(await found('nobody')).toBe(0);
  expect(await found('x'.repeat(5000))).toBe(0);
});

it('draws a chart by the name of its exhibit, and says so where there is none', async () => {
  const { url, call } = await open();
  const name = encodeURIComponent('itemCard, open (believable) in ar latn');
  const picture = await fetch(`${url}/api/gallery/chart?name=${name}&block=1`);
  expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/png']);
  expect((await call(`/api/gallery/chart?name=${name}&block=0`)).status).toBe(404);
  expect((await call('/api/gallery/chart?name=nobody&block=1')).status).toBe(404);
  expect((await call('/api/gallery/chart?name=nobody')).status).toBe(400);
  expect((await call('/api/gallery?from=-1')).status).toBe(400);
});

it('shows every exhibit there is, page by page', async () => {
  const { url } = await open(gallery);
  const names: string[] = [];
  for (const text of (await pageAt(url)).texts) {
    let from: number | null = 0;
    while (from !== null) {
      const page: GalleryPage = await pageAt(url, `?text=${encodeURIComponent(text)}&from=${from}`);
      names.push(...namesOf(page));
      from = page.next;
    }
  }
  expect(names.toSorted()).toEqual(gallery.map(({ name }) => name).toSorted());
});

it('has a page of its own, with the policy of the sandbox', async () => {
  const { url } = await open();
  const page = await fetch(`${url}/gallery`);
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(await page.text()).toContain('/gallery.js');
  for (const path of ['/gallery.js', '/gallery.css']) expect((await fetch(`${url}${path}`)).status).toBe(200);
});
