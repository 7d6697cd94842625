import { readFileSync, writeFileSync } from 'node:fs';
import { format } from 'prettier';

const FILE = new URL('RESULTS.md', import.meta.url);
const HEAD = `# Results

Written by \`npm run bench\`, a section at a time; [README.md](README.md) explains what is measured and how to repeat it.
Checking quotations has [results of its own](quotations/RESULTS.md): verdicts by kind of change, times and the worst text.
`;

export function table(head, rows) {
  const cells = [head, head.map((_, column) => (column === 0 ? '---' : '---:')), ...rows];
  return cells.map((row) => `| ${row.join(' | ')} |`).join('\n');
}

export function number(value, digits) {
  if (!Number.isFinite(value)) return '–';
  return value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** Removes all results of earlier runs. */
export function startAnew() {
  writeFileSync(FILE, HEAD);
}

/** Writes a section to RESULTS.md, replacing any section with the same title. */
export async function writeSection(title, text) {
  const [head, ...sections] = read().split(/^(?=## )/m);
  const section = `## ${title}\n\n${text}\n`;
  const place = sections.findIndex((each) => each.startsWith(`## ${title}\n`));
  if (place === -1) sections.push(section);
  else sections[place] = section;
  writeFileSync(FILE, await format(`${[head, ...sections].map((part) => part.trim()).join('\n\n')}\n`, { parser: 'markdown' }));
}

function read() {
  try {
    return readFileSync(FILE, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return HEAD;
    throw error;
  }
}
