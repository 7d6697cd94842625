import { expect, test } from 'vitest';
import { z } from 'zod';
import { RecordCells } from '../../../../src/features/mapping/cells.js';
import { surveyFindings } from '../../../../src/features/mapping/report/findings.js';
import { fieldRole } from '../../../../src/features/mapping/shape.js';
import { fieldReader } from '../../../../src/features/mapping/values/field.js';
import { claimFields } from '../../../../src/model/kinds/fields.js';
import { annotated } from '../annotated.js';

const mapping = (visit: string) => `
source: { slug: 'trips-{file}', kind: DATASET, title: Trips }
format: { csv: {} }
key: trip-{id}
visit:
  title: Trip {id}
  status: COMPLETED
  hostCountry: france
  ${visit}
`;

async function visits(visit: string, header: string, rows: string[]) {
  const { annotation, problems, survey } = await annotated(mapping(visit), [header, ...rows].join('\n'));
  return { visits: annotation && Object.values(annotation.visits), problems, survey };
}

test('a record in which a pattern matches nothing is refused with its row', async () => {
  const rows = ['1,on 1998-05-05', '2,1998', '3,', '4,in May'];
  const read = await visits(`start: { from: when, extract: '^on (.+)' }`, 'id,when', rows);
  expect(read.problems).toEqual([
    ['extract-none', 3, 'when'],
    ['extract-none', 5, 'when'],
  ]);
  expect(read.visits!.map(({ start }) => start)).toEqual(['1998-05-05', undefined]);
});

test('an optional pattern that matches nothing produces no value, and the report lists the text', async () => {
  const rows = ['1,on 1998-05-05', '2,1998'];
  const read = await visits(`start: { from: when, extract: '^on (.+)', optional: true }`, 'id,when', rows);
  expect(read.problems).toEqual([]);
  expect(read.visits!.map(({ start }) => start)).toEqual(['1998-05-05', undefined]);
  const unmatched = surveyFindings(read.survey).filter(({ section }) => section === 'unmatched');
  expect(unmatched).toMatchObject([{ column: 'when', value: '1998', count: 1 }]);
});

test('a pattern without a group is a problem in the mapping', async () => {
  await expect(visits(`start: { from: when, extract: '^on' }`, 'id,when', [])).rejects.toThrow(
    'visit.start.extract: has no group in parentheses: "^on" (mapping-shape)',
  );
});

test('every match is used if the mapping says so', async () => {
  const cell = '1,"Paris (2 days), Lyon (1 day)"';
  const every = await visits(`places: { from: stops, extract: '(\\p{L}+) \\(', every: true }`, 'id,stops', [cell]);
  const first = await visits(`places: { from: stops, extract: '(\\p{L}+) \\(' }`, 'id,stops', [cell]);
  expect([every, first].map((read) => read.visits![0]!.places)).toEqual([['Paris', 'Lyon'], ['Paris']]);
});

test('the first column that is not empty is used', async () => {
  const rows = ['1,1998-05-05,1997', '2,,1997-03', '3,,', '4,May,1997'];
  const read = await visits('start: { from: [held, announced] }', 'id,held,announced', rows);
  expect(read.visits!.map(({ start }) => start)).toEqual(['1998-05-05', '1997-03', undefined]);
  expect(read.problems).toEqual([['date-form', 5, 'held']]);
});

const UGLY = `start: &dates
    from: when
    formats: [d MMMM yyyy, d-d MMMM yyyy, d MMM – d MMM yyyy, 'MMMM d–MMMM d, yyyy', MMMM yyyy, yyyy, dd/MM/yy, serial, "'early' MMMM yyyy"]
    language: [en, fr]
    pivot: 1930
    qualifiers: true
  end: *dates`;

test('dates can be kept as written', async () => {
  const written: [string, string, string][] = [
    ['5-7 May 1998', '1998-05-05', '1998-05-07'],
    ['30 Nov – 2 Dec 1998', '1998-11-30', '1998-12-02'],
    ['"May 5–June 2, 1998"', '1998-05-05', '1998-06-02'],
    ['5 mai 1998', '1998-05-05', '1998-05-05'],
    ['05/06/29', '2029-06-05', '2029-06-05'],
    ['35920', '1998-05-05', '1998-05-05'],
    ['c. 1998', '1998~', '1998~'],
    ['5-7 May 1998?', '1998-05-05?', '1998-05-07?'],
    ['early May 1998', '1998-05', '1998-05'],
  ];
  const rows = [...written.map(([cell], index) => `${index},${cell}`), '90,7-5 May 1998', '91,the fifth of May'];
  const read = await visits(UGLY, 'id,when', rows);
  expect(read.visits!.map(({ start, end }) => [start, end])).toEqual(written.map(([, start, end]) => [start, end]));
  expect(read.problems).toEqual([
    ['ends-before-start', 11, 'when'],
    ['date-form', 12, 'when'],
  ]);
});

const TITLED = (title: string) => `
source: { slug: 'trips-{file}', kind: DATASET, title: Trips }
format: { csv: {} }
key: trip-{id}
visit:
  title: '${title}'
  status: COMPLETED
  hostCountry: { from: iso, countries: countries.csv, split: ; }
  places: city
`;
const COUNTRIES = { 'countries.csv': 'name,from,to,slug\nXRU,,,russia\n' };

test('a title can name the country, even if a list or part of the cell identifies it', async () => {
  const data = 'id,iso,city\n1,XRU,Kazan\n2,DEU;FRA,\n';
  const { annotation, problems } = await annotated(TITLED('Trip to {city}, {iso as country}, {id}'), data, COUNTRIES);
  expect(problems).toEqual([]);
  expect(Object.values(annotation!.visits).map(({ title }) => title)).toEqual([
    'Trip to Kazan, Russia, 1',
    'Trip to Germany, 2',
    'Trip to France, 2',
  ]);
});

test('a title that takes its country from another column is a problem in the mapping', async () => {
  await expect(annotated(TITLED('Trip to {city as country}'), 'id,iso,city\n', COUNTRIES)).rejects.toThrow(
    'visit.title: the mapping reads no country from the column city',
  );
});

test('a file is dated by its latest change, if any record has a date of change', async () => {
  const mapping = `
source: { slug: 'trips-{file}', kind: DATASET, title: Trips, publishedOn: '2001' }
format: { csv: {} }
key: trip-{id}
lastChanged: { from: changed, extract: '^(.{10})' }
visit: { title: 'Trip {id}', status: COMPLETED, hostCountry: austria }
`;
  const dated = async (...changed: string[]) => {
    const { annotation, problems } = await annotated(
      mapping,
      ['id,changed', ...changed.map((time, id) => `${id},${time}`)].join('\n'),
    );
    return problems.length > 0 ? problems.map(([code]) => code) : annotation!.source.publishedOn;
  };
  expect(await dated('2010-10-25T16:17:47Z', '2018-09-17T09:06:57Z', '')).toBe('2018-09-17');
  expect(await dated('', '')).toBe('2001');
  expect(await dated('last Thursday')).toEqual(['date-form']);
});

const HOSTS = `hostOrganization: { from: host, extract: '(NATO|UN)', optional: true, match: { NATO: nato, UN: united-nations } }
organizations:
  nato: { name: NATO, kind: INTERGOVERNMENTAL }
  united-nations: { name: United Nations, kind: INTERGOVERNMENTAL }`;

test('patterns find the organization that received a guest, and the annotation declares it', async () => {
  const rows = ['id,host', '1,NATO headquarters', '2,France'];
  const { annotation, problems } = await annotated(mapping(HOSTS), rows.join('\n'));
  expect(problems).toEqual([]);
  expect(Object.values(annotation!.visits).map(({ hostOrganization }) => hostOrganization)).toEqual(['nato', undefined]);
  expect(annotation!.organizations).toEqual({ nato: { name: 'NATO', aliases: [], kind: 'INTERGOVERNMENTAL', cite: [] } });
});

test('an organization that the mapping does not describe is a problem in the mapping', async () => {
  await expect(visits(`hostOrganization: { from: host, match: { NATO: nato } }`, 'id,host', [])).rejects.toThrow(
    'the mapping has no organization nato: add it to organizations (list-value)',
  );
});

test('a data set names its publisher, and the annotation declares it', async () => {
  const published = (publisher: string) => mapping(HOSTS).replace('kind: DATASET', `kind: DATASET, publisher: ${publisher}`);
  const { annotation, problems } = await annotated(published('nato'), 'id,host\n1,France');
  expect(problems).toEqual([]);
  expect(annotation!.source.publisher).toBe('nato');
  expect(Object.keys(annotation!.organizations)).toEqual(['nato']);
  await expect(annotated(published('acme'), 'id,host\n1,France')).rejects.toThrow('the mapping has no organization acme');
});

test('a column names the events that visits were made for, and the annotation declares each event once', async () => {
  const occasion = `start: start
  occasion: { from: event, title: '{event}, {start as month}', kinds: { summit: SUMMIT, funeral: CEREMONY } }`;
  const rows = [
    'id,start,event',
    '1,2016-09-04,G20 Summit',
    '2,2016-09-05,G20 Summit',
    '3,2017-07-07,G20 Summit',
    '4,2016-09-05,',
    '5,2016-09-05,A fair',
  ];
  const { annotation, problems, text } = await annotated(mapping(occasion), rows.join('\n'));
  expect(problems).toEqual([]);
  const [first, second] = ['g20-summit-september-2016', 'g20-summit-july-2017'];
  expect(Object.values(annotation!.visits).map((visit) => visit.occasion)).toEqual([
    first,
    first,
    second,
    undefined,
    'a-fair-september-2016',
  ]);
  const { events } = annotation!;
  expect(Object.keys(events)).toEqual([first, second, 'a-fair-september-2016']);
  expect(events[first!]).toMatchObject({ title: 'G20 Summit, September 2016', kind: 'SUMMIT', status: 'COMPLETED' });
  expect(events['a-fair-september-2016']!.kind).toBe('OTHER');
  const cited = events[first!]!.cite.map((span) => text!.slice((span as { start: number }).start, (span as { end: number }).end));
  expect(cited).toEqual(['1,2016-09-04,G20 Summit', '2,2016-09-05,G20 Summit'].map((row) => expect.stringContaining(row)));
});

test('an event title that produces no slug is a problem in the record', async () => {
  const read = await visits('occasion: event', 'id,event', ['1,…']);
  expect(read.problems).toEqual([['key-form', 2, 'event']]);
});

test('a mapping fills a boolean field with a fixed value, or with one that its patterns give', () => {
  const [field] = claimFields(z.object({ isPrivate: z.boolean().optional() }));
  const role = fieldRole(field!)!;
  const read = (value: unknown, cell: string) => {
    const missed: string[] = [];
    const cells = new RecordCells(new Map([['secret', [cell]]]), new Set());
    const found = fieldReader({ ...field!, role }, value)(
      cells,
      () => {},
      ({ value: text }) => missed.push(text),
    );
    return [found, ...missed];
  };
  const matched = { from: 'secret', match: { '^y': true, '^n': false } };
  expect([read(false, 'Yes'), read(true, '')]).toEqual([[false], [true]]);
  expect([read(matched, 'Yes'), read(matched, 'no'), read(matched, 'perhaps'), read(matched, '')]).toEqual([
    ...[[true], [false], [null, 'perhaps'], [null]],
  ]);
  expect(read({ ...matched, else: false }, 'perhaps')).toEqual([false]);
});
