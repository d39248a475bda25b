import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserPath, launchBrowser, visit } from './fixtures/browser.ts';
import { type Started, startHalqa, workingFolder } from './fixtures/started.ts';

/* Lists with pages, by clicks in a real browser, as wide as a phone. */

const phone = { width: 390, height: 844 };
const executable = browserPath();
const isRequired = process.env.HALQA_BROWSER_TEST === 'required';

const readers = [
  { language: 'en', list: '/action list all', next: 'Next', back: 'Back' },
  { language: 'ar', list: '/action list الكل', next: 'التالي', back: 'السابق' },
] as const;

describe.skipIf(executable === null && !isRequired)('a list on a phone', () => {
  const folder = workingFolder();
  let halqa: Started | undefined;
  let browser: Browser | undefined;

  beforeAll(async () => {
    if (executable === null) throw new Error('The browser test needs Chromium.');
    [halqa, browser] = await Promise.all([startHalqa(folder.path), launchBrowser(executable)]);
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    await halqa?.stop();
    folder.remove();
  });

  for (const { language, list, next, back } of readers)
    it(`turns its pages there and back (${language})`, { timeout: 60_000 }, async () => {
      if (!halqa || !browser) throw new Error('Halqa and a browser are open by now');
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
