import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { describeInBrowser } from './fixtures/in-browser.ts';

/* The gallery page of the real program in a real browser. */

const patience = { timeout: 120_000 };

describeInBrowser('the gallery page', (opened) => {
  /** Opens it at an address, waits for the cards, and collects what the browser complains of. */
  const open = async (query: string, language: 'en' | 'ar', width = 1280): Promise<[Page, string[]]> => {
    const { halqa, browser } = opened();
    const page = await browser.newPage({ viewport: { width, height: 900 }, locale: language });
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    await page.goto(`${halqa.url}/gallery${query}`);
    await page.locator('.exhibit').first().waitFor({ timeout: 60_000 });
    return [page, complaints];
  };

  it.each([
    ['en', 'ltr', 'Gallery', 'itemCard'],
    ['ar', 'rtl', 'معرض البطاقات', 'المهمة'],
  ] as const)(
    'draws cards on every platform and is searched (%s)',
    patience,
    async (language, direction, title, search) => {
      const [page, complaints] = await open('', language);
      expect(await page.getAttribute('html', 'dir')).toBe(direction);
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(title);
      const before = await page.getByRole('status').textContent();
      await page.getByRole('searchbox').fill(search);
      await page.waitForFunction((text) => document.querySelector('.count')?.textContent !== text, before);
      for (const platform of ['sandbox', 'slack', 'discord']) {
        const drawing = page.locator(`.on-${platform}`);
        expect(await drawing.first().innerText()).toContain('Book the hall for the spring meeting');
        expect(await drawing.nth(1).innerText()).toContain('حجز القاعة لاجتماع الربيع');
      }
      expect(new URL(page.url()).searchParams.get('search')).toBe(search);
      expect(complaints).toEqual([]);
      await page.close();
    },
  );

  it('gives each line of a note a line of its own', patience, async () => {
    const [page] = await open(`?platform=sandbox&language=en&search=helpCard`, 'en', 390);
    const notes = page.locator('.on-sandbox .note').filter({ hasText: /Example.*Example/s });
    expect((await notes.first().innerText()).split('\n').length).toBeGreaterThan(1);
    await page.close();
  });

  it.each(['believable', 'full length', 'mentions', 'markup', 'direction', 'endless'])(
    'is as wide as a phone and knows every block, with %s texts',
    patience,
    async (text) => {
      const [page, complaints] = await open(`?text=${encodeURIComponent(text)}&search=monthly`, 'ar', 390);
      const more = page.locator('.more');
      while ((await more.count()) > 0) {
        const shown = await page.locator('.exhibit').count();
        await more.click();
        await page.waitForFunction((count) => document.querySelectorAll('.exhibit').length > count, shown);
      }
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
      expect(await page.locator('.drawing pre').count()).toBe(0);
      expect(complaints).toEqual([]);
      await page.close();
    },
  );
});
