// Creates the pictures of docs/desk.md: the desk with an article that was written for this purpose, in light and dark mode.
import { readFile } from 'node:fs/promises';
import { Editor } from './editor.mjs';
import { atDesk } from './program.mjs';

const article = await readFile(new URL('article.txt', import.meta.url), 'utf8');
const picture = (name) => new URL(`../../docs/${name}.png`, import.meta.url).pathname;
const size = { width: 1400, height: 860 };
/** Words of the article that become an event in the second picture. */
const EVENT = 'Arnason gave a dinner in honour of Dahl on Wednesday';

await atDesk(async ({ browser, address }) => {
  const page = await browser.newPage({ viewport: size });
  page.setDefaultTimeout(120_000); // on a busy machine too
  await page.goto(address);
  await page.getByLabel('Text: paste it, or drop a file').fill(article);
  await page.getByLabel('Outlet').fill('Fjord Post');
  await page.getByLabel('Published').fill('2019-06-05');
  await page.getByRole('button', { name: 'Begin' }).click();
  await page.locator('.desk-text').waitFor();
  await page.keyboard.press('Shift+A');
  await page.getByRole('button', { name: /^Accept \d/ }).click();
  await page.getByText(/Accepted \d+ sure/).waitFor();
  // Go to a proposed quotation.
  for (let press = 0; press < 40; press++) {
    await page.keyboard.press('j');
    const shown = await page.locator('.proposal').innerText();
    if (/Proposal: Quote/.test(shown) && /speaker/i.test(shown)) break;
  }
  await settled(page);
  await page.screenshot({ path: picture('desk') });

  await page.emulateMedia({ colorScheme: 'dark' });
  const at = article.indexOf(EVENT);
  await new Editor(page).select([at, at + EVENT.length]);
  await page.keyboard.press('5');
  await page.locator('.fact-form .problem').first().waitFor();
  await settled(page);
  await page.screenshot({ path: picture('desk-dark') });
});

async function settled(page) {
  await page.locator('.status[data-status=saved]').waitFor();
  await page
    .getByText(/\d+ problems?\.|No problems\./)
    .first()
    .waitFor();
}
