import { expect, test } from 'vitest';
import { annotationCells } from '../../../../src/features/desk/browser/state/annotation-cells.js';
import { entriesIn, namedEntries, allNames, slugNamed } from '../../../../src/features/desk/browser/state/names.js';

const cells = annotationCells({
  source: { title: 'Ann Lee' },
  people: {
    'ann-lee': { name: 'Ann Lee', aliases: ['Ahn Li', 7] },
    'bo-lee': { name: 'Bo  Lée' },
    'jean-luc': { name: 'Jean–Luc Kim', aliases: 'none' },
    nobody: { country: 'x' },
  },
  organizations: { un: { name: 'United Nations', abbreviation: 'UN' }, twin: { name: 'Twin' }, other: { name: 'twin' } },
});

test('the entries of a table are listed with their slugs', () => {
  expect(entriesIn(cells, 'organizations')).toMatchObject([
    { entry: 'organizations/un', slug: 'un' },
    { slug: 'twin' },
    { slug: 'other' },
  ]);
  expect(entriesIn(cells, 'source')).toEqual([]);
});

test('the names of an entry are its name, abbreviation and aliases, provided they are strings', () => {
  expect(allNames(cells.get('people/ann-lee')!)).toEqual(['Ann Lee', 'Ahn Li']);
  expect(allNames(cells.get('organizations/un')!)).toEqual(['United Nations', 'UN']);
  expect([allNames(cells.get('people/jean-luc')!), allNames({})]).toEqual([['Jean–Luc Kim'], []]);
});

test.each([
  ['people', 'Ann Lee', 'ann-lee'],
  ['people', ' ahn   LI ', 'ann-lee'],
  ['people', 'Bo Lee', 'bo-lee'],
  ['people', 'Jean-Luc Kim', 'jean-luc'],
  ['people', 'kim', 'jean-luc'],
  ['people', 'Lee', null],
  ['people', 'Mr Kim', 'jean-luc'],
  ['people', 'the wife of Mr Kim', null],
  ['people', 'Mr Kim’s president Bo', null],
  ['people', 'Le', null],
  ['people', '', null],
  ['people', ' ', null],
  ['people', 'United Nations', null],
  ['organizations', 'UN', 'un'],
  ['organizations', 'Twin', null],
])('in %s, %j matches %s', (collection, words, slug) => expect(slugNamed(cells, collection, words)).toBe(slug));

test.each([
  ['people', 'Then Ann Lee, and “Bo Lee” came.', ['ann-lee', 'bo-lee']],
  ['people', 'AHN LI!', ['ann-lee']],
  ['people', 'Joann Lee', []],
  ['people', 'Ann Leeds', []],
  ['people', 'Jean-Luc Kim', ['jean-luc']],
  ['organizations', 'the UN.', ['un']],
])('in %s, the full names in %j are %j', (collection, words, slugs) =>
  expect(namedEntries(cells, collection, words)).toEqual(slugs),
);
