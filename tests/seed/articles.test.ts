import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { articleFiles } from '../../seed/article-files.js';
import { readText } from '../../src/store/files/read-text.js';
import { CodePoints } from '../../src/model/text/code-points.js';
import { citedSpan } from '../../src/model/kinds/fields.js';
import { passages } from '../../src/model/references.js';
import { quotationsIn } from '../../src/model/text/quotations.js';
import { readAnnotation } from '../../src/model/read/read.js';
import { seedText, seedYaml } from '../model/seed-article.js';

test('each file is named after its source and refers to the schema that checks it', async () => {
  for (const file of await articleFiles()) {
    const yaml = await readText(file);
    expect(readAnnotation(yaml).annotation?.source.slug).toBe(basename(file, '.yaml'));
    expect(yaml).toMatch(/^# yaml-language-server: \$schema=\.\.\/\.\.\/annotation\.schema\.json\n/);
  }
});

test('the seed article contains every quoted word', ({ skip }) => {
  skip(seedText === null, 'the article’s text is not next to the repository');
  const { statements, ...annotation } = readAnnotation(seedYaml).annotation!;
  const quotes = Object.values(statements)
    .filter(({ kind }) => kind !== 'PARAPHRASE')
    .map(({ cite }) => citedSpan(cite[0]!));
  const quoted = [...passages({ ...annotation, statements: {} })].filter(({ exact }) => exact !== null);
  const text = new CodePoints(seedText!);

  const doubleMarks = quotationsIn(seedText!)
    .map(({ start, end }) => ({ start: text.fromUnits(start), end: text.fromUnits(end) }))
    .filter(({ start }) => text.slice(start - 1, start) === '“');
  expect(doubleMarks.length).toBeGreaterThanOrEqual(16);
  const lost = doubleMarks
    .map(({ start, end }) => uncovered(text.slice(start, end), start, [...quotes, ...quoted]))
    .filter((words) => /[\p{L}\p{N}]/u.test(words));
  expect(lost).toEqual([]);
});

/** Returns the part of a passage that no span covers. */
function uncovered(words: string, start: number, spans: { start: number; end: number }[]): string {
  return [...words].filter((_, index) => !spans.some((span) => span.start <= start + index && start + index < span.end)).join('');
}
