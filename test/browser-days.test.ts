import type { Locator } from 'playwright-core';
import { it } from 'vitest';
import { type Visitor, visit } from './fixtures/browser.ts';
import { days } from './fixtures/browser-days.ts';
import { describeInBrowser } from './fixtures/in-browser.ts';

/*
 * A day of a convener and of a volunteer, by clicking and typing in a real browser, as wide as a phone. The
 * day of a member of the executive committee is in browser.test.ts.
 */

const phone = { width: 390, height: 844 };
const patience = { timeout: 120_000 };

describeInBrowser('a day on a phone', (opened) => {
  /** A coalition with one group, which has no place yet; its convener is about to begin. */
  const begin = async (language: 'en' | 'ar'): Promise<Visitor> => {
    const { halqa, browser } = opened();
    const day = days[language];
    const visitor = await visit(browser, halqa.url, language, phone);
    await visitor.startOver('empty');
    await visitor.page.locator('.hints button').first().click();
    await visitor.send();
    await visitor.sees(day.coalition);
    await visitor.say(day.lines.create);
    await visitor.sees(day.group);
    // In the middle of a month: near its end, tomorrow is in the next one.
    await visitor.moveClock(visitor.words.toMonthEnd);
    await visitor.actAs(day.convener);
    await visitor.goTo(day.place);
    return visitor;
  };

  for (const language of ['en', 'ar'] as const) {
    const day = days[language];
    const { press, form, see, say } = day;

    it(`of a convener, whose group has nothing yet (${language})`, patience, async () => {
      const visitor = await begin(language);
      const { page } = visitor;
      const dialog = page.getByRole('dialog');

      await visitor.say(day.lines.bind);
      await visitor.finds(see.greeting);
      await visitor.sees(see.welcome);
      await visitor.look(`${language}-convener-1-greeting`);

      await visitor.press(press.addItem);
      await dialog.getByLabel(form.title).fill(say.hall);
      await submit(dialog, form.add);
      await visitor.sees(say.hall);
      await visitor.say(day.lines.addItem);
      await visitor.sees(say.invitations);
      await visitor.sees(day.convener);

      // A list from elsewhere is pasted, and added with one tap.
      await visitor.say('/action import');
      const pasted = Array.from({ length: 11 }, (_, index) => `${say.step} ${index + 1}`);
      await dialog.getByRole('textbox').first().fill(pasted.join('\n'));
      await submit(dialog, form.preview);
      await visitor.press(press.addEleven);
      await visitor.finds(`#13 ${say.step} 11`);
      // The group is told by the clock; until then, this would come between two later cards.
      await visitor.finds(see.imported);
      await visitor.say(day.lines.list);
      await visitor.sees(press.next);
      await visitor.press(press.next);
      await visitor.sees(press.back);
      await visitor.sees(`#13 ${say.step} 11`);
      await visitor.look(`${language}-convener-2-list`);
      await visitor.press(press.back);
      await visitor.sees(say.hall);

      await visitor.say(day.lines.addEvent);
      await visitor.sees(say.event);
      await visitor.press(press.come);
      await visitor.sees(see.coming(1));
      await visitor.actAs(day.volunteer);
      await visitor.press(press.come);
      await visitor.finds(see.coming(2));
      await visitor.actAs(day.convener);
      await visitor.say('/event show #14');
      await visitor.sees(see.coming(2));
      await visitor.sees(day.volunteer);
      await visitor.look(`${language}-convener-3-event`);

      await visitor.say('/action show #2');
      await visitor.sees(say.invitations);
      await visitor.press(press.handOver);
      await dialog.getByRole('listbox', { name: form.owner }).selectOption({ label: day.volunteer });
      await submit(dialog, form.assign);
      await visitor.sees(day.volunteer);
      await visitor.look(`${language}-convener-4-handed-over`);

      await visitor.say('/action show #1');
      await visitor.sees(say.hall);
      await visitor.press(press.log);
      await dialog.getByLabel(form.text).fill(say.progress);
      await submit(dialog, form.log);
      await visitor.sees(say.progress);
      await visitor.say(day.lines.difficulty);
      await visitor.sees(say.key);

      // A mistaken tap: taken back where it was made.
      await visitor.say('/action show #3');
      await visitor.sees(press.done);
      await visitor.press(press.done);
      await visitor.sees(press.undo);
      await visitor.press(press.undo);
      await visitor.sees(see.takenBack);
      await visitor.look(`${language}-convener-5-taken-back`);

      // The section as the committee would read it now, with a note on top.
      await visitor.say(day.lines.section);
      await visitor.sees(see.section);
      await visitor.press(press.addNote);
      await dialog.getByLabel(form.note).fill(say.note);
      await submit(dialog, form.save);
      await visitor.moveClock(visitor.words.toMonthEnd);
      await visitor.goTo(visitor.words.privateName);
      await visitor.finds(see.section);
      await visitor.finds(say.note);
      await visitor.look(`${language}-convener-6-section`);
      await visitor.leave();
    });

    it(`of a volunteer, who is new (${language})`, patience, async () => {
      const visitor = await begin(language);
      const { page } = visitor;
      const dialog = page.getByRole('dialog');
      await visitor.say(day.lines.bind);
      await visitor.finds(see.greeting);
      await visitor.say(`/action add ${say.hall}`);
      await visitor.sees(say.hall);
      await visitor.say(day.lines.addFor);
      await visitor.sees(say.invitations);
      await visitor.say(day.lines.addEvent);
      await visitor.sees(say.event);
      await visitor.say(day.lines.ask);
      await visitor.sees(say.question);

      await visitor.actAs(day.volunteer);
      // The greeting is above what came after it.
      await visitor.press(press.join);
      await visitor.finds(see.welcome);
      await visitor.look(`${language}-volunteer-1-welcome`);
      await visitor.say('/halqa home');
      await visitor.sees(say.invitations);
      await visitor.look(`${language}-volunteer-2-home`);

      await visitor.say('/action show #1');
      await visitor.sees(press.take);
      await visitor.press(press.take);
      await visitor.sees(day.volunteer);
      await visitor.press(press.log);
      await dialog.getByLabel(form.text).fill(say.progress);
      await submit(dialog, form.log);
      await visitor.sees(say.progress);
      await visitor.press(press.change);
      await dialog.getByLabel(form.due).fill('2027-12-31');
      await submit(dialog, form.save);
      await visitor.sees(see.newDay);
      await visitor.look(`${language}-volunteer-3-item`);

      await visitor.press(press.cannot);
      await visitor.finds(see.notComing(1));
      await visitor.press(press.come);
      await visitor.finds(see.coming(1));
      await visitor.press(say.choice);
      await visitor.finds(see.counted);

      await visitor.say(day.lines.find);
      await visitor.sees(say.hall);
      await visitor.look(`${language}-volunteer-4-found`);
      await visitor.say('/halqa week');
      await visitor.sees(see.week);
      await visitor.look(`${language}-volunteer-5-week`);
      await visitor.say('/event calendar');
      await page.getByText('halqa.ics').last().waitFor();
      await visitor.leave();
    });
  }
});

/** Presses the button of a form, and waits until the form is gone. */
const submit = async (dialog: Locator, verb: string): Promise<void> => {
  await dialog.getByRole('button', { name: verb, exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
};
