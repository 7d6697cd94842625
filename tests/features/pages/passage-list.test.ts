import { h } from 'preact';
import { renderToStaticMarkup } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { PagePassages } from '../../../src/features/pages/facts/cites.js';
import type { SourceKind } from '../../../src/features/pages/generated/graphql.js';
import { Notes } from '../../../src/features/pages/facts/notes.js';

function listed(exact: string, head?: string, kind: SourceKind = 'DATASET'): string {
  const notes = new Notes();
  const passage = { start: 12_000, end: 12_040, fragment: null, exact, source: { slug: 'trips', kind, title: 'Trips', head } };
  for (const what of ['Ann Lee', 'Ann Lee, minister', 'Ann Lee']) notes.numberOf(passage, what);
  return renderToStaticMarkup(h(PagePassages, { notes }));
}

test.each([
  ['<visit><start-date>1945-08-22</start-date><visitor>Ann Lee</visitor></visit>', undefined],
  ['1945-08-22,Ann Lee', 'start-date,visitor\n'],
])('%s is shown as labelled fields, with a link to the original file', (record, head) => {
  const html = listed(record, head);
  expect(html.replaceAll(/<[^>]+>/g, '')).toContain('Start date1945-08-22VisitorAnn Lee');
  expect(html).toContain('<a href="/sources/trips?part=2&amp;as=file#passage-12000-12040">View in the original file</a>');
});

test('passages from prose are shown as words, even if they contain a comma', () => {
  expect(listed('keep frequent contacts, he said')).toContain('<q><bdi>keep frequent contacts, he said</bdi></q>');
});

test('a paragraph of an article is shown as words, even if it has as many commas as the previous one', () => {
  const [before, words] = ['After the meeting, she said, "Friends keep their word."', 'On Monday, she left, and went home.'];
  expect(listed(words, `${before}\n${words}`, 'ARTICLE')).toContain(`<q><bdi>${words}</bdi></q>`);
});

test.each([
  [3, 'open'],
  [4, 'collapsed'],
])('a list of %i passages of a source is %s and shows their number', (count, state) => {
  const notes = new Notes();
  const source = { slug: 'report', kind: 'ARTICLE' as const, title: 'A report' };
  for (let start = 0; start < count; start++)
    notes.numberOf({ start, end: start + 1, fragment: null, exact: null, source }, 'A fact');
  const html = renderToStaticMarkup(h(PagePassages, { notes }));
  expect(html).toContain(`<summary>${count} passages</summary>`);
  expect(html.includes('<details class="rest" open>')).toBe(state === 'open');
});

test('a passage is listed once with each fact that it supports', () => {
  expect(listed('words').replaceAll(/<[^>]+>/g, '')).toContain('Ann Lee; Ann Lee, minister');
});
