import { h } from 'preact';
import { renderToStaticMarkup } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { Notes } from '../../../src/features/pages/facts/notes.js';
import { changesFeed, countryFeed } from '../../../src/features/pages/feed/feeds.pages.js';
import type { Body, PageRequest, Site } from '../../../src/features/pages/page.js';

const [IMPORTED, LATER] = ['2026-11-25T10:00:00.000Z', '2026-11-26T10:00:00.000Z'];

const visit = (slug: string, updatedAt: string, version: number) => ({
  ...{ slug, title: slug, status: 'COMPLETED', kind: null, start: null, end: null, durationDays: null },
  ...{ hostCountry: { name: 'China' }, hostOrganization: null, updatedAt, version },
});

/** Returns a page of the feed after an import of this many visits and a later change of another, and its titles. */
function page(imported: number, after?: string): { body: string; titles: string[] } {
  const visits = Array.from({ length: imported }, (_, index) => visit(`trip-${index}`, IMPORTED, 1));
  const source = { slug: 'trips', title: 'Trips', kind: 'DATASET', updatedAt: IMPORTED, visits: { totalCount: 3_264 } };
  const data = {
    visits: { nodes: [visit('changed', LATER, 2), ...visits], pageInfo: { hasNextPage: imported > 98, endCursor: 'c1' } },
    sources: { nodes: [source] },
  };
  const request = { query: new URLSearchParams(after ? { after } : {}) } as PageRequest;
  const { body } = changesFeed.view(data, request, { origin: 'http://localhost' } as Site) as Body;
  return { body, titles: [...body.matchAll(/^ {4}<title>(.*)<\/title>/gm)].map(([, title]) => title!) };
}

test('visits from a large import appear as a single entry for their source', () => {
  expect(page(99).titles).toEqual(['Changed: changed', 'Trips']);
  expect(page(99).body).toContain('Source: data set with 3,264 visits.');
  expect(page(2).titles).toEqual(['Changed: changed', 'Added: trip-0', 'Added: trip-1', 'Trips']);
});

test('older changes are on further pages of the feed, which do not repeat the sources', () => {
  expect(page(99).body).toContain('<link rel="next" type="application/atom+xml" href="http://localhost/changes.atom?after=c1"/>');
  const later = page(99, 'c0');
  expect(later.titles).toEqual(['Changed: changed']);
  expect(later.body).toContain('<link rel="self" type="application/atom+xml" href="http://localhost/changes.atom?after=c0"/>');
  expect(page(2).body).not.toContain('rel="next"');
});

test.each([
  [19, false],
  [20, true],
])('the page of a feed with %i visits of one import says so: %s', (imported, isSaid) => {
  const nodes = Array.from({ length: imported }, (_, index) => visit(`trip-${index}`, IMPORTED, 1));
  const data = { country: { slug: 'china', name: 'China' }, visits: { nodes: [visit('changed', LATER, 2), ...nodes] } };
  const { opened } = countryFeed.view(data, {} as PageRequest, { origin: 'http://localhost' } as Site) as Body;
  const text = renderToStaticMarkup(h('div', null, opened!.main(new Notes())));
  expect(text.includes(`${imported} entries came with one import`)).toBe(isSaid);
});
