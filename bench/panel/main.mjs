import { readFileSync } from 'node:fs';

// Compares the panel of a server with counts made by hand (README.md): node bench/panel/main.mjs http://localhost:4000
const [server = 'http://localhost:4000'] = process.argv.slice(2);
const [, ...judged] = readFileSync(new URL('dyad-years.csv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => line.split(','));
let wrong = 0;
for (const [year, guest, host, visits, covered] of judged) {
  const response = await fetch(`${server}/export/panel.csv?${new URLSearchParams({ from: year, to: year, guest, host })}`);
  if (!response.ok) throw new Error(await response.text());
  const [, row = ''] = (await response.text()).trim().split(/\r?\n/);
  const [, , , , , ...found] = row.split(',');
  const expected = covered === '' ? [] : [visits, visits, visits, covered];
  if (found.slice(0, 4).join() === expected.join()) continue;
  wrong++;
  console.log(`${year} ${guest} to ${host}: expected ${expected.join() || 'no row'}, found ${row || 'no row'}`);
}
console.log(`${judged.length - wrong} of ${judged.length} are right`);
process.exitCode = wrong > 0 ? 1 : 0;
