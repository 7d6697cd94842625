import { expect, test } from 'vitest';
import { changesFeed } from '../../../src/features/pages/feed/feeds.pages.js';
import type { Body, PageRequest, Site } from '../../../src/features/pages/page.js';

const [IMPORTED, LATER] = ['2026-11-25T10:00:00.000Z', '2026-11-26T10:00:00.000Z'];

/** Returns the titles of the feed after an import of this many visits and a later change of another. */
function titles(imported: number): string[] {
  const visit = (slug: string, updatedAt: string, version: number) => ({
    ...{ slug, title: slug, status: 'COMPLETED', kind: null, start: null, end: null, durationDays: null },
    ...{ hostCountry: { name: 'China' }, hostOrganization: null, updatedAt, version },
  });
  const visits = Array.from({ length: imported }, (_, index) => visit(`trip-${index}`, IMPORTED, 1));
  const source = { slug: 'trips', title: 'Trips', kind: 'DATASET', updatedAt: IMPORTED, visits: { totalCount: 3_264 } };
  const data = { visits: { nodes: [visit('changed', LATER, 2), ...visits] }, sources: { nodes: [source] } };
  const { body } = changesFeed.view(data, {} as PageRequest, { origin: 'http://localhost' } as Site) as Body;
  expect(body).toContain('Source: data set with 3,264 visits.');
  return [...body.matchAll(/^ {4}<title>(.*)<\/title>/gm)].map(([, title]) => title!);
}

test('visits from a large import appear as a single entry for their source', () => {
  expect(titles(99)).toEqual(['changed', 'Trips']);
  expect(titles(2)).toEqual(['changed', 'trip-0', 'trip-1', 'Trips']);
});
