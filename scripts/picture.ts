import { fileURLToPath } from 'node:url';
import { browserPath, launchBrowser, visit } from '../test/fixtures/browser.ts';
import { startHalqa, workingFolder } from '../test/fixtures/started.ts';

/* `npx tsx scripts/picture.ts`: takes the picture of the README, which shows the demo at the end of its month. */

const executable = browserPath();
if (executable === null) throw new Error('The picture needs Chromium: apt-get install chromium');
const folder = workingFolder();
const halqa = await startHalqa(folder.path);
const browser = await launchBrowser(executable);
try {
  const { page, words, moveClock, goTo } = await visit(browser, halqa.url, 'en');
  await page.locator('.hints').getByRole('button', { name: words.dismiss }).click();
  await moveClock(words.toMonthEnd);
  await goTo('executive');
  await page.getByText('How you can help').last().waitFor();
  // Charts are loaded by then.
  await page.waitForLoadState('networkidle', { timeout: 3000 }).catch(() => undefined);
  await page.screenshot({
    path: fileURLToPath(new URL('../docs/sandbox.png', import.meta.url)),
    animations: 'disabled',
  });
} finally {
  await browser.close();
  await halqa.stop();
  folder.remove();
}
