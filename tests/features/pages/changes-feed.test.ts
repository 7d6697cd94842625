import { expect, test } from 'vitest';
import { changesFeed } from '../../../src/features/pages/feed/feeds.pages.js';
import type { Body, PageRequest, Site } from '../../../src/features/pages/page.js';

const [IMPORTED, LATER] = ['2026-11-25T10:00:00.000Z', '2026-11-26T10:00:00.000Z'];

/** Returns a page of the feed after an import of this many visits and a later change of another, and its titles. */
function page(imported: number, after?: string): { body: string; titles: string[] } {
  const visit = (slug: string, updatedAt: string, version: number) => ({
    ...{ slug, title: slug, status: 'COMPLETED', kind: null, start: null, end: null, durationDays: null },
    ...{ hostCountry: { name: 'China' }, hostOrganization: null, updatedAt, version },
  });
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
  expect(page(99).titles).toEqual(['changed', 'Trips']);
  expect(page(99).body).toContain('Source: data set with 3,264 visits.');
  expect(page(2).titles).toEqual(['changed', 'trip-0', 'trip-1', 'Trips']);
});

test('older changes are on further pages of the feed, which do not repeat the sources', () => {
  expect(page(99).body).toContain('<link rel="next" type="application/atom+xml" href="http://localhost/changes.atom?after=c1"/>');
  const later = page(99, 'c0');
  expect(later.titles).toEqual(['changed']);
  expect(later.body).toContain('<link rel="self" type="application/atom+xml" href="http://localhost/changes.atom?after=c0"/>');
  expect(page(2).body).not.toContain('rel="next"');
});
