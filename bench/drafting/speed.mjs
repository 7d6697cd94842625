// Measures time and memory for drafting 100,000 characters, composed of the given texts: node bench/drafting/speed.mjs TEXT…
import { readFileSync } from 'node:fs';
import { countries } from '../../dist/seed/reference/countries.js';
import { propose } from '../../dist/src/features/drafting/propose.js';

const LENGTH = 100_000;
const texts = process.argv.slice(2).map((file) => readFileSync(file, 'utf8'));
let text = '';
for (let index = 0; text.length < LENGTH; index++) text += `${texts[index % texts.length]}\n\n`;
text = text.slice(0, LENGTH).replace(/[\uD800-\uDBFF]$/, '');
const known = { people: [], organizations: [], countries: countries() };
const start = performance.now();
const { proposals } = propose(text, { published: '2018-03-28', known });
const seconds = (performance.now() - start) / 1000;
const megabytes = process.resourceUsage().maxRSS / 1024;
console.log(
  `${LENGTH} characters: ${proposals.length} proposals in ${seconds.toFixed(1)} s, ${megabytes.toFixed(0)} MB at most (the whole process)`,
);
