import { h } from 'preact';
import { renderToStaticMarkup } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { VisitsTable } from '../../../src/features/pages/facts/visits-table.js';
import type { VisitLineFragment } from '../../../src/features/pages/generated/graphql.js';

const day = (edtf: string) => ({ edtf, precision: 'DAY' as const, earliest: edtf, latest: edtf });
const [france, japan] = ['France', 'Japan'].map((name) => ({ slug: name.toLowerCase(), name }));

const visit = (title: string, of: Partial<VisitLineFragment>): VisitLineFragment => ({
  ...{ slug: title.toLowerCase(), title, kind: 'STATE', status: 'COMPLETED', start: day('2020-05-06'), end: day('2020-05-07') },
  ...{ guestCountry: france!, hostCountry: japan!, hostOrganization: null, durationDays: 2 },
  ...{ isSuspectedDuplicate: false, disagreements: [], places: [], updatedAt: '2020-06-01T00:00:00Z' },
  ...of,
});

const FRAMING = { title: 'Visits.', notes: [], sources: { before: '', link: 'No source', url: '/sources', after: '.' } };

/** Returns the headings of a table, and the text of the cells in each row. */
function tableOf(
  visits: VisitLineFragment[],
  of: { isOneWay?: boolean; today?: string } = {},
): [heads: string[], rows: string[][]] {
  const html = renderToStaticMarkup(h(VisitsTable, { id: 'list', visits, framing: FRAMING, ...of }));
  const texts = (part: string, tag: RegExp) => [...part.matchAll(tag)].map(([, text]) => text!.replaceAll(/<[^>]+>/g, '').trim());
  const [head, ...rows] = html.split('<tr>').slice(1);
  return [texts(head!, /<th[^>]*>(.*?)<\/th>/g), rows.map((row) => texts(row, /<t[dh][^>]*>(.*?)<\/t[dh]>/g))];
}

test('the list of visits has a column for the kind and one for the status', () => {
  const [heads, rows] = tableOf([visit('A trip', {}), visit('Another', { kind: null, status: 'CANCELLED' })]);
  expect(heads).toEqual(['When', 'Visit', 'From, to', 'Kind', 'Status']);
  expect(rows.map((row) => row.slice(-2))).toEqual([
    ['state visit', 'completed'],
    ['', 'cancelled'],
  ]);
});

test('visits in one direction are listed without their countries, and announced ones as past their date', () => {
  const [heads, rows] = tableOf([visit('A trip', { status: 'PLANNED', kind: 'WORKING' })], {
    isOneWay: true,
    today: '2026-12-01',
  });
  expect(heads).toEqual(['When', 'Visit', 'Kind', 'Status']);
  expect(rows[0]!.slice(-2)).toEqual(['working visit', 'planned; the date has passed']);
});

test('if one title does not name the host, each row names it', () => {
  const [heads, rows] = tableOf([visit('A trip to Japan', {}), visit('Another', {})]);
  expect(heads[2]).toBe('From, to');
  expect(rows.map((row) => row[2])).toEqual(['France to Japan', 'France to Japan']);
});

test('the host is left out of rows whose titles name it', () => {
  const [heads, rows] = tableOf([visit('A trip to Japan', {})]);
  expect([heads[2], rows[0]![2]]).toEqual(['From', 'France']);
});
