import { expect, it } from 'vitest';
import { visit } from './fixtures/browser.ts';
import { describeInBrowser } from './fixtures/in-browser.ts';

/* Lists with pages, by clicks in a real browser, as wide as a phone. */

const phone = { width: 390, height: 844 };

const readers = [
  { language: 'en', list: '/action list all', next: 'Next', back: 'Back' },
  { language: 'ar', list: '/action list الكل', next: 'التالي', back: 'السابق' },
] as const;

describeInBrowser('a list on a phone', (opened) => {
  for (const { language, list, next, back } of readers)
    it(`turns its pages there and back (${language})`, { timeout: 60_000 }, async () => {
      const { halqa, browser } = opened();
      const visitor = await visit(browser, halqa.url, language, phone);
      await visitor.say(list);
      const press = async (label: string, until: string) => {
        await visitor.page.locator('.message .card').last().getByRole('button', { name: label }).click();
        await expect.poll(visitor.lastCard, { timeout: 10_000 }).toContain(until);
      };
      await expect.poll(visitor.lastCard, { timeout: 10_000 }).toContain(next);
      const first = await visitor.lastCard();
      await press(next, back);
      const second = await visitor.lastCard();
      expect(second).not.toBe(first);
      await visitor.look(`${language}-list-page`);
      while ((await visitor.lastCard()).includes(back)) {
        const before = await visitor.lastCard();
        await visitor.page.locator('.message .card').last().getByRole('button', { name: back }).click();
        await expect.poll(visitor.lastCard, { timeout: 10_000 }).not.toBe(before);
      }
      expect(await visitor.lastCard()).toBe(first);
      await visitor.leave();
    });
});
