// Compares annotating an article at the desk in Chromium, from paste to publication, with writing the same YAML by hand.
import { readFile } from 'node:fs/promises';
import { asJson } from '../../dist/src/features/editing/threads/convert.js';
import { annotate } from './annotate.mjs';
import { writeByHand } from './by-hand.mjs';
import { Editor } from './editor.mjs';
import { atDesk } from './program.mjs';

const here = (name) => new URL(name, import.meta.url);
const [article, yaml] = await Promise.all(['article.txt', 'article.yaml'].map((name) => readFile(here(name), 'utf8')));
await atDesk(async ({ browser, address }) => {
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
  page.setDefaultTimeout(300_000); // on a busy machine too
  await page.goto(address);
  const editor = new Editor(page);
  const begun = performance.now();
  const { facts, same, different } = await annotate(editor, { article, wanted: asJson(yaml, article), publisher: 'Fjord Post' });
  const machine = (performance.now() - begun) / 60_000;
  const byHand = writeByHand(yaml, article);
  console.log(`${article.split(/\s+/).length} words, ${facts} facts; ${same} of them are the same at the desk and by hand.`);
  for (const line of different) console.log(`  ${line}`);
  const rows = { 'at the desk': editor, 'YAML by hand': byHand };
  console.table(
    Object.fromEntries(
      Object.entries(rows).map(([name, { counts, minutes }]) => [
        name,
        {
          keys: counts.key,
          clicks: counts.button,
          pointing: counts.point,
          decisions: counts.decide,
          'words read': counts.wordRead,
          minutes: minutes.toFixed(1),
        },
      ]),
    ),
  );
  console.log(
    `The desk takes ${(editor.minutes / byHand.minutes).toFixed(2)} times as long. The browser ran for ${machine.toFixed(1)} min.`,
  );
});
