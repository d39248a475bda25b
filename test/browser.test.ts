import type { Locator } from 'playwright-core';
import { expect, it } from 'vitest';
import { type Visitor, visit } from './fixtures/browser.ts';
import { answers, type Story, stories } from './fixtures/browser-story.ts';
import { describeInBrowser } from './fixtures/in-browser.ts';

/*
 * The real program and a real browser, by clicking and typing only. Pictures of the main steps are
 * kept in test/screenshots/, to be looked at.
 */

const languages = ['en', 'ar'] as const;
const patience = { timeout: 120_000 };
const phone = { width: 390, height: 844 };

describeInBrowser('the sandbox in a browser', (opened) => {
  const open = (language: 'en' | 'ar', size?: typeof phone): Promise<Visitor> => {
    const { halqa, browser } = opened();
    return visit(browser, halqa.url, language, size);
  };

  for (const language of languages) {
    const story = stories[language];

    it(`from an empty place to a summary and a closed poll (${language})`, patience, async () => {
      const visitor = await open(language);
      const { words } = visitor;
      await visitor.startOver('empty');
      await visitor.look(`${language}-1-empty`);
      await setUp(visitor, story);
      await visitor.look(`${language}-2-set-up`);
      // In the middle of a month: near its end, the poll would close in the next one.
      await visitor.moveClock(words.toMonthEnd);

      await visitor.goTo(story.place);
      await work(visitor, story);
      await visitor.look(`${language}-3-worked`);
      await join(visitor, story);

      await visitor.say(story.addEvent);
      await visitor.sees(story.event);
      await visitor.moveClock(words.toEventEnd);
      await visitor.sees(story.howWasIt);
      await rate(visitor, story);
      await visitor.look(`${language}-4-rated`);

      await visitor.moveClock(words.toMonthEnd);
      await visitor.sees(story.score);
      await visitor.sees(story.comment);
      await visitor.look(`${language}-5-closed`);
      await visitor.finds(story.pollClosed);
      expect(await visitor.page.locator('.scale').count()).toBe(0);

      await visitor.page.locator('.notice').getByRole('button', { name: story.executive }).click();
      await visitor.sees(story.coalition);
      await visitor.look(`${language}-6-summary`);
      const summary = await visitor.lastCard();
      const inOrder = [story.whereToHelp, `${story.group}: ${story.help}`, story.from, story.event];
      const found = inOrder.map((part) => summary.indexOf(part));
      expect(found).not.toContain(-1);
      expect(found).toEqual(found.toSorted((one, other) => one - other));
      for (const part of [story.progress, story.score, story.loggedNothing]) expect(summary).toContain(part);
      await visitor.leave();
    });

    it(`the demo, from its first hint to its summary (${language})`, patience, async () => {
      const visitor = await open(language);
      const { page, words } = visitor;
      await visitor.startOver('demo');
      await visitor.look(`${language}-demo-1-first`);
      // A history is met at its end.
      await expect.poll(() => isInView(page.locator('.message').last())).toBe(true);
      await page.locator('.hints button').first().click();
      await visitor.send();
      await visitor.sees(story.done);
      await visitor.moveClock(words.toEventEnd);
      await page.locator('.notice .chip').first().click();
      await visitor.tap('5');
      await visitor.sees(story.counted);
      await visitor.look(`${language}-demo-2-rated`);
      await visitor.moveClock(words.toMonthEnd);
      await visitor.goTo(story.executive);
      await visitor.sees(story.whereToHelp);
      await visitor.look(`${language}-demo-3-summary`);
      await visitor.leave();
    });

    it(`shows what one’s own line was answered, also below a tall card (${language})`, patience, async () => {
      const visitor = await open(language);
      const { page } = visitor;
      await visitor.startOver('demo');
      await visitor.say('/digest preview quarterly');
      await page.locator('.message .chart, .message img').last().waitFor();
      await visitor.say('/halqa help');
      const answer = page.locator('.message').filter({ hasText: '/coalition ·' });
      await answer.waitFor();
      expect(await isInView(answer)).toBe(true);
      await visitor.leave();
    });

    it(`an item made of a message leads back to it (${language})`, patience, async () => {
      const visitor = await open(language);
      const { page, words } = visitor;
      await visitor.startOver('demo');
      await visitor.goTo(story.demoPlace);
      await visitor.say(story.said);
      const said = page.locator('.message', { has: page.locator('.said', { hasText: story.said }) });
      await said.locator('summary').click();
      await said.getByRole('button', { name: words.makeItem }).click();
      const form = page.getByRole('dialog');
      await form.getByRole('button', { name: story.verbs.add }).click();
      await visitor.sees(story.fromMessage);
      await visitor.look(`${language}-message-1-item`);
      const [number] = /#\d+/.exec(await visitor.lastCard()) ?? [];

      // From another place, with much written in between, and again.
      for (let line = 1; line <= 12; line += 1) await visitor.say(`${line} …`);
      for (const day of ['2026-12-01', '2026-12-02']) {
        await visitor.goTo(story.executive);
        await visitor.say(`/action edit ${number} due:${day}`);
        await visitor.sees(story.fromMessage);
        await page.getByRole('link', { name: story.fromMessage }).last().click();
        await page.getByRole('heading', { level: 1, name: story.demoPlace }).waitFor();
        await expect.poll(() => said.evaluate((it) => it === document.activeElement)).toBe(true);
        expect(await isInView(said)).toBe(true);
      }
      await visitor.look(`${language}-message-2-led-back`);
      expect(new URL(page.url()).hash).toBe('');

      await page.evaluate(() => {
        location.hash = '#executive/m999999';
      });
      await page.getByText(words.messageGone).waitFor();
      await visitor.leave();
    });

    it(`a day of an executive member, on a phone (${language})`, patience, async () => {
      const visitor = await open(language, phone);
      const { page, words } = visitor;
      const said = executiveDay[language];
      await visitor.startOver('demo');
      await visitor.moveClock(words.toMonthEnd);
      await visitor.goTo(story.executive);
      await visitor.sees(story.whereToHelp);
      await visitor.look(`${language}-executive-1-summary`);
      const more = page.getByRole('button', { name: said.more, exact: true });
      const summary = page.locator('.message .card', { has: more }).last();
      // Two taps take the first line on.
      await summary.getByRole('button', { name: said.help }).first().click();
      const form = page.getByRole('dialog');
      await form.getByRole('button', { name: said.takeOn, exact: true }).click();
      await form.waitFor({ state: 'detached' });
      await visitor.look(`${language}-executive-2-taken`);
      await summary.locator(more).first().click();
      await visitor.finds(said.section);
      await visitor.say('/halqa week');
      await visitor.sees(said.week);
      await visitor.look(`${language}-executive-3-week`);
      await visitor.say(said.asFile);
      await page.getByText('.html').last().waitFor();
      await visitor.look(`${language}-executive-4-file`);
      await visitor.leave();
    });

    it(`on a phone (${language})`, patience, async () => {
      const visitor = await open(language, phone);
      const { page, words } = visitor;
      await visitor.startOver('empty');
      await setUp(visitor, story);
      await visitor.goTo(story.place);
      await work(visitor, story);
      await visitor.look(`${language}-phone-1-worked`);
      await visitor.say('/action add');
      await page.getByRole('dialog').waitFor();
      await visitor.look(`${language}-phone-2-form`);
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: words.openPlaces }).click();
      await visitor.look(`${language}-phone-3-places`);
      await page.keyboard.press('Escape');
      await visitor.moveClock(words.toMonthEnd);
      await visitor.goTo(story.executive);
      await visitor.sees(story.whereToHelp);
      await visitor.look(`${language}-phone-4-summary`);
      await visitor.leave();
    });
  }

  it('by the keyboard alone', patience, async () => {
    const visitor = await open('en');
    const { page, words } = visitor;
    const { keyboard } = page;
    await visitor.startOver('demo');

    const passMessages = async () => {
      await visitor.tabTo(words.pastMessages);
      await keyboard.press('Enter');
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('composer');
    };

    await passMessages();
    await keyboard.type('/act');
    await visitor.offer('/action').waitFor();
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await keyboard.type('ad');
    await visitor.offer('/action add').waitFor();
    await keyboard.press('Tab');
    await keyboard.type('Ask the baker for bread ow');
    await visitor.offer('owner').waitFor();
    await keyboard.press('Tab');
    await visitor.offer('Sam Okoye').waitFor();
    await keyboard.type('Sam');
    await visitor.offer('Tom Becker').waitFor({ state: 'detached' });
    await keyboard.press('Tab');
    await visitor.look('keyboard-1-line');
    await keyboard.press('Enter');
    await visitor.sees('Ask the baker for bread');
    await visitor.sees('Sam Okoye');

    await visitor.tabTo(words.actAs);
    await keyboard.type('Sam');
    await expect.poll(() => page.locator('.act-as select').inputValue()).toBe('sam');
    await passMessages();
    await visitor.tabTo('executive');
    await keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'executive' }).waitFor();
    await visitor.tabTo(words.toMonthEnd);
    await keyboard.press('Enter');
    await page.locator('.notice.moved').waitFor();
    await visitor.sees('How you can help');
    await visitor.look('keyboard-2-summary');
    await visitor.leave();
  });
});

/** What a member of the executive presses and reads. */
const executiveDay = {
  en: {
    help: 'We can help',
    takeOn: 'Take on',
    more: 'More',
    section: 'in the summary of',
    week: 'Your week from',
    asFile: '/digest show as:file',
  },
  ar: {
    help: 'نستطيع المساعدة',
    takeOn: 'تولّي المساعدة',
    more: 'المزيد',
    section: 'في ملخّص',
    week: 'أسبوعك ابتداءً من',
    asFile: '/digest show بصيغة:ملف',
  },
} as const;

const isInView = (element: Locator): Promise<boolean> =>
  element.evaluate((it) => it.getBoundingClientRect().top < innerHeight);

const setUp = async ({ page, say, sees }: Visitor, story: Story): Promise<void> => {
  await say('/coalition setup');
  const form = page.getByRole('dialog');
  await form.getByLabel(story.labels.name).fill(story.coalition);
  await form.getByLabel(story.labels.zone).fill(story.zone);
  await form.getByLabel(story.labels.executive).selectOption({ label: story.executive });
  await form.getByLabel(story.labels.strategic).selectOption({ label: story.strategic });
  await form.getByRole('button', { name: story.verbs.setUp }).click();
  await form.waitFor({ state: 'detached' });
  await sees(story.coalition);
  await say(story.createGroup);
  await sees(story.group);
  await say(story.createQuietGroup);
  await sees(story.quietGroup);
};

/** In the group's place: an item, progress on it, a difficulty, and the item done. */
const work = async ({ page, say, sees, finds }: Visitor, story: Story): Promise<void> => {
  await say(story.bindGroup);
  await sees(story.place);
  await say(story.addItem);
  for (const part of story.itemAdded) await sees(part);

  // A form has the focus where there is something to write, so that one may just type.
  const form = page.getByRole('dialog');
  await page.getByRole('button', { name: story.logProgress }).click();
  await form.waitFor();
  await page.keyboard.type(story.progress);
  await form.getByRole('button', { name: story.verbs.log, exact: true }).click();
  await sees(story.progress);

  await say(story.raiseDifficulty);
  await form.waitFor();
  await page.keyboard.type(story.help);
  await page.keyboard.press('Tab');
  await page.keyboard.type(story.from);
  await form.getByRole('button', { name: story.verbs.log, exact: true }).click();
  await sees(story.help);
  await sees(story.from);

  await page.getByRole('button', { name: story.done, exact: true }).click();
  await finds(story.itemDone);
};

/** Those who will answer the poll become members of the group: only members count towards its threshold. */
const join = async ({ actAs, say, sees, finds }: Visitor, story: Story): Promise<void> => {
  for (const [name] of answers) {
    if (name === story.convener) continue;
    await actAs(name);
    await say('/group join');
    // A new person is welcomed below it.
    await finds(story.joined(name));
  }
  await sees(story.welcome);
};

const rate = async (visitor: Visitor, story: Story): Promise<void> => {
  const { page, actAs, tap } = visitor;
  for (const [name, score] of answers) {
    await actAs(name);
    // An answer may be changed until the close.
    await tap('1');
    await page.locator('.message.private').last().waitFor();
    await tap(String(score));
    await page.locator('.message.private').last().waitFor();
  }
  // The last of them gets Arabic, whatever the language of the place.
  await page.getByRole('button', { name: stories.ar.addComment }).last().click();
  const form = page.getByRole('dialog');
  await form.waitFor();
  await page.keyboard.type(story.comment);
  await form.getByRole('button', { name: stories.ar.verbs.comment }).click();
  await form.waitFor({ state: 'detached' });
};
